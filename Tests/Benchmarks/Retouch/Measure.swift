// Times that mean something: medians of several runs, after one that warms up. And the memory of one run.

import Foundation

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

/// The most bytes that were resident during one call, above those before it; Linux only, as it asks /proc.
func peakMemory(_ body: () throws -> Void) throws -> Int {
    giveBackFreeMemory()
    // 5 sets the peak back to what is resident now (proc(5), clear_refs).
    try Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
    let before = try residentKilobytes("VmRSS")
    try body()
    return max(0, try residentKilobytes("VmHWM") - before) * 1024
}

/// Calls glibc's malloc_trim, which Swift's Glibc module does not show: memory that was freed and kept would hide what is used.
private func giveBackFreeMemory() {
    typealias Trim = @convention(c) (Int) -> Int32
    guard let symbol = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(symbol, to: Trim.self)(0)
}

private func residentKilobytes(_ name: String) throws -> Int {
    let lines = try String(contentsOfFile: "/proc/self/status", encoding: .utf8).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("\(name):") }),
        let number = line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
    else { throw NoSuchLine(name: name) }
    return number
}

/// /proc/self/status has no such line.
struct NoSuchLine: Error {
    var name: String
}

extension Double {
    /// With two digits after the point.
    var short: String {
        let hundredths = Int((self * 100).rounded())
        let fraction = hundredths % 100
        return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
    }
}
