// A folder of plates for drawn subjects.

import Foundation
import Imaging
import RetouchModel
import Scenes
import TestSupport

/// Plain pictures with sidecars in a temporary folder, and a reading of their tags that needs no planner.
struct PlateShelfFolder {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// A picture with these tags, large enough for the frames of tests.
    func add(_ name: String, tags: String, _ more: String = #""licence": "CC0""#, picture: Raster) throws {
        let bytes = try ImageEncoder.encode(picture, profile: nil, options: OutputOptions(), compute: Compute(workers: 1))
        try Data(bytes).write(to: folder.url.appending(path: "\(name).png"))
        try Data(#"{"tags": "\#(tags)", \#(more)}"#.utf8).write(to: folder.url.appending(path: "\(name).json"))
    }

    func add(
        _ name: String, tags: String, _ more: String = #""licence": "CC0""#, color: Color, side: Int = 400
    ) throws {
        try add(name, tags: tags, more, picture: Pictures.plain(side, side, color))
    }

    func library() throws -> PlateLibrary {
        try PlateLibrary(folder: folder.path, limits: Limits().images, reading: Self.read)
    }

    func remove(_ name: String) throws { try FileManager.default.removeItem(at: folder.url.appending(path: "\(name).png")) }

    /// Places by the names of `ScenePlace`; a kitchen is a place that nobody drew; everything else is a thing.
    @Sendable static func read(_ text: String) -> SceneDescription {
        var scene = SceneDescription(text: text)
        for word in text.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) where !word.isEmpty {
            if let hour = SceneHour(rawValue: word) {
                scene.lights.append(word)
                scene.brief?.hour = hour
            } else if word == "kitchen" {
                scene.places.append(word)
            } else if let place = ScenePlace(rawValue: word) {
                scene.places.append(word)
                scene.brief = scene.brief ?? SceneBrief(place: place)
            } else {
                scene.objects.append(word)
                scene.leftOut.append(word)
            }
        }
        return scene
    }
}
