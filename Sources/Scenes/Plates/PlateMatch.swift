// How well a plate shows what was asked for.

import RetouchModel

/// A plate that shows a described scene, as far as its words tell.
package struct PlateMatch: Sendable {
    package let plate: Plate
    /// Higher is better; only differences mean something.
    package let score: Float
    /// The score as a share of what a picture of exactly these words would have: 1 = nothing is missing, 0 or less = hardly anything is there.
    package let share: Float
    /// Words of the description that the plate's do not answer, as they were named.
    package let unmet: [String]

    /// Below this share the plate lacks more than half of what was asked for, and a rendered scene comes nearer to it.
    private static let leastShare: Float = 0.5

    /// `nil` = the plate shows another scene.
    init?(_ plate: Plate, for scene: SceneDescription, asked: PlateWords) {
        let comparison = PlateComparison(asked: asked, shown: plate.words)
        guard comparison.isSameScene else { return nil }
        self.plate = plate
        score = comparison.score
        let most = PlateComparison(asked: asked, shown: asked).score
        share = most > 0 ? score / most : 1
        unmet = comparison.unmet(scene)
        isGoodEnough = asked.brief == nil || share >= Self.leastShare
    }

    /// Whether it goes before a rendered scene. What nobody drew cannot be rendered: any picture of it does.
    package let isGoodEnough: Bool
}

/// Two descriptions side by side.
private struct PlateComparison {
    let asked: PlateWords
    let shown: PlateWords

    // MARK: - The same scene?

    /// The place must be the same, by its own word or by what a renderer calls it; and where the scene could be rendered instead, nothing
    /// that was asked for may be contradicted: a rendered night is better than a photograph of the day.
    var isSameScene: Bool {
        guard isSamePlace else { return false }
        guard asked.brief != nil else { return true }
        return !contradictsHour && !contradictsSurface
    }

    private var isSamePlace: Bool {
        if hasSameBrief, shown.isExact, !contradictsSurface { return true }
        let shared = asked.heart.count(where: shown.has)
        guard shared > 0 else { return false }
        guard asked.brief != nil, shown.brief != nil, !hasSameBrief else { return true }
        // "garden cafe": a garden without a cafe is half of it, and the cafe can be rendered.
        return !asked.sites.isEmpty && shared * 2 > asked.sites.count
    }

    private var hasSameBrief: Bool {
        guard let asked = asked.brief, let shown = shown.brief else { return false }
        return asked.place == shown.place
    }

    /// A wall of brick is no wall of concrete, and a red one no white one; elsewhere stuff and colour are details.
    private var contradictsSurface: Bool {
        guard let brief = asked.brief, brief.place == .wall || brief.place == .table else { return false }
        let stuff = brief.place == .wall ? brief.material : brief.table
        let other = brief.place == .wall ? shown.brief?.material : shown.brief?.table
        return stuff != nil && stuff != other || !brief.palette.isEmpty && !showsColor
    }

    private var showsColor: Bool {
        guard let color = asked.brief?.palette.first else { return false }
        return shown.brief?.palette.contains { $0.isNear(color) } ?? false
    }

    private var contradictsHour: Bool {
        if asked.isNight != shown.isNight { return asked.isNight ? !isDusk(shown) : asked.brief?.hour != nil && !isDusk(asked) }
        guard let hour = asked.brief?.hour, let other = shown.brief?.hour else { return false }
        return !agree(hour, other)
    }

    private func isDusk(_ words: PlateWords) -> Bool { words.brief?.hour == .dusk }

    private func agree(_ a: SceneHour, _ b: SceneHour) -> Bool {
        let alike: [Set<SceneHour>] = [
            [.golden, .afternoon], [.golden, .dusk], [.golden, .morning], [.dusk, .night], [.noon, .afternoon],
            [.noon, .morning],
            [.morning, .afternoon],
        ]
        return a == b || alike.contains([a, b])
    }

    // MARK: - How well?

    var score: Float {
        var score = 4 * Float(asked.sites.count(where: shown.has)) + 2 * Float(asked.regions.count(where: shown.has))
        score += 2 * Float(asked.materials.count(where: shown.has)) + 1.5 * Float(asked.objects.count(where: shown.has))
        score += Float(asked.lights.count(where: shown.has))
        if hasSameBrief { score += shown.isExact ? 3 : 1 }
        if let brief = asked.brief, let other = shown.brief {
            if let hour = brief.hour, let time = other.hour { score += hour == time ? 2 : agree(hour, time) ? 1 : -2 }
            if let weather = brief.weather { score += weather == other.weather ? 1 : 0 }
            if let light = brief.light { score += light == other.light ? 1 : 0 }
            if !brief.palette.isEmpty { score += showsColor ? 1 : -0.5 }
        }
        // What nobody asked for makes a picture more particular than the words.
        if shown.isNight != asked.isNight { score -= 1.5 }
        if shown.brief?.weather != nil, asked.brief?.weather == nil { score -= 1 }
        let extra = shown.sites.count { !asked.has($0) } + shown.regions.count { !asked.has($0) }
        return score - 0.25 * Float(min(extra, 4))
    }

    func unmet(_ scene: SceneDescription) -> [String] {
        let places = scene.places.filter { word in
            !PlateVocabulary.general.contains(word) && !shown.has(word)
                && !(hasSameBrief && shown.isExact && !scene.leftOut.contains(word) && !PlateVocabulary.regions.contains(word))
        }
        let things = scene.objects.filter { !shown.has($0) && !(hasSameBrief && $0 == asked.brief?.place.rawValue) }
        let lights = scene.lights.filter { !shown.has($0) && !answers(light: $0) }
        let colors = showsColor ? [] : (scene.brief?.palette ?? []).map(\.hex)
        return places + things + lights + colors
    }

    private func answers(light word: String) -> Bool {
        if PlateVocabulary.plainLight.contains(word) { return !shown.isNight }
        guard let brief = asked.brief, let other = shown.brief else { return false }
        if PlateVocabulary.weather.contains(word) { return brief.weather != nil && brief.weather == other.weather }
        if PlateVocabulary.falling.contains(word) { return brief.light != nil && brief.light == other.light }
        guard let hour = brief.hour, let time = other.hour else { return false }
        return agree(hour, time)
    }
}

extension Color {
    /// Whether both would be called by one name.
    fileprivate func isNear(_ other: Color) -> Bool {
        func distance(_ a: UInt8, _ b: UInt8) -> Int { abs(Int(a) - Int(b)) }
        return max(distance(red, other.red), distance(green, other.green), distance(blue, other.blue)) <= 60
    }
}
