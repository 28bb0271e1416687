// What an engine hands back: variations while it runs, and an outcome when it has ended.

package import Imaging
package import RetouchModel

/// One finished picture, with what is needed to prove what it left alone.
///
/// All planes and rasters have the result's size; between variations they share storage.
package struct EngineVariation: Sendable {
    /// 0-based.
    package var index: Int
    package var seed: UInt32
    package var raster: Raster
    /// The source, resampled to the result's size.
    package var reference: Raster
    /// 255 = the edit may change this pixel, 0 = it must equal the reference.
    package var allowed: Mask
    /// 255 = wholly subject (alpha = 1). Only background changes have it.
    package var interior: Mask?

    package init(
        index: Int, seed: UInt32, raster: Raster, reference: Raster, allowed: Mask, interior: Mask? = nil
    ) {
        self.index = index
        self.seed = seed
        self.raster = raster
        self.reference = reference
        self.allowed = allowed
        self.interior = interior
    }
}

/// What is known once all variations are delivered.
package struct EngineOutcome: Sendable {
    /// The mode that was used, never auto.
    package var mode: GenerationMode
    /// Why that mode, in words.
    package var modeReason: String
    package var notices: [Notice]
    /// Time per stage, in the order the stages ran.
    package var timings: [StageTiming]
    /// Facts of the first variation, for the suggestions.
    package var facts: PictureFacts
    /// Pictures of the engine's own that variations show, best first.
    package var pictures: [BackgroundPicture]

    package init(
        mode: GenerationMode, modeReason: String, notices: [Notice] = [], timings: [StageTiming] = [],
        facts: PictureFacts, pictures: [BackgroundPicture] = []
    ) {
        self.pictures = pictures
        self.mode = mode
        self.modeReason = modeReason
        self.notices = notices
        self.timings = timings
        self.facts = facts
    }
}
