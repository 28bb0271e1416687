// Wishes from a file and the command line, as settings.

import Foundation
import LoadTesting
import RetouchClient
import Testing

@Suite struct ScenarioTests {
    private func scenario(_ json: String) throws -> Scenario {
        try Scenario(json: Data(json.utf8), name: "s.json", folder: URL(fileURLWithPath: "/folder"))
    }

    @Test func aFileIsSettings() throws {
        let wishes = try scenario(
            """
            {"mix": "small=80,edit=20", "photos": ["a.jpg", "/b.jpg"], "rate": "50:10s,100:10s", "arrivals": "constant", "warmUp": "1s",
             "connections": 8, "timeout": "2s", "seed": 42, "editPrompts": ["warmer"], "mode": "fast"}
            """)
        #expect(wishes.photos == ["/folder/a.jpg", "/b.jpg"])
        let settings = try wishes.settings()
        #expect(settings.shape == .open(plan: try RatePlan("50:10s,100:10s"), spacing: .constant))
        #expect(settings.mix == (try CallMix("small=80,edit=20")))
        #expect(settings.warmUp == 1_000_000_000)
        #expect(settings.duration == nil)
        #expect(settings.connections == 8)
        #expect(settings.mostInFlight == 1_024)
        #expect(settings.timeout == 2_000_000_000)
        #expect(settings.seed == 42)
    }

    @Test func flagsGoBeforeTheFile() throws {
        let file = try scenario(#"{"mix": "small=1", "rate": "50:10s,100:10s", "connections": 8, "seed": 42}"#)
        var flags = Scenario()
        flags.concurrency = 16
        flags.seed = 7
        let settings = try flags.over(file).settings()
        #expect(settings.shape == .closed(workers: 16, pause: 0))
        #expect(settings.connections == 8)
        #expect(settings.seed == 7)
        #expect(settings.duration == LoadSettings.usualDuration)
    }

    @Test func aCountAloneHasNoTime() throws {
        let settings = try scenario(#"{"rate": "50", "count": 100}"#).settings()
        #expect(settings.duration == nil && settings.count == 100)
    }

    @Test(arguments: [
        (#"{"rates": "50"}"#, "no key rates"), (#"[]"#, "no JSON object"), (#"{"rate": 50}"#, "rate"),
        (#"{"connections": "many"}"#, "connections"), ("nothing", "no JSON object"),
    ])
    func brokenFilesAreRefused(json: String, words: String) {
        let failure = #expect(throws: UsageFailure.self) { try scenario(json) }
        #expect(failure?.description.hasPrefix("s.json: ") == true && failure?.description.contains(words) == true)
    }

    @Test(arguments: [
        (#"{}"#, "--rate R"), (#"{"rate": "5", "concurrency": 2}"#, "open or closed"),
        (#"{"rate": "5", "pause": "1s"}"#, "--pause"),
        (#"{"concurrency": 2, "arrivals": "poisson"}"#, "--arrivals"), (#"{"concurrency": 0}"#, "--concurrency 0"),
        (#"{"rate": "5:1s", "duration": "1s"}"#, "--duration"), (#"{"rate": "5", "arrivals": "bursty"}"#, "constant, poisson"),
        (#"{"rate": "5", "duration": "0s"}"#, "--duration"), (#"{"rate": "5", "connections": 0}"#, "--connections 0"),
        (#"{"rate": "5", "maxInFlight": 0}"#, "--max-in-flight 0"), (#"{"rate": "5", "count": 0}"#, "--count 0"),
        (#"{"rate": "5", "timeout": "0s"}"#, "--timeout"), (#"{"rate": "5", "warmUp": "soon"}"#, "--warm-up soon"),
        (#"{"rate": "5", "mix": "small"}"#, "--mix small"),
    ])
    func whatContradictsItselfIsRefused(json: String, words: String) throws {
        let wishes = try scenario(json)
        let failure = #expect(throws: UsageFailure.self) { try wishes.settings() }
        #expect(failure?.description.contains(words) == true, "\(failure?.description ?? "")")
    }

    @Test func photographsAreNeededByKindsThatSendThem() throws {
        var wishes = Scenario()
        #expect(throws: Never.self) { try wishes.inputs(for: try CallMix("small=1,plan=1")) }
        let failure = #expect(throws: UsageFailure.self) { try wishes.inputs(for: try CallMix("small=1,edit=1")) }
        #expect(failure?.description.contains("edit sends a photograph") == true)
        wishes.photos = ["/no/such/file.jpg"]
        #expect(throws: UsageFailure.self) { try wishes.inputs(for: try CallMix("edit=1")) }
        wishes.photos = nil
        wishes.mode = "best"
        #expect(throws: UsageFailure.self) { try wishes.inputs(for: .small) }
        wishes.mode = nil
        wishes.editPrompts = [""]
        #expect(throws: UsageFailure.self) { try wishes.inputs(for: .small) }
    }

    @Test func requestsAreMadeOfTheInputs() throws {
        let inputs = CallInputs(photographs: [[1], [2]], edits: ["warmer"], backgrounds: ["white", "beach"], mode: .fast)
        let edit = inputs.request(PlannedCall(kind: .edit, photograph: 1, prompt: 0, seed: 9, patience: 0))
        #expect(edit.operation == .edit && edit.source == .inline([2]) && edit.prompt == "warmer")
        #expect(edit.seed == 9 && edit.mode == .fast)
        let background = inputs.request(PlannedCall(kind: .slow, photograph: 0, prompt: 1, seed: 9, patience: 0))
        #expect(background.operation == .changeBackground && background.source == .inline([1]) && background.prompt == "beach")
        let plan = inputs.request(PlannedCall(kind: .plan, photograph: 0, prompt: 0, seed: 9, patience: 0))
        #expect(plan.source == .inline([]))
    }
}
