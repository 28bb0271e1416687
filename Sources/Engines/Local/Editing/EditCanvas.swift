// The picture while a plan runs.

import Imaging
import RetouchModel

/// What the steps so far made of the source, and what the result will be measured against. One value is one variation at one moment.
struct EditCanvas: Sendable {
    /// The picture as it is now.
    var raster: Raster
    /// The source at the working size, brought through the same frame changes: what nobody asked to change is equal in both.
    var reference: Raster
    /// 255 = a step was allowed to change this pixel, 0 = equal to the reference; `nil` = nothing was allowed yet.
    var allowed: Mask?
    /// The frame changes so far, in order: they lead from the session's original to this frame.
    var frames: [FrameChange] = []

    init(_ original: Raster) {
        raster = original
        reference = original
    }

    var width: Int { raster.width }
    var height: Int { raster.height }
}
