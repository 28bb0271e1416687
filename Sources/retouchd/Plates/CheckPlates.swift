// retouchd plates check: what a server would index, and every fault.

import ArgumentParser
import Foundation
import Imaging
import RetouchModel
import Scenes

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
        let library = try OperatorPlates.library(folder, limits: limits)
        let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
        var faults = library.findings
        var plates: [Plate] = []
        for plate in library.plates {
            do throws(PlateFailure) {
                _ = try library.picture(of: plate, compute: compute)
                plates.append(plate)
            } catch {
                faults.append(PlateFinding(file: plate.file, what: error.text, isLeftOut: true))
            }
        }
        let report = PlateReport(plates: plates, findings: faults)
        Console.say(report.text)
        if report.leavesOut { throw QuietEnd(status: 1) }
    }
}

extension PlateFailure {
    fileprivate var text: String {
        switch self {
        case .unusable(let trouble): trouble.description
        case .interrupted(let failure): failure.message
        }
    }
}
