// The shadow that a thing casts: what would be left hanging in the air without it.

import Imaging
import RetouchModel

/// Finds a soft dark area of the ground's own colour beside a thing.
///
/// The ground's light is taken from around the thing, beyond the reach of a shadow, and spread under it. Where the picture is darker
/// than that, but of the same hue, without edges, and in touch with the lower part of the thing, it is shadow. On a busy ground nothing
/// is taken: there darker spots are things.
enum RemoveShadow {
    /// Longer side of the working copy, in pixels.
    private static let workingSide = 256
    /// Light left in the darkest shadow, as a share of the ground's.
    private static let leastLight: Float = 0.03
    /// How far a shadow's hue may move: sky light makes it bluer.
    private static let hueRange: ClosedRange<Float> = 0.82...1.22
    /// Largest step of brightness between neighbours inside a shadow, as a share.
    private static let mostStep: Float = 0.14
    /// A shadow with more than so many times the thing's area is dusk.
    private static let mostArea = 1.0
    /// Median departure of the ground from its own spread light, as a share, above which it is busy.
    private static let busy: Float = 0.12

    /// - Parameter thing: 255 = the thing, 0 = not; the raster's size.
    /// - Returns: 255 = shadow; `nil` = none was found.
    /// - Throws: the interruption of `compute`.
    static func of(_ thing: Mask, in raster: Raster, compute: Compute) throws(EditFailure) -> Mask? {
        guard let box = SubjectBox.of(thing, above: 0) else { return nil }
        let reach = max(box.width, box.height) / 2 + 8
        let left = max(0, box.x - reach)
        // Things stand on the ground: what is behind their upper half is none.
        let top = box.y + box.height * 2 / 5
        let window = Box(
            x: left, y: top, width: min(raster.width, box.x + box.width + reach) - left,
            height: min(raster.height, box.y + box.height + reach) - top)
        let longer = max(window.width, window.height)
        let shrink = max(1, Double(longer) / Double(workingSide))
        let width = max(1, Int(Double(window.width) / shrink))
        let height = max(1, Int(Double(window.height) / shrink))
        guard min(width, height) >= 16 else { return nil }
        let part = CropWindow(
            x: Double(window.x), y: Double(window.y), width: Double(window.width), height: Double(window.height))
        let small = try Resampler.resize(raster, width: width, height: height, window: part, compute: compute)
        var object = try Resampler.resize(thing, width: width, height: height, window: part, compute: compute)
        for index in object.values.indices { object.values[index] = object.values[index] > 31 ? 255 : 0 }
        let ground = try Ground(small, object: object, reach: Float(reach) / Float(shrink) * 0.4, compute: compute)
        guard ground.busyness < busy else { return nil }
        guard let shadow = try found(small, object: object, ground: ground, compute: compute) else { return nil }
        return try enlarged(shadow, window: window, width: raster.width, height: raster.height, compute: compute)
    }

    private static func found(
        _ picture: Raster, object: Mask, ground: Ground, compute: Compute
    ) throws(EditFailure) -> Mask? {
        let width = picture.width
        // On plain paper a shade of two hundredths is seen; rough ground has as much by itself.
        let lightLeft = leastLight...1 - min(0.1, max(0.02, 3 * ground.busyness))
        var darker = Mask(width: width, height: picture.height, repeating: 0)
        for index in darker.values.indices
        where object.values[index] == 0 && ground.isShadow(index, lightLeft, hueRange, mostStep) {
            darker.values[index] = 255
        }
        // Threads and specks are texture.
        darker = Morphology.open(darker, radius: 1.5, compute: compute)
        try compute.checkpoint()
        let near = Morphology.dilate(object, radius: 5, compute: compute)
        let area = object.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        let parts = ConnectedComponents.find(in: darker)
        var touches = [Int](repeating: 0, count: parts.components.count)
        var leaves = touches
        for index in darker.values.indices where parts.labels.values[index] > 0 {
            let number = Int(parts.labels.values[index]) - 1
            let x = index % width
            let y = index / width
            if near.values[index] > 0 { touches[number] += 1 }
            if x == 0 || y == 0 || x == width - 1 || y == picture.height - 1 { leaves[number] += 1 }
        }
        let shadow = parts.filtered(darker) { part in
            let number = Int(part.label) - 1
            return touches[number] >= max(3, part.area / 60) && Double(part.area) <= mostArea * Double(area)
                && leaves[number] * 12 <= part.area
        }
        guard shadow.values.contains(255) else { return nil }
        // The soft rim lies outside what is surely darker.
        return Morphology.dilate(shadow, radius: 4, compute: compute)
    }

