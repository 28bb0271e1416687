// Circles in which objects are looked for, and what was found in them.

import Imaging
import RetouchModel
import TestSupport
import Vision

/// The inside of an ellipse, as an object is looked for in it.
func circle(_ raster: Raster, _ center: SIMD2<Float>, _ radius: SIMD2<Float>) -> (box: Box, area: Mask) {
    let full = ellipseMask(raster.width, raster.height, center, radius)
    let box = full.boundingBox(threshold: 1)!
    var area = Mask(width: box.width, height: box.height, repeating: 0)
    for y in 0..<box.height { for x in 0..<box.width { area[x, y] = full[box.x + x, box.y + y] } }
    return (box, area)
}

/// What was found, on a mask of the picture's size.
func placed(_ found: ObjectCut.Found, _ raster: Raster) -> Mask {
    var mask = Mask(width: raster.width, height: raster.height, repeating: 0)
    for y in 0..<found.box.height {
        for x in 0..<found.box.width { mask[found.box.x + x, found.box.y + y] = found.mask[x, y] }
    }
    return mask
}
