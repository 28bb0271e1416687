// A folder of plates that a test fills, and a reading of their tags that needs no planner.

import Foundation
import Imaging
import RetouchModel
import Scenes
import TestSupport

/// Pictures with sidecars in a temporary folder.
struct PlateFolder {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    var path: String { folder.path }

    func write(_ name: String, _ bytes: [UInt8]) throws {
        try Data(bytes).write(to: folder.url.appending(path: name))
    }

    func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

    /// A picture whose colours say where one is in it, with a sidecar.
    func add(
        _ name: String, _ json: String, width: Int = 64, height: Int = 48, format: ImageFormat = .png
    ) throws {
        let picture = Pictures.gradient(width, height)
        let bytes = try ImageEncoder.encode(
            picture, profile: nil, options: OutputOptions(format: format), compute: Compute(workers: 1))
        try write(name, bytes)
        try write("\(name.split(separator: ".")[0]).json", json)
    }

    /// A picture with these tags and nothing to remark on but its size.
    func add(_ name: String, tags: String, horizon: Float = 0.5, width: Int = 64, height: Int = 48) throws {
        try add(name, #"{"tags": "\#(tags)", "horizon": \#(horizon), "licence": "own"}"#, width: width, height: height)
    }

    func library(_ change: (inout Limits.Images) -> Void = { _ in }) throws -> PlateLibrary {
        var limits = Limits().images
        change(&limits)
        return try PlateLibrary(folder: path, limits: limits, reading: TagReading.read)
    }
}

/// Reads a list of known words, as a planner would.
enum TagReading {
    private static let places: [String: (place: ScenePlace, material: SceneMaterial?, isExact: Bool)] = [
        "beach": (.beach, nil, true), "sea": (.beach, nil, false), "cafe": (.cafe, nil, true), "street": (.street, nil, true),
        "paris": (.street, nil, false), "garden": (.garden, nil, true), "brick": (.wall, .brick, true),
        "concrete": (.wall, .concrete, true),
    ]
    private static let hours: [String: SceneHour] = [
        "golden hour": .golden, "sunset": .golden, "noon": .noon, "night": .night, "dusk": .dusk, "afternoon": .afternoon,
    ]
    private static let placesWithoutBrief: Set = ["kitchen", "yacht", "outdoors", "harbor"]
    private static let lights: Set = ["rain", "warm", "sunlight"]
    private static let colors: [String: Color] = ["white": .white, "red": Color(red: 200, green: 30, blue: 30)]

    @Sendable static func read(_ text: String) -> SceneDescription {
        var scene = SceneDescription(text: text)
        let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        for word in words {
            if places[word] != nil || placesWithoutBrief.contains(word) {
                scene.places.append(word)
            } else if hours[word] != nil || lights.contains(word) {
                scene.lights.append(word)
            } else if colors[word] == nil {
                scene.objects.append(word)
            }
        }
        // Cafe goes before street, and what is exact before what is near.
        let order: [ScenePlace] = [.cafe, .beach, .garden, .street, .wall]
        let found = scene.places.compactMap { word in places[word].map { (word: word, entry: $0) } }
        func rank(_ entry: (place: ScenePlace, material: SceneMaterial?, isExact: Bool)) -> Int {
            (order.firstIndex(of: entry.place) ?? 9) + (entry.isExact ? 0 : 100)
        }
        guard let chosen = found.min(by: { rank($0.entry) < rank($1.entry) }) else {
            scene.leftOut = scene.places + scene.objects + scene.lights
            return scene
        }
        var brief = SceneBrief(place: chosen.entry.place, material: chosen.entry.material)
        brief.hour = words.compactMap { hours[$0] }.first
        if words.contains("rain") { brief.weather = .rain }
        if words.contains("warm") { brief.warmth = 0.6 }
        brief.palette = words.compactMap { colors[$0] }
        scene.brief = brief
        scene.leftOut = chosen.entry.isExact ? [] : [chosen.word]
        scene.leftOut += scene.places.filter { $0 != chosen.word && places[$0]?.place != chosen.entry.place && $0 != "outdoors" }
        scene.leftOut += scene.objects
        return scene
    }
}
