// retouchd plates render: fills a folder with rendered scenes.

import ArgumentParser
import Engines
import Foundation
import Imaging
import Planning
import RetouchModel
import Scenes

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

    /// One of every kind that looks good at any distance.
    private static let usual = [
        "plaster wall with window light", "concrete wall", "exposed brick wall", "tropical beach at golden hour", "beach at noon",
        "outdoor cafe in Paris with warm afternoon light", "city street in the afternoon", "city street at night",
        "green garden in the morning", "forest in fog", "park in the afternoon", "meadow with flowers at sunset",
        "mountains in the morning", "snowy mountains", "desert at golden hour", "rooftop with string lights at dusk",
        "sunlit loft",
        "living room with a sofa", "library", "marble table with window light", "wooden table by a window",
    ]

    func run() async throws {
        let (width, height) = try pixels()
        guard (1...Limits().images.plates).contains(count) else {
            throw StartFailure.wrong("--count \(count): 1 to \(Limits().images.plates) are possible.")
        }
        let plans = try (scenes.isEmpty ? Self.usual : scenes).map(Self.scene)
        let names = plans.map { Self.name($0.text, 1) }
        if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
            throw StartFailure.wrong("--scenes \"\(plans[twice].text)\": another scene has the same file name.")
        }
        signal(SIGXFSZ, SIG_IGN)
        let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
        do throws(PlateTrouble) {
            let writer = try PlateWriter(folder: folder)
            for scene in plans {
                for number in 1...count {
                    let name = Self.name(scene.text, number)
                    let outcome = try render(scene, name, width, height, seed: UInt32(number), to: writer, compute)
                    Console.say("\(folder)/\(name).jpg  \(outcome == .kept ? "is there already, kept" : "\(width)x\(height)")")
                }
            }
        } catch { throw StartFailure.impossible("the folder of plates \(folder): \(error).") }
    }

    private func render(
        _ scene: SceneDescription, _ name: String, _ width: Int, _ height: Int, seed: UInt32, to writer: PlateWriter,
        _ compute: Compute
    ) throws(PlateTrouble) -> PlateWriter.Outcome {
        if !replace, writer.has("\(name).jpg") { return .kept }
        let plate: RenderedPlate
        let picture: [UInt8]
        do throws(EditFailure) {
            plate = try RenderedPlate(scene, width: width, height: height, seed: seed, compute: compute)
            picture = try ImageEncoder.encode(
                plate.picture, profile: nil, options: OutputOptions(format: .jpeg, quality: 95), compute: compute)
        } catch { throw PlateTrouble("\(name).jpg cannot be rendered: \(error.message)") }
        return try writer.write(
            name, ending: "jpg", picture: picture, sidecar: try plate.sidecar.json(), replaces: replace)
    }

    // MARK: - Flags

    private func pixels() throws(StartFailure) -> (width: Int, height: Int) {
        let sides = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        let limits = Limits().images
        guard sides.count == 2, let width = sides[0], let height = sides[1], width > 0, height > 0 else {
            throw .wrong("--size \(size): write width and height in pixels, such as 2400x1600.")
        }
        guard min(width, height) >= limits.minimumSide, max(width, height) <= limits.side,
            width * height <= min(limits.pixels, Limits().edits.resultPixels)
        else {
            throw .wrong(
                "--size \(size): a side can have \(limits.minimumSide) to \(limits.side) pixels, and the picture "
                    + "\(Limits().edits.resultPixels).")
        }
        return (width, height)
    }

    /// What a description says, as a prompt would be read.
    private static func scene(_ text: String) throws(StartFailure) -> SceneDescription {
        guard text.unicodeScalars.count <= Limits().edits.promptCharacters else {
            throw .wrong("--scenes: a description has more than \(Limits().edits.promptCharacters) characters.")
        }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let scene = SceneReader.read(line)
        guard scene.brief != nil else {
            throw .wrong("--scenes \"\(line)\": nobody drew such a place; try a beach, a street, a garden, a brick wall, a loft.")
        }
        return scene
    }

    /// The words as a file's name.
    private static func name(_ text: String, _ number: Int) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return "\(words.joined(separator: "-").prefix(80))-\(number)"
    }
}
