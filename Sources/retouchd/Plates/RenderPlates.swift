// retouchd plates render: fills a folder with rendered scenes.

import ArgumentParser
import EditService
import Foundation
import RetouchModel

struct RenderPlates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Fill a folder with rendered scenes and their sidecars.",
        discussion: """
            The same words, size and number give the same pictures. A picture that is there is kept, unless --replace is given. Exit status: \
            0 when every picture is there, 1 when one cannot be written, 2 when a flag is wrong.
            """)

    @Argument(help: ArgumentHelp("The folder; made if it is not there.", valueName: "dir"))
    var folder: String

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Descriptions, each a scene: \"beach at golden hour\"; without it, one of every kind.", valueName: "words"))
    var scenes: [String] = []

    @Option(help: "Pictures of each scene.")
    var count = 1

    @Option(help: ArgumentHelp("Pixels.", valueName: "width x height"))
    var size = "2400x1600"

    @Flag(help: "Overwrite pictures that are there.")
    var replace = false

    func run() async throws {
        let limits = Limits()
        let (width, height) = try pixels(limits)
        guard (1...limits.images.plates).contains(count) else {
            throw StartFailure.wrong("--count \(count): 1 to \(limits.images.plates) are possible.")
        }
        let series: PlateSeries
        do throws(PlateTrouble) {
            series = try PlateSeries(scenes.isEmpty ? PlateSeries.usual : scenes, limits: limits)
        } catch { throw StartFailure.wrong("--scenes \(error).") }
        signal(SIGXFSZ, SIG_IGN)
        do throws(PlateTrouble) {
            try series.render(
                into: folder, count: count, width: width, height: height, replaces: replace,
                workers: ProcessInfo.processInfo.activeProcessorCount
            ) { file, isKept in
                Console.say("\(folder)/\(file)  \(isKept ? "is there already, kept" : "\(width)x\(height)")")
            }
        } catch { throw StartFailure.impossible("the folder of plates \(folder): \(error).") }
    }

    private func pixels(_ limits: Limits) throws(StartFailure) -> (width: Int, height: Int) {
        let sides = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard sides.count == 2, let width = sides[0], let height = sides[1], width > 0, height > 0 else {
            throw .wrong("--size \(size): write width and height in pixels, such as 2400x1600.")
        }
        do throws(PlateTrouble) {
            try PlateSeries.check(width: width, height: height, limits: limits)
        } catch { throw .wrong("--size \(size): \(error).") }
        return (width, height)
    }
}
