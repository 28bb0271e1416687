// Times that mean something: medians of several runs, after one that warms up.

/// The median seconds of `runs` calls, and the last call's result.
func median<Result>(of runs: Int, _ body: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
    var result = try body()
    var times: [Double] = []
    let clock = ContinuousClock()
    for _ in 0..<runs {
        let start = clock.now
        result = try body()
        let time = start.duration(to: clock.now).components
        times.append(Double(time.seconds) + Double(time.attoseconds) * 1e-18)
    }
    return (times.sorted()[runs / 2], result)
}

extension Double {
    /// With two digits after the point.
    var short: String {
        let hundredths = Int((self * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
