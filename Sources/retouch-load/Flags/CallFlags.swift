// Which calls are made, and how they behave: the flags that run and capacity share.

import ArgumentParser
import Foundation
import LoadTesting
import RetouchClient

struct CallFlags: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Kinds of calls with weights. small: Health.Check; plan: PlanEdit from words; upload: PlanEdit with a photograph; suggest; edit; \
            background; cancel: a background change that is given up; slow: one whose events are read slowly. Default small=1.
            """, valueName: "kind=weight,…"))
    var mix: String?

    @Option(help: ArgumentHelp("A photograph for calls that send one; may repeat.", valueName: "file"))
    var photo: [String] = []

    @Option(help: ArgumentHelp("An instruction for edit and plan; may repeat.", valueName: "words"))
    var editPrompt: [String] = []

    @Option(help: ArgumentHelp("A scene for background, cancel, slow and upload; may repeat.", valueName: "words"))
    var backgroundPrompt: [String] = []

    @Option(help: "Size of results: auto, 1k, 2k or 4k.")
    var resolution: String?

    @Option(help: "auto, fast, balanced or quality.")
    var mode: String?

    @Option(help: "Format of results: png, jpeg or webp.")
    var format: String?

    @Option(help: ArgumentHelp("Arrivals of an open loop: poisson (default) or constant.", valueName: "spacing"))
    var arrivals: String?

    @Option(help: "Connections, used in turn; slow calls have as many of their own. Default 4.")
    var connections: Int?

    @Option(
        help: ArgumentHelp(
            "Calls in flight in an open loop; what is due beyond that waits here, and its time runs. Default 128 a connection.",
            valueName: "calls"))
    var maxInFlight: Int?

    @Option(help: ArgumentHelp("Limit for one call. Default 30s.", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("Calls before this are sent and not counted. Default 2s.", valueName: "time"))
    var warmUp: String?

    @Option(help: ArgumentHelp("For calls in flight to finish at the end. Default 10s.", valueName: "time"))
    var finish: String?

    @Option(help: ArgumentHelp("cancel gives up after a time up to this. Default 500ms.", valueName: "time"))
    var cancelAfter: String?

    @Option(help: ArgumentHelp("slow pauses so long before each event. Default 200ms.", valueName: "time"))
    var slowPause: String?

    @Option(help: ArgumentHelp("A server that cannot be reached for so long ends the run. Default 5s.", valueName: "time"))
    var lostAfter: String?

    @Option(help: "Decides arrivals and calls: the same seed, the same load. Default 1.")
    var seed: UInt64?

    @Option(help: ArgumentHelp("A JSON file with the same wishes; flags go before it.", valueName: "file"))
    var scenario: String?

    /// These flags over the scenario file.
    func wishes() throws -> Scenario {
        var wishes = Scenario()
        wishes.mix = mix
        wishes.photos = photo.isEmpty ? nil : photo
        wishes.editPrompts = editPrompt.isEmpty ? nil : editPrompt
        wishes.backgroundPrompts = backgroundPrompt.isEmpty ? nil : backgroundPrompt
        wishes.resolution = resolution
        wishes.mode = mode
        wishes.format = format
        wishes.arrivals = arrivals
        wishes.connections = connections
        wishes.maxInFlight = maxInFlight
        wishes.timeout = timeout
        wishes.warmUp = warmUp
        wishes.finish = finish
        wishes.cancelAfter = cancelAfter
        wishes.slowPause = slowPause
        wishes.lostAfter = lostAfter
        wishes.seed = seed
        return wishes
    }

    /// The scenario file's; none without one.
    func file() throws -> Scenario {
        guard let scenario else { return Scenario() }
        let url = URL(fileURLWithPath: scenario)
        return try Scenario(json: try ReportFiles.read(scenario), name: scenario, folder: url.deletingLastPathComponent())
    }
}
