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
    /// About the centre, by any angle: every pixel is resampled.
    case turn(Rotation)

    /// The picture in the new frame.
    func applied(to raster: Raster, compute: Compute) throws(EditFailure) -> Raster {
        switch self {
        case .crop(let box):
            let window = CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
            return try Resampler.resize(raster, width: box.width, height: box.height, window: window, compute: compute)
        case .flip, .quarterTurns: return orientation.applied(to: raster, compute: compute)
        case .turn(let rotation): return try Rotator.turn(raster, by: rotation, compute: compute)
        }
    }

    /// The mask in the new frame.
    ///
    /// - Parameter growing: any pixel that a changed one had a part in becomes 255: for allowed regions. Otherwise it stays soft, and
    ///   255 only where the picture is made of wholly covered pixels alone.
    func applied(to mask: Mask, growing: Bool, compute: Compute) throws(EditFailure) -> Mask {
        switch self {
        case .crop(let box):
            let window = CropWindow(x: Double(box.x), y: Double(box.y), width: Double(box.width), height: Double(box.height))
            return try Resampler.resize(mask, width: box.width, height: box.height, window: window, compute: compute)
        case .flip, .quarterTurns: return orientation.applied(to: mask, compute: compute)
        case .turn(let rotation):
            return growing
                ? try Rotator.turnGrowing(mask, by: rotation, compute: compute)
                : try Rotator.turn(mask, by: rotation, compute: compute)
        }
    }

    /// Where a place of the frame before, of `width` x `height` pixels, lies in the new frame; it may lie outside.
    func applied(to point: PixelPoint, width: Int, height: Int) -> PixelPoint {
        switch self {
        case .crop(let box): return PixelPoint(x: point.x - Float(box.x), y: point.y - Float(box.y))
        case .flip(.horizontal): return PixelPoint(x: Float(width) - point.x, y: point.y)
        case .flip(.vertical): return PixelPoint(x: point.x, y: Float(height) - point.y)
        case .quarterTurns(let turns):
            switch turns & 3 {
            case 1: return PixelPoint(x: Float(height) - point.y, y: point.x)
            case 2: return PixelPoint(x: Float(width) - point.x, y: Float(height) - point.y)
            case 3: return PixelPoint(x: point.y, y: Float(width) - point.x)
            default: return point
            }
        case .turn(let rotation):
            let moved = rotation.moved(x: Double(point.x), y: Double(point.y), pictureWidth: width, pictureHeight: height)
            return PixelPoint(x: Float(moved.x), y: Float(moved.y))
        }
    }

    /// The exact turns as EXIF knows them.
    private var orientation: Orientation {
        switch self {
        case .crop, .turn: .upright
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
