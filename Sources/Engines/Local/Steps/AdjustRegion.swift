// Where an adjustment acts, with edges that do not show.

import Imaging
import RetouchModel

enum AdjustRegion {
    /// How much each pixel takes part; `nil` = the whole picture, wholly.
    ///
    /// A half of the frame fades over its middle, as under a graduated filter. What was drawn fades inwards, so that nothing outside
    /// it changes; the outline of a found object is softened by about a pixel.
    static func mask(_ region: Region, on canvas: EditCanvas, session: EditSession) throws(EditFailure) -> Mask? {
        switch region {
        case .whole: return nil
        case .part(let side): return graduated(side, width: canvas.width, height: canvas.height)
        case .subject, .background: return try session.selection(region, on: canvas).mask
        case .colorArea, .named, .annotation, .mask:
            let selection = try session.selection(region, reading: .garment, on: canvas)
            let longer = Float(max(canvas.width, canvas.height))
            guard selection.isLiteral else {
                return Blur.gaussian(selection.mask, sigma: max(0.7, longer * 0.0009), compute: session.compute)
            }
            return feathered(selection, sigma: max(1, longer * 0.004), compute: session.compute)
        }
    }

    /// 255 up to a tenth of the frame before the middle, 0 from a tenth behind it on.
    private static func graduated(_ side: Region.Side, width: Int, height: Int) -> Mask {
        let isAcross = side == .left || side == .right
        let length = isAcross ? width : height
        let line = (0..<length).map { place in
            let share = (Float(place) + 0.5) / Float(length)
            let fromStart = 1 - smoothstep(0.38, 0.62, share)
            return byte((side == .left || side == .top ? fromStart : 1 - fromStart) * 255)
        }
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            for x in 0..<width { mask.values[y * width + x] = line[isAcross ? x : y] }
        }
        return mask
    }

    /// Fades from the edge inwards over about two `sigma`; a small area fades less.
    private static func feathered(_ selection: Selection, sigma: Float, compute: Compute) -> Mask {
        let room = Float(min(selection.box.width, selection.box.height)) / 10
        var mask = Blur.gaussian(selection.mask, sigma: min(sigma, max(0.5, room)), compute: compute)
        for index in mask.values.indices {
            let soft = max(0, 2 * Int(mask.values[index]) - 255)
            mask.values[index] = UInt8(min(soft, Int(selection.mask.values[index])))
        }
        return mask
    }
}
