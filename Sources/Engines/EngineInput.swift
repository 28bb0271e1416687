// What an engine is given.

package import Imaging
package import RetouchModel

/// The decoded inputs of one edit, with its plan.
package struct EngineInput: Sendable {
    package var source: DecodedImage
    /// The caller's second picture.
    package var context: DecodedImage?
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
        source: DecodedImage, context: DecodedImage? = nil, mask: Mask? = nil, plan: EditPlan, seeds: [UInt32],
        resolution: Resolution = .auto, mode: GenerationMode = .auto, harmonizeSubject: Bool = false,
        limits: Limits = Limits()
    ) {
        self.source = source
        self.context = context
        self.mask = mask
        self.plan = plan
        self.seeds = seeds
        self.resolution = resolution
        self.mode = mode
        self.harmonizeSubject = harmonizeSubject
        self.limits = limits
    }
}