    private static func enlarged(
        _ shadow: Mask, window: Box, width: Int, height: Int, compute: Compute
    ) throws(EditFailure) -> Mask {
        let sized = try Resampler.resize(
            shadow, width: window.width, height: window.height, filter: window.width > shadow.width ? .linear : .automatic,
            compute: compute)
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<window.height {
            for x in 0..<window.width where sized[x, y] > 63 { mask[window.x + x, window.y + y] = 255 }
        }
        return mask
    }
}

/// The light around a thing, and what it would be under it.
private struct Ground {
    /// Linear light of the picture, smoothed a little.
    private let light: [SIMD3<Float>]
    /// The ground's, spread under the thing and its surroundings.
    private let spread: [SIMD3<Float>]
    private let width: Int
    /// Median departure of the ground from what is spread over it, as a share of its light.
    let busyness: Float

    /// - Parameter reach: how far a shadow may fall, in pixels.
    init(_ picture: Raster, object: Mask, reach: Float, compute: Compute) throws(EditFailure) {
        width = picture.width
        let near = Morphology.dilate(object, radius: reach, compute: compute)
        var planes: [(light: Plane<Float>, spread: Plane<Float>)] = []
        for channel in 0..<3 {
            let values = (0..<picture.pixelCount).map { LinearLight.light(picture.pixels[$0 * 4 + channel]) }
            let light = Blur.gaussian(
                Plane(width: picture.width, height: picture.height, values: values), sigma: 1, compute: compute)
            planes.append((light, Self.spread(light, under: near, compute: compute)))
            try compute.checkpoint()
        }
        let light = (0..<picture.pixelCount).map {
            SIMD3(planes[0].light.values[$0], planes[1].light.values[$0], planes[2].light.values[$0])
        }
        let spread = (0..<picture.pixelCount).map {
            SIMD3(planes[0].spread.values[$0], planes[1].spread.values[$0], planes[2].spread.values[$0])
        }
        self.light = light
        self.spread = spread
        let departures = light.indices.filter { near.values[$0] == 0 }.map { index in
            abs(light[index].y - spread[index].y) / (spread[index].y + 0.01)
        }
        busyness = departures.count > 64 ? departures.sorted()[departures.count / 2] : .infinity
    }

    /// Means of the known over ever wider Gaussians: near ones where there are any (normalised convolution, Knutsson and Westin 1993).
    private static func spread(_ plane: Plane<Float>, under near: Mask, compute: Compute) -> Plane<Float> {
        var result = Plane<Float>(width: plane.width, height: plane.height, repeating: 0)
        var open = Plane<Float>(width: plane.width, height: plane.height, repeating: 1)
        var sigma: Float = 6
        while sigma < Float(max(plane.width, plane.height)) * 2 {
            var known = plane
            var weights = plane
            for index in known.values.indices {
                let weight: Float = near.values[index] == 0 ? 1 : 0
                known.values[index] *= weight
                weights.values[index] = weight
            }
            let sums = Blur.gaussian(known, sigma: sigma, compute: compute)
            let shares = Blur.gaussian(weights, sigma: sigma, compute: compute)
            for index in result.values.indices where shares.values[index] > 1e-3 && open.values[index] > 0 {
                let part = open.values[index] * min(1, shares.values[index] * 4)
                result.values[index] += part * sums.values[index] / shares.values[index]
                open.values[index] -= part
            }
            sigma *= 2
        }
        for index in result.values.indices where open.values[index] < 1 { result.values[index] /= 1 - open.values[index] }
        return result
    }

    /// Share of the ground's light below which a shadow is deep.
    private static let deep: Float = 0.35

    /// Whether a pixel is the ground's colour with less light, and without an edge.
    func isShadow(_ index: Int, _ left: ClosedRange<Float>, _ hue: ClosedRange<Float>, _ step: Float) -> Bool {
        let here = light[index] + 1e-3
        let there = spread[index] + 1e-3
        let ratio = here / there
        let mean = (here.sum()) / there.sum()
        guard left.contains(mean) else { return false }
        // In the dark under a thing hue is noise, and its edge is hard.
        if mean < Self.deep { return true }
        guard hue.contains(ratio.x / mean), hue.contains(ratio.z / mean) else { return false }
        let x = index % width
        for other in [index - 1, index - width] where (other == index - 1 ? x > 0 : other >= 0) {
            if abs(light[other].y - light[index].y) > step * max(light[other].y, light[index].y) + 0.002 { return false }
        }
        return true
    }
}
