// Which kinds of calls, and how often each.

import Foundation
package import RetouchClient

/// Kinds of calls with weights.
package struct CallMix: Sendable, Equatable {
    package struct Share: Sendable, Equatable {
        package var kind: CallKind
        /// Above 0, relative to the sum of all.
        package var weight: Double
    }

    package let shares: [Share]
    /// Sums of the weights up to and with each share, as fractions of the whole; the last is 1.
    private let ceilings: [Double]

    /// Health checks alone.
    package static let small = CallMix(shares: [Share(kind: .small, weight: 1)])

    private init(shares: [Share]) {
        self.shares = shares
        let whole = shares.reduce(0) { $0 + $1.weight }
        var sum = 0.0
        var ceilings = shares.map { share in
            sum += share.weight
            return sum / whole
        }
        ceilings[ceilings.count - 1] = 1
        self.ceilings = ceilings
    }

    /// Reads `small=80,suggest=15,background=5`.
    ///
    /// - Throws: for an unknown or repeated kind, and weights that are no numbers above 0.
    package init(_ text: String) throws(UsageFailure) {
        var shares: [Share] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: "=", omittingEmptySubsequences: false)
            guard words.count == 2, let weight = Double(words[1]) else {
                throw UsageFailure("--mix \(text): write kinds with weights, such as small=80,suggest=15,background=5")
            }
            guard let kind = CallKind(rawValue: String(words[0])) else {
                let kinds = CallKind.allCases.map(\.rawValue).joined(separator: ", ")
                throw UsageFailure("--mix \(text): there is no kind \(words[0]); the kinds are \(kinds)")
            }
            guard weight > 0, weight <= 1e9 else { throw UsageFailure("--mix \(text): a weight is above 0, up to 1e9") }
            guard !shares.contains(where: { $0.kind == kind }) else {
                throw UsageFailure("--mix \(text): \(kind.rawValue) twice")
            }
            shares.append(Share(kind: kind, weight: weight))
        }
        self.init(shares: shares)
    }

    /// The kinds, in the order of reports.
    package var kinds: [CallKind] {
        CallKind.allCases.filter { kind in shares.contains { $0.kind == kind } }
    }

    /// The kind that a number from 0 up to, and without, 1 falls on.
    package func kind(at position: Double) -> CallKind {
        shares[ceilings.firstIndex { position < $0 } ?? shares.count - 1].kind
    }

    /// As `init(_:)` reads it.
    package var text: String {
        shares.map { "\($0.kind.rawValue)=\(Self.number($0.weight))" }.joined(separator: ",")
    }

    private static func number(_ weight: Double) -> String {
        weight == weight.rounded() && weight < 1e9 ? String(Int(weight)) : String(weight)
    }
}

extension CallMix: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        do {
            try self.init(text)
        } catch {
            throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: error.description))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
