// Another frame for the same picture: what crops, flips and turns do to every plane of an edit.

import Imaging
import RetouchModel

/// One change of the frame. Source, result, allowed region, masks and selections go through the same one, so that they stay comparable
/// pixel by pixel.
enum FrameChange: Sendable, Equatable {
    /// Keeps this box, in pixels of the frame before.
    case crop(Box)
    case flip(FlipAxis)
    /// Clockwise, 1 ... 3.
    case quarterTurns(Int)

    /// The picture in the new frame.
    func applied(to raster: Raster, compute: Compute) throws(EditFailure) -> Raster {
        switch self {
        case .crop(let box):
            let window = CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
            return try Resampler.resize(raster, width: box.width, height: box.height, window: window, compute: compute)
        case .flip, .quarterTurns: return orientation.applied(to: raster, compute: compute)
        }
    }

    /// The mask in the new frame.
    ///
    /// - Parameter growing: any pixel that a changed one had a part in becomes 255: for allowed regions.
    func applied(to mask: Mask, growing: Bool, compute: Compute) throws(EditFailure) -> Mask {
        switch self {
        case .crop(let box):
            let window = CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
            return try Resampler.resize(mask, width: box.width, height: box.height, window: window, compute: compute)
        case .flip, .quarterTurns: return orientation.applied(to: mask, compute: compute)
        }
    }

    /// The exact turns as EXIF knows them.
    private var orientation: Orientation {
        switch self {
        case .crop: .upright
        case .flip(.horizontal): .mirrored
        case .flip(.vertical): .mirroredUpsideDown
        case .quarterTurns(let turns):
            switch turns & 3 {
            case 1: .needsQuarterTurnRight
            case 2: .upsideDown
            case 3: .needsQuarterTurnLeft
            default: .upright
            }
        }
    }
}
