// What a server says of itself, for a person and as JSON.

import Foundation
package import RetouchModel

/// Describe and Health.Check as text.
package enum ServerReport {
    /// One line a fact: the build, the methods, the engines with what they can and cannot do, and every limit.
    package static func text(_ server: ServerDescription) -> String {
        var lines = ["build       \(server.build)", "schema      \(server.descriptorSet.count) bytes of descriptors"]
        lines += server.methods.map { "method      \($0)" }
        for engine in server.engines {
            lines.append("engine      \(engine.name)\(engine.generative ? ", generative" : "")")
            for ability in engine.abilities {
                lines.append(
                    "  \(ability.available ? "can" : "cannot")  \(ability.name)\(ability.missing.isEmpty ? "" : ": \(ability.missing)")"
                )
            }
        }
        let width = server.limits.map(\.name.count).max() ?? 0
        lines += server.limits.map { limit in
            "limit       \(limit.name.padding(toLength: width, withPad: " ", startingAt: 0))  \(limit.value)"
        }
        return lines.joined(separator: "\n")
    }

    /// The state, how much it does, and why when something is missing.
    package static func text(_ health: HealthStatus) -> String {
        let work = "\(health.state.rawValue): \(health.editsRunning) edits running, \(health.editsQueued) waiting"
        return ([work] + health.reasons.map { "  \($0)" }).joined(separator: "\n")
    }

    /// The description as one JSON object; the descriptor set is base64.
    package static func json(_ server: ServerDescription) throws -> String {
        try JSONReport.text(DescriptionForm(server))
    }

    /// The health as one JSON object.
    package static func json(_ health: HealthStatus) throws -> String {
        try JSONReport.text(HealthForm(health))
    }
}

private struct DescriptionForm: Encodable {
    struct Engine: Encodable {
        let name: String
        let generative: Bool
        let abilities: [Ability]
    }

    struct Ability: Encodable {
        let name: String
        let available: Bool
        let missing: String
    }

    let build: String
    let methods: [String]
    let engines: [Engine]
    let limits: [String: Int]
    let descriptorSet: Data

    init(_ server: ServerDescription) {
        build = server.build
        methods = server.methods
        engines = server.engines.map { engine in
            Engine(
                name: engine.name, generative: engine.generative,
                abilities: engine.abilities.map {
                    Ability(name: $0.name, available: $0.available, missing: $0.missing)
                })
        }
        limits = Dictionary(server.limits.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        descriptorSet = Data(server.descriptorSet)
    }
}

private struct HealthForm: Encodable {
    let state: String
    let reasons: [String]
    let editsRunning: Int
    let editsQueued: Int

    init(_ health: HealthStatus) {
        state = health.state.rawValue
        reasons = health.reasons
        editsRunning = health.editsRunning
        editsQueued = health.editsQueued
    }
}
