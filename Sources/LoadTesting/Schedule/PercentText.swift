// Shares as people write them: 0.1%.

package import RetouchClient

/// Reads shares.
package enum PercentText {
    /// - Parameters:
    ///   - range: of the fraction.
    ///   - option: that holds it, for the message.
    /// - Returns: the fraction: 0.001 for "0.1%".
    /// - Throws: for what is no percentage in the range.
    package static func parse(
        _ text: String, in range: ClosedRange<Double>, of option: String
    ) throws(UsageFailure) -> Double {
        guard text.hasSuffix("%"), let percent = Double(text.dropLast()) else {
            throw UsageFailure("\(option) \(text): write a percentage, such as 5%")
        }
        guard range.contains(percent / 100) else {
            throw UsageFailure(
                "\(option) \(text): \(Figures.percent(range.lowerBound)) to \(Figures.percent(range.upperBound))")
        }
        return percent / 100
    }
}
