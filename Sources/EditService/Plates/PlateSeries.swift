// Descriptions that become plates of a folder.

import Engines
import Imaging
import Planning
package import RetouchModel

/// Scenes to be rendered, each with the name of its files; all of them can be rendered, and no two share a name.
package struct PlateSeries: Sendable {
    private let scenes: [SceneDescription]

    /// One of every kind that looks good at any distance.
    package static let usual = [
        "plaster wall with window light", "concrete wall", "exposed brick wall", "tropical beach at golden hour", "beach at noon",
        "outdoor cafe in Paris with warm afternoon light", "city street in the afternoon", "city street at night",
        "green garden in the morning", "forest in fog", "park in the afternoon", "meadow with flowers at sunset",
        "mountains in the morning", "snowy mountains", "desert at golden hour", "rooftop with string lights at dusk",
        "sunlit loft",
        "living room with a sofa", "library", "marble table with window light", "wooden table by a window",
    ]

    /// - Parameter descriptions: each is read as a prompt would be.
    /// - Throws: naming the description, why it is no scene of its own.
    package init(_ descriptions: [String], limits: Limits) throws(PlateTrouble) {
        scenes = try descriptions.map { text throws(PlateTrouble) in try Self.scene(text, limits) }
        let names = scenes.map { Self.name($0.text, 1) }
        if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
            throw PlateTrouble("\"\(scenes[twice].text)\": another scene has the same file name")
        }
    }

    /// Whether plates may have a size in pixels.
    ///
    /// - Throws: what sizes they may have.
    package static func check(width: Int, height: Int, limits: Limits) throws(PlateTrouble) {
        let images = limits.images
        guard min(width, height) >= images.minimumSide, max(width, height) <= images.side,
            width * height <= min(images.pixels, limits.edits.resultPixels)
        else {
            throw PlateTrouble(
                "a side can have \(images.minimumSide) to \(images.side) pixels, and the picture \(limits.edits.resultPixels)")
        }
    }

    /// Renders `count` pictures of each scene, of seeds 1, 2, …, and tells of each as soon as it is there.
    ///
    /// - Parameters:
    ///   - folder: made where there is none.
    ///   - width, height: in pixels; see `check`.
    ///   - replaces: whether pictures that are there are made anew.
    ///   - done: with the picture's file name, and whether one that was there was kept.
    /// - Throws: naming the file, why it cannot be rendered or written.
    package func render(
        into folder: String, count: Int, width: Int, height: Int, replaces: Bool, workers: Int,
        done: (_ file: String, _ isKept: Bool) -> Void
    ) throws(PlateTrouble) {
        let renderer = try PlateRenderer(folder: folder, compute: Compute(workers: workers))
        for scene in scenes {
            for number in 1...count {
                let name = Self.name(scene.text, number)
                let isNew = try renderer.render(
                    scene, name: name, width: width, height: height, seed: UInt32(number), replaces: replaces)
                done("\(name).jpg", !isNew)
            }
        }
    }

    /// What a description says, as a prompt would be read.
    private static func scene(_ text: String, _ limits: Limits) throws(PlateTrouble) -> SceneDescription {
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard text.unicodeScalars.count <= limits.edits.promptCharacters else {
            throw PlateTrouble("\"\(line.prefix(60))…\": a description has at most \(limits.edits.promptCharacters) characters")
        }
        let scene = SceneReader.read(line)
        guard scene.brief != nil else {
            throw PlateTrouble(
                "\"\(line)\": nobody drew such a place; try a beach, a street, a garden, a brick wall, a loft")
        }
        return scene
    }

    /// The words as a file's name.
    private static func name(_ text: String, _ number: Int) -> String {
        let words = text.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return "\(words.joined(separator: "-").prefix(80))-\(number)"
    }
}
