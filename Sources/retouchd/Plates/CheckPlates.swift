// retouchd plates check: what a server would index, and every fault.

import ArgumentParser
import EditService
import Foundation
import RetouchModel

struct CheckPlates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Say what a server would make of a folder of plates.",
        discussion: """
            Reads every picture to its end, which a server does only when it uses one. Exit status: 0 when every file serves, 1 when one \
            does not, 2 when the folder or a setting is wrong. The limits are those of the environment and of --config, as serve has them.
            """)

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"))
    var folder: String

    @Option(help: ArgumentHelp("Limits in a JSON file.", valueName: "file"))
    var config: String?

    func run() async throws {
        let limits = try await LimitSettings.read(
            flags: [], environment: ProcessInfo.processInfo.environment, file: config)
        let report: PlateReport
        do throws(PlateTrouble) {
            let (records, findings) = try PlateFolder.check(
                folder, limits: limits, workers: ProcessInfo.processInfo.activeProcessorCount)
            report = PlateReport(plates: records, findings: findings)
        } catch { throw StartFailure.unreadable(plates: folder, error) }
        Console.say(report.text)
        if report.leavesOut { throw QuietEnd(status: 1) }
    }
}
