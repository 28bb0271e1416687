// `retouch-load run`: one run, measured and reported.

import ArgumentParser
import Foundation
import LoadTesting
import RetouchClient

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Puts a load on a server and reports latencies, throughput and errors.",
        discussion: """
            With --rate the loop is open: calls are due at times that the server has no influence on, and latency counts from then. With \
            --concurrency it is closed: each worker waits for its answer before it asks again.

            retouch-load run --rate 200 --duration 30s --mix small=80,suggest=15,background=5 --photo a.jpg --html report.html

            Edits cost credits and their results are stored, as anybody's are.
            """)

    @OptionGroup(title: "Server") var server: ServerFlags

    @Option(help: ArgumentHelp("Open loop: calls a second, or steps, such as 50:10s,100:10s.", valueName: "rate"))
    var rate: String?

    @Option(help: ArgumentHelp("Closed loop: so many workers.", valueName: "workers"))
    var concurrency: Int?

    @Option(help: ArgumentHelp("Of a worker between two calls. Default none.", valueName: "time"))
    var pause: String?

    @Option(help: ArgumentHelp("Ends the measured part. Default 10s.", valueName: "time"))
    var duration: String?

    @Option(help: ArgumentHelp("Ends the measured part after so many calls.", valueName: "calls"))
    var count: Int?

    @OptionGroup(title: "Calls") var calls: CallFlags

    @Option(
        help: ArgumentHelp(
            "What a percentile of the latency may be, such as p99=50ms or small:p99.9=5ms; may repeat. Exit status 1 when it is missed.",
            valueName: "percentile=time"))
    var objective: [String] = []

    @Option(help: ArgumentHelp("Share of errors above which the exit status is 1, such as 0.1%.", valueName: "percent"))
    var maxErrors: String?

    @OptionGroup(title: "Report") var output: ReportFlags

    @Flag(help: "Show nothing while it runs.")
    var quiet = false

    func run() async throws {
        var wishes = try calls.wishes()
        (wishes.rate, wishes.concurrency, wishes.pause) = (rate, concurrency, pause)
        (wishes.duration, wishes.count) = (duration, count)
        wishes = wishes.over(try calls.file())
        let settings = try wishes.settings()
        let inputs = try wishes.inputs(for: settings.mix)
        let objectives = try objective.map { try Objective($0) }
        let mostErrors = try maxErrors.map { try PercentText.parse($0, in: 0...1, of: "--max-errors") }
        try server.check()
        try output.check()

        let session = LoadSession(
            inputs: inputs, inputTexts: wishes.inputTexts(inputs, settings.mix), address: try server.address(),
            pid: server.serverPid, connect: try server.connect())
        let view = LiveView(settings, isQuiet: quiet)
        let report = await session.run(settings, stop: Interruption.watch()) { view.show($0) }
        view.end()

        let observations = objectives.map { $0.observe(report) }
        let text = [RunText.text(report)] + observations.map { "objective   \($0.text)" }
        try output.deliver(text: text.joined(separator: "\n"), json: report.json) { RunHTML.page(report) }
        if report.end == .interrupted { throw ExitCode.interrupted }
        let total = report.total
        guard report.end == .complete, total.succeeded > 0, observations.allSatisfy(\.isMet),
            total.errorFraction <= mostErrors ?? 1
        else { throw ExitCode.unmet }
    }
}
