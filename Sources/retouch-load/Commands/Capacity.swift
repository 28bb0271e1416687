// `retouch-load capacity`: the highest rate that meets an objective.

import ArgumentParser
import Foundation
import LoadTesting
import RetouchClient

struct Capacity: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Finds the highest rate at which the server still meets its latency objectives.",
        discussion: """
            Each trial is an open loop at one rate. Rates are doubled until one fails, then the gap is narrowed; what is found has to pass \
            twice.

            retouch-load capacity --objective p99=50ms --mix small=90,suggest=10 --photo a.jpg
            """)

    @OptionGroup(title: "Server") var server: ServerFlags

    @Option(
        help: ArgumentHelp(
            "What a percentile of the latency may be at most, such as p99=50ms or small:p99.9=5ms; may repeat, and all must hold.",
            valueName: "percentile=time"))
    var objective: [String]

    @Option(help: ArgumentHelp("Share of errors that a rate may have.", valueName: "percent"))
    var maxErrors = "0.1%"

    @Option(help: ArgumentHelp("Calls a second of the first trial.", valueName: "rate"))
    var startRate = 10.0

    @Option(help: ArgumentHelp("The lowest rate that is tried.", valueName: "rate"))
    var minRate = 0.1

    @Option(help: ArgumentHelp("The highest rate that is tried.", valueName: "rate"))
    var maxRate = 100_000.0

    @Option(help: ArgumentHelp("How close the rate that fails has to be to the one that passes.", valueName: "percent"))
    var precision = "5%"

    @Option(help: ArgumentHelp("The measured part of a trial.", valueName: "time"))
    var trial = "10s"

    @Option(
        help: ArgumentHelp(
            "Trials with too few calls for their percentiles are made longer, up to this.", valueName: "time"))
    var longestTrial = "60s"

    @Option(help: "Trials, at most.")
    var maxTrials = 40

    @OptionGroup(title: "Calls") var calls: CallFlags

    @OptionGroup(title: "Report") var output: ReportFlags

    @Flag(help: "Show nothing while it runs.")
    var quiet = false

    func run() async throws {
        let search = try search()
        let judge = CapacityJudge(
            objectives: try objective.map { try Objective($0) },
            mostErrors: try PercentText.parse(maxErrors, in: 0...1, of: "--max-errors"))
        let longest = try TimeText.parse(longestTrial, of: "--longest-trial")
        var wishes = try calls.wishes().over(try calls.file())
        (wishes.rate, wishes.concurrency, wishes.pause) = (String(startRate), nil, nil)
        (wishes.duration, wishes.count) = (trial, nil)
        wishes.finish = wishes.finish ?? "2s"
        let settings = try wishes.settings()
        let inputs = try wishes.inputs(for: settings.mix)
        try server.check()
        try output.check()

        let texts = wishes.inputTexts(inputs, settings.mix)
        let session = LoadSession(
            inputs: inputs, inputTexts: texts, address: try server.address(), pid: server.serverPid,
            connect: try server.connect())
        guard case .open(_, let spacing) = settings.shape else { throw UsageFailure("--arrivals: an open loop has arrivals") }
        let stop = Interruption.watch()
        let isQuiet = quiet
        let report = await CapacityRun(
            session: session, settings: settings, spacing: spacing, judge: judge, longest: longest
        ).run(search, inputs: texts, stop: stop, isQuiet: isQuiet) { trial, number in
            guard !isQuiet else { return }
            try? FileHandle.standardError.write(contentsOf: Data((CapacityText.line(trial, number: number) + "\n").utf8))
        }
        try output.deliver(text: CapacityText.text(report), json: report.json) { CapacityHTML.page(report) }
        if stop.reason == .interrupted { throw ExitCode.interrupted }
        guard report.capacity != nil, report.end != .broken, report.end != .outOfTrials else { throw ExitCode.unmet }
    }

    private func search() throws -> CapacitySearch {
        for (option, rate) in [("--start-rate", startRate), ("--min-rate", minRate), ("--max-rate", maxRate)]
        where !RatePlan.rates.contains(rate) {
            throw UsageFailure("\(option) \(rate): 0.001 to 1000000")
        }
        guard minRate <= startRate, startRate <= maxRate else {
            throw UsageFailure("--min-rate, --start-rate and --max-rate: in ascending order")
        }
        guard (1...1_000).contains(maxTrials) else { throw UsageFailure("--max-trials \(maxTrials): 1 to 1000") }
        return CapacitySearch(
            start: startRate, least: minRate, most: maxRate,
            precision: try PercentText.parse(precision, in: 0.005...1, of: "--precision"), mostTrials: maxTrials)
    }
}
