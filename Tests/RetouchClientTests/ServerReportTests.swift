// Describe and Health as people and scripts read them.

import Foundation
import RetouchClient
import RetouchModel
import Testing

@Suite struct ServerReportTests {
    static let server = ServerDescription(
        build: "retouchd 1.0.0", methods: ["retouch.v1.HealthService/Check"],
        engines: [
            EngineDescription(
                name: "local", generative: false,
                abilities: [
                    EngineAbility(name: "ReplaceBackground/studio", available: true),
                    EngineAbility(name: "ReplaceBackground/described", available: false, missing: "no scenes"),
                ])
        ],
        limits: [NamedLimit(name: "wire.frame-bytes", value: 1_048_576), NamedLimit(name: "images.side", value: 16_384)],
        descriptorSet: [0, 1, 254, 255])

    @Test func theTextNamesEveryFact() {
        let text = ServerReport.text(Self.server)
        for fact in [
            "retouchd 1.0.0", "retouch.v1.HealthService/Check", "can  ReplaceBackground/studio",
            "cannot  ReplaceBackground/described: no scenes", "1048576", "images.side",
        ] {
            #expect(text.contains(fact), "\(fact) is missing")
        }
    }

    @Test func theObjectHoldsTheLimitsByNameAndTheSchemaInBase64() throws {
        let text = try ServerReport.json(Self.server)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object.keys.sorted() == ["build", "descriptorSet", "engines", "limits", "methods"])
        #expect(object["limits"] as? [String: Int] == ["wire.frame-bytes": 1_048_576, "images.side": 16_384])
        #expect((object["descriptorSet"] as? String).flatMap { Data(base64Encoded: $0) } == Data([0, 1, 254, 255]))
    }

    @Test func healthSaysWhatIsMissing() throws {
        let health = HealthStatus(state: .degraded, reasons: ["u2net.onnx is missing"], editsRunning: 1, editsQueued: 2)
        #expect(ServerReport.text(health) == "degraded: 1 edits running, 2 waiting\n  u2net.onnx is missing")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(try ServerReport.json(health).utf8)) as? [String: Any])
        #expect(object.keys.sorted() == ["editsQueued", "editsRunning", "reasons", "state"])
    }
}
