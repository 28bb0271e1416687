// Paints what stands behind the subject, one variation at a time.

import Imaging
import RetouchModel
import Scenes

/// Paints one kind of backdrop for one edit. Scenes in words are `DescribedScene`'s.
struct BackdropPainter: Sendable {
    let backdrop: Backdrop
    let context: DecodedImage?
    let stance: SubjectStance
    /// `nil` where no ground shows.
    let shadow: ContactShadow?
    let width: Int
    let height: Int
    let compute: Compute

    /// Finds the shadow of the subject where the backdrop has a floor to cast it on.
    ///
    /// - Throws: `inputValidation` when the scene should come from a context picture and there is none.
    init(
        _ backdrop: Backdrop, context: DecodedImage?, cutout: Cutout, compute: Compute
    ) throws(EditFailure) {
        self.backdrop = backdrop
        self.context = context
        self.compute = compute
        stance = cutout.stance
        width = cutout.reference.width
        height = cutout.reference.height
        var hasFloor = false
        switch backdrop {
        case .transparent, .solid, .described: break
        case .studio(let studio): hasFloor = studio.floor
        case .context:
            guard context != nil else {
                throw EditFailure(
                    .inputValidation, stage: .engine, "The scene should come from image_context, and there is none.")
            }
            hasFloor = true
        }
        shadow = hasFloor && !cutout.stance.isCutOff ? try ContactShadow(cutout.alpha, compute: compute) : nil
    }

    /// Whether variations look different: nothing varies in one flat colour.
    var varies: Bool {
        switch backdrop {
        case .transparent, .solid: false
        case .studio, .context, .described: true
        }
    }

    /// How much bright surroundings shine round the subject's edge, 0 ... 1.
    var wrap: Float {
        switch backdrop {
        case .studio, .context: 0.16
        case .transparent, .solid, .described: 0
        }
    }

    /// The backdrop of one variation with the subject's shadow on it; opaque, except for `transparent`.
    func paint(seed: UInt32) throws(EditFailure) -> Raster {
        let look = VariationLook(seed: seed)
        switch backdrop {
        case .transparent:
            return Raster(width: width, height: height)
        case .solid(let color):
            return Raster(width: width, height: height, red: color.red, green: color.green, blue: color.blue, alpha: 255)
        case .studio(let studio):
            // What mirrors scatters little light, and so shows little of a shadow.
            let strength: Float = studio.gloss ? 0.55 : studio.light == .highKey ? 0.8 : 1
            let shade = shadow?.shade(look, strength: strength, compute: compute)
            return try paper(studio, look, seed).render(width: width, height: height, shade: shade, compute: compute)
        case .context(let scene):
            guard let context else { throw Self.notPaintable }
            let painter = ContextPainter(scene: scene, picture: context.raster, stance: stance, compute: compute)
            return try painter.paint(
                look, seed: seed, width: width, height: height,
                shade: shadow?.shade(look, strength: 0.8, compute: compute))
        case .described: throw Self.notPaintable
        }
    }

    /// The sweep that a studio backdrop means under one variation's light.
    private func paper(_ studio: StudioBackdrop, _ look: VariationLook, _ seed: UInt32) -> SeamlessPaper {
        func light(_ color: Color) -> SIMD3<Float> {
            LinearLight.light(red: color.red, green: color.green, blue: color.blue)
        }
        var paper = SeamlessPaper(paper: light(studio.color), paperAtTop: studio.gradientTo.map(light))
        paper.seed = UInt64(seed)
        paper.center = min(0.7, max(0.3, stance.center))
        paper.key = look.side * look.keyDistance
        paper.keyHeight = look.keyHeight
        paper.cove = look.cove
        paper.floor = look.floor
        paper.groundLine = shadow == nil ? nil : stance.groundLine
        switch studio.light {
        case .soft: paper.falloff = 0.30 * look.falloff
        case .highKey:
            paper.falloff = 0.14 * look.falloff
            paper.gain = 1.04
        case .spot:
            paper.falloff = 0.5
            paper.spot = look.strong ? 0.86 : 0.68
            paper.key *= 0.5
        case .dramatic: paper.falloff = min(0.85, 0.55 * look.falloff)
        }
        // Two colours are the point of a gradient: the light must not hide either.
        if studio.gradientTo != nil { paper.falloff *= 0.45 }
        return paper
    }

    private static let notPaintable = EditFailure(
        .pipeline, stage: .engine, "The background could not be made.", log: "a backdrop without a painter was routed here")
}
