// Where a subject stands in a scene: on its ground, on a table, or nowhere that the frame shows.

import RetouchModel

/// What carries the subject.
enum SubjectFooting: Sendable, Equatable {
    /// The frame cuts it off: no ground is seen.
    case none
    /// A person on the scene's ground, of this height in metres.
    case person(height: Float)
    /// A thing as large as a person, or larger, on the scene's ground: a car, a bicycle, a sofa.
    case ground(height: Float)
    /// A small thing on the scene's ground, seen from near it.
    case close(height: Float)
    /// A small thing on a table in front of the scene.
    case table

    /// Height of a grown person who stands, and of one who sits or crouches, and of a face from the forehead to the chin.
    private static let standing: Float = 1.72
    private static let seated: Float = 1.05
    static let face: Float = 0.17

    /// - Parameters:
    ///   - scene: what was asked for; its words may name the subject, or the ground under it.
    ///   - cutout: the subject.
    init(_ scene: SceneDescription, cutout: Cutout) {
        let stance = cutout.stance
        if stance.isCutOff {
            self = .none
        } else if cutout.isPerson || cutout.looksHuman && Self.isUpright(stance.box, by: 1.6) {
            self = .person(height: Self.height(ofPerson: cutout))
        } else {
            self = Self.thing(scene, shape: SubjectShape(cutout.alpha, box: stance.box))
        }
    }

    /// Upright people stand, others sit; where a face is seen, it says which: a group is wide and stands all the same.
    private static func height(ofPerson cutout: Cutout) -> Float {
        let box = cutout.stance.box
        guard let face = cutout.face else { return isUpright(box, by: 1.35) ? standing : seated }
        return Float(box.height) / Float(max(1, face.height)) * Self.face > 1.35 ? standing : seated
    }

    private static func isUpright(_ box: Box, by ratio: Float) -> Bool { Float(box.height) > ratio * Float(box.width) }

    private static func thing(_ scene: SceneDescription, shape: SubjectShape) -> SubjectFooting {
        let noun = SubjectNoun.first(in: scene.text)
        // A table that was asked for carries anything: a model car, too.
        if scene.brief?.table != nil || scene.brief?.place == .table { return .table }
        if let noun, noun.standsOnGround { return .ground(height: noun.height) }
        if noun == nil, isLarge(shape, scene) {
            // As wide as a car, as square as a chair, or as tall as somebody on two legs.
            return .ground(height: shape.aspect > 1.2 ? 1.5 : shape.aspect > 0.6 ? 1.0 : standing)
        }
        let height = noun?.height ?? 0.3
        if scene.brief?.place == .wall || SceneGroundWords.areNamed(in: scene.text) { return .close(height: height) }
        return .table
    }

    /// Without a noun, the outline and the words have to agree: most products are small.
    private static func isLarge(_ shape: SubjectShape, _ scene: SceneDescription) -> Bool {
        var points = 0
        if shape.standsOnLegs { points += 2 }
        if shape.aspect > 1.5 { points += 1 }
        if SceneGroundWords.isForVehicles(scene.text) { points += 1 }
        return points >= 2
    }
}

/// Words of a scene for what is underfoot.
enum SceneGroundWords {
    private static let always: Set<String> = [
        "floor", "floorboards", "ground", "pavement", "sidewalk", "asphalt", "sand", "gravel", "cobblestone", "cobblestones",
        "carpet",
        "rug", "pebbles",
    ]
    private static let afterOn: Set<String> = [
        "grass", "lawn", "road", "street", "snow", "path", "deck", "boardwalk", "moss", "leaves", "rock", "rocks", "ice", "beach",
    ]
    private static let vehicles: Set<String> = [
        "road", "highway", "motorway", "parking", "garage", "driveway", "racetrack", "asphalt", "roadside", "freeway",
        "serpentine",
    ]

    /// Whether the description says that the subject is on the ground, as in "on the grass".
    static func areNamed(in text: String) -> Bool {
        let words = SceneWordRun.words(text)
        if words.contains(where: always.contains) { return true }
        return words.enumerated().contains { index, word in
            afterOn.contains(word) && words[max(0, index - 3)..<index].contains { $0 == "on" || $0 == "onto" }
        }
    }

    /// Places where one expects a vehicle rather than a handbag.
    static func isForVehicles(_ text: String) -> Bool {
        SceneWordRun.words(text).contains(where: vehicles.contains)
    }
}
