// retouchd limits: every limit with its default, its flag and its variable.

import ArgumentParser
import RetouchModel

struct LimitsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "limits", abstract: "Print every limit: default, range, flag, variable and key of the configuration file.")

    func run() {
        let defaults = Limits()
        for entry in Limits.catalog {
            print("\(entry.name) = \(entry.value(in: defaults))")
            print("    \(entry.summary); \(entry.range.lowerBound) to \(entry.range.upperBound)")
            print("    \(entry.flag)  \(entry.variable)")
        }
        print("\(PlateFolderSetting.key) = none")
        print("    \(PlateFolderSetting.summary); a path")
        print("    \(PlateFolderSetting.flag)  \(PlateFolderSetting.variable)")
    }
}
