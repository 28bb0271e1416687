// The step Place: what the context picture shows, put into the source.

import Imaging
import RetouchModel
import Scenes

/// Cuts the object out of the context picture and sets it at the mark: in size, tone, focus and grain of the place, with a shadow where
/// it stands.
struct Place: LocalStep {
    let placement: Placement

    init(_ placement: Placement) { self.placement = placement }

    let stage = "place"
    var varies: Bool { true }
    var usesSubject: Bool { placement.region == .whole || placement.region == .background }

    func change(_ canvas: EditCanvas, seed: UInt32, session: EditSession) throws(EditFailure) -> StepChange {
        guard let context = session.input.context else {
            throw EditFailure(
                .inputValidation, stage: .engine,
                "The \(placement.object) should come from image_context, and there is none. Send a picture of it.")
        }
        let object = try session.timed("cut reference") { () throws(EditFailure) in
            try session.once("object") { () throws(EditFailure) in
                try PlacedObject(context, name: placement.object, session: session)
            }
        }
        let look = PlaceLook(seed: seed)
        let spot = try PlaceSpot.find(placement.region, object: object, canvas: canvas, session: session)
        let target = look.applied(to: spot, frameWidth: canvas.width, frameHeight: canvas.height)
        tell(object, target, session)
        let surroundings = PlaceSurroundings(canvas.raster, round: target, compute: session.compute)
        let matched = try PlaceMatch(object, at: target, in: surroundings, compute: session.compute).made(seed: seed)
        let composite = PlaceComposite(object: matched, target: target, compute: session.compute)
        return try composite.laid(
            on: canvas.raster, shadow: target.stands ? look.shadow(in: surroundings, seed: seed) : nil)
    }

    /// What the reference lacks for its place.
    private func tell(_ object: PlacedObject, _ target: PlaceTarget, _ session: EditSession) {
        let scale = target.scale(of: object)
        if scale > 1.05 {
            let tenths = Int(scale * 10 + 0.5)
            let times = tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
            session.notice(
                Notice(
                    code: .notApplied,
                    message: "The \(placement.object) is enlarged \(times) times: image_context shows it with only "
                        + "\(object.core.width) x \(object.core.height) pixels, so it has no finer detail than that.",
                    words: placement.object, advice: "Send a larger picture of it, or mark a smaller place."))
        }
        if object.isCutOff {
            session.notice(
                Notice(
                    code: .notApplied,
                    message: "The \(placement.object) is cut off by the edge of image_context, and so it is here.",
                    words: placement.object, advice: "Send a picture that shows all of it."))
        }
    }
}

/// What a seed changes: a little of size, position and shadow.
struct PlaceLook: Sendable, Equatable {
    /// Factor on the size, at most 1 where a mark was drawn.
    let size: Float
    /// Part of the object's width that it moves aside.
    let aside: Float
    let shadowStrength: Float
    /// How far the shadow reaches to the side, in sizes of the object.
    let shadowReach: Float

    /// Every fourth seed places the object exactly as asked.
    init(seed: UInt32) {
        var random = SeededRandom(seed: UInt64(seed), stream: 0x706C_6163)
        let jitter = random.uniform(in: -0.015...0.015)
        switch seed & 3 {
        case 0: (size, aside, shadowStrength, shadowReach) = (1, 0, 1, 0.05)
        case 1: (size, aside, shadowStrength, shadowReach) = (0.92 + jitter, 0, 0.8, 0.1)
        case 2: (size, aside, shadowStrength, shadowReach) = (0.96 + jitter, -0.06 + jitter, 1.12, 0.03)
        default: (size, aside, shadowStrength, shadowReach) = (0.88 + jitter, 0.07 + jitter, 0.92, 0.14)
        }
    }

    /// The place of this variation: smaller about the middle of the object's base; moved aside only inside the mark.
    func applied(to spot: PlaceTarget, frameWidth: Int, frameHeight: Int) -> PlaceTarget {
        var target = spot
        target.width *= size
        target.height *= size
        let room = (spot.width - target.width) / 2
        target.x += room + max(-room, min(room, aside * spot.width))
        target.y += spot.height - target.height
        return target
    }

    /// The shadow's look, away from the brighter side of the surroundings.
    func shadow(in surroundings: PlaceSurroundings, seed: UInt32) -> (look: VariationLook, strength: Float) {
        var look = VariationLook(seed: seed)
        look.side = surroundings.isBrighterOnTheRight ? 1 : -1
        look.shadow = 1
        look.shadowReach = shadowReach
        return (look, shadowStrength)
    }
}
