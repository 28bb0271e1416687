// The words of a scene, sorted by what they tell.

import RetouchModel

/// A description as the index compares it: of what is asked for, and of what a plate shows.
struct PlateWords: Sendable {
    /// Words that name a place by themselves.
    let sites: [String]
    let regions: [String]
    let materials: [String]
    let objects: [String]
    let lights: [String]
    /// What a renderer would make of it; `nil` = nobody drew such a place.
    let brief: SceneBrief?
    /// The brief's place is what the words name, and not only near it.
    let isExact: Bool
    let isNight: Bool
    private let all: Set<String>

    init(_ scene: SceneDescription) {
        sites = scene.places.filter {
            !PlateVocabulary.general.contains($0) && !PlateVocabulary.regions.contains($0)
                && !PlateVocabulary.materials.contains($0)
        }
        regions = scene.places.filter(PlateVocabulary.regions.contains)
        materials = scene.places.filter(PlateVocabulary.materials.contains)
        objects = scene.objects
        lights = scene.lights
        brief = scene.brief
        // What is only near the place that it stands for is among the words that the brief leaves out.
        let named = sites.isEmpty ? scene.places : sites
        isExact = scene.brief != nil && (named.isEmpty || named.contains { !scene.leftOut.contains($0) })
        isNight = scene.brief?.hour == .night || scene.lights.contains(where: PlateVocabulary.night.contains)
        all = Set(scene.places + scene.objects + scene.lights)
    }

    func has(_ word: String) -> Bool { all.contains(word) }

    /// Every word, for the index.
    var every: Set<String> { all }

    /// The words without which a picture is another scene: those of the place, or else of the things, the region, the material, the light.
    var heart: [String] {
        [sites, objects, regions, materials, lights].first { !$0.isEmpty } ?? []
    }
}
