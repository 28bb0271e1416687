// `retouch-load compare`: two runs and a verdict.

import ArgumentParser
import Foundation
import LoadTesting
import RetouchClient

struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says whether run B was better, worse or the same as run A, and how sure that is.",
        discussion: "Exit status 1 when it was worse; what is unclear is no failure.")

    @Argument(help: "The JSON report of the run to compare with.")
    var a: String

    @Argument(help: "The JSON report of the run that is judged.")
    var b: String

    @Option(help: ArgumentHelp("Changes up to this count as the same.", valueName: "percent"))
    var threshold = "5%"

    @OptionGroup(title: "Report") var output: ReportFlags

    func run() async throws {
        let threshold = try PercentText.parse(threshold, in: 0.001...10, of: "--threshold")
        try output.check()
        let runs = (
            try RunReport(json: try ReportFiles.read(a), name: a), try RunReport(json: try ReportFiles.read(b), name: b)
        )
        let names = (a: a, b: b)
        let comparison = try Comparison(runs.0, runs.1, names: names, threshold: threshold)
        try output.deliver(
            text: ComparisonText.text(comparison, names: names, runs.0, runs.1), json: comparison.json
        ) { ComparisonHTML.page(comparison, names: names, runs.0, runs.1) }
        if comparison.judgement == .worse { throw ExitCode.unmet }
    }
}
