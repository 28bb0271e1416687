// What an engine is given.

package import Imaging
package import RetouchModel

/// The decoded inputs of one edit, with its plan.
package struct EngineInput: Sendable {
    package var source: DecodedImage
    /// The caller's second picture.
    package var context: DecodedImage?
    /// Where the caller drew.
    package var annotation: DrawnAnnotation?
    /// 255 = may change, 0 = must not; the source's oriented size. A hard limit.
    package var mask: Mask?
    package var plan: EditPlan
    /// One seed a variation, `VariationSeeds` derives them; a variation's bytes depend on its own seed alone.
    package var seeds: [UInt32]
    package var resolution: Resolution
    package var mode: GenerationMode
    /// Whether the subject's own colours may move towards the new light.
    package var harmonizeSubject: Bool
    package var limits: Limits

    package init(
        source: DecodedImage, context: DecodedImage? = nil, annotation: DrawnAnnotation? = nil, mask: Mask? = nil,
        plan: EditPlan, seeds: [UInt32], resolution: Resolution = .auto, mode: GenerationMode = .auto,
        harmonizeSubject: Bool = false, limits: Limits = Limits()
    ) {
        self.source = source
        self.context = context
        self.annotation = annotation
        self.mask = mask
        self.plan = plan
        self.seeds = seeds
        self.resolution = resolution
        self.mode = mode
        self.harmonizeSubject = harmonizeSubject
        self.limits = limits
    }
}

/// An annotation whose pictures are decoded.
package enum DrawnAnnotation: Sendable {
    /// The marks alone on transparent ground; the source's oriented size.
    case overlay(Raster)
    /// Strokes in coordinates of 0 ... 1 of the source's oriented width and height.
    case strokes([Stroke])
    /// The source with the marks drawn on it; the source's oriented size.
    case markedCopy(Raster)
}
