// Times as people write them: 250ms, 10s, 2m.

import Foundation
package import RetouchClient

/// Reads and writes spans of time.
package enum TimeText {
    private static let units: [(name: String, nanoseconds: Double)] = [
        ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 6e10), ("h", 3.6e12),
    ]
    /// Longest time that an option may name: a week.
    private static let longest = 7 * 24 * 3.6e12

    /// Reads a number and its unit: us, ms, s, m or h.
    ///
    /// - Parameter option: that holds it, for the message.
    /// - Throws: for what is no such time, below 0, or above a week.
    package static func parse(_ text: some StringProtocol, of option: String) throws(UsageFailure) -> Nanoseconds {
        let digits = text.prefix { $0.isNumber || $0 == "." }
        let rest = text[digits.endIndex...]
        guard let number = Double(digits), let unit = units.first(where: { $0.name == rest }) else {
            throw UsageFailure("\(option) \(text): write a time with its unit, such as 250ms, 10s or 2m")
        }
        let span = number * unit.nanoseconds
        guard span <= longest else { throw UsageFailure("\(option) \(text): at most a week") }
        return Nanoseconds(span.rounded())
    }

    /// Three significant digits in the unit that suits: "17.2 µs", "1.40 ms", "12.0 s".
    package static func text(_ span: Nanoseconds) -> String {
        let value = Double(span)
        return switch abs(value) {
        case ..<1e6: digits(value / 1e3) + " µs"
        case ..<1e9: digits(value / 1e6) + " ms"
        case ..<6e11: digits(value / 1e9) + " s"
        default: digits(value / 6e10) + " min"
        }
    }

    /// A number of a few significant digits, never in scientific notation.
    static func digits(_ value: Double) -> String {
        let magnitude = abs(value)
        return switch magnitude {
        case 0: "0"
        case ..<0.0995: String(format: "%.3f", value)
        case ..<9.995: String(format: "%.2f", value)
        case ..<99.95: String(format: "%.1f", value)
        default: String(format: "%.0f", value)
        }
    }
}
