// Numbers as reports write them.

import Foundation

/// Counts, rates, shares and sizes for people.
enum Figures {
    /// "1,234,567".
    static func count(_ value: Int) -> String {
        var digits = Array(String(value.magnitude))
        for index in stride(from: digits.count - 3, to: 0, by: -3) { digits.insert(",", at: index) }
        return (value < 0 ? "-" : "") + String(digits)
    }

    /// "12.3/s".
    static func rate(_ value: Double) -> String { number(value) + "/s" }

    /// Three significant digits, thousands separated.
    static func number(_ value: Double) -> String {
        abs(value) >= 999.5 ? count(Int(value.rounded())) : TimeText.digits(value)
    }

    /// "12.3 %" of a fraction.
    static func percent(_ fraction: Double) -> String {
        let percent = fraction * 100
        return (percent == 0 ? "0" : percent < 0.0095 ? String(format: "%.2g", percent) : TimeText.digits(percent)) + " %"
    }

    /// "1.23 MB", by powers of 1,000.
    static func bytes(_ value: Double) -> String {
        let units = ["B", "kB", "MB", "GB", "TB"]
        var value = value
        var unit = 0
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        return "\(unit == 0 ? String(Int(value.rounded())) : TimeText.digits(value)) \(units[unit])"
    }
}
