// What of a thing takes a colour: nobody who wants a blue motorcycle wants blue tyres, or blue coffee in a blue cup.

import Imaging
import RetouchModel

/// The paint of vehicles, whose largest part is often tyres, chrome and glass, and the glaze of things that hold something else.
enum RecolorPaint {
    /// What a thing is made of, as far as its colour goes.
    enum Make {
        /// Painted in part: a vehicle.
        case vehicle
        /// Of one colour but for what is in it, on it or under it: a cup.
        case ware
    }

    /// Chroma in Oklab from which on a pixel is coloured, and not metal, rubber or glass.
    private static let coloured: Float = 0.085
    /// Lightness in Oklab from which on, and chroma up to which, a pixel is white paint.
    private static let white: (lightness: Float, chroma: Float) = (0.72, 0.045)
    /// Share of a vehicle that its paint covers at least, for less is a lamp or a badge; that it covers where it is white, for glass
    /// and chrome shine, too; and of a ware that its colour covers, for less is a pattern.
    private static let (leastPaint, leastWhite, leastGlaze): (Float, Float, Float) = (0.06, 0.25, 0.3)
    private static let bins = 24

    /// How a thing is made that no colour tells from others; `nil` = it takes the colour whole.
    static func make(_ thing: NamedRegion) -> Make? {
        guard thing.color == nil else { return nil }
        return vehicles.contains(thing.word) ? .vehicle : wares.contains(thing.word) ? .ware : nil
    }

    private static let vehicles: Set<String> = [
        "car", "suv", "jeep", "van", "truck", "bus", "taxi", "vehicle", "sedan", "convertible", "motorcycle", "motorbike",
        "scooter", "moped", "bicycle", "bike", "tricycle", "boat", "caravan", "tractor",
    ]

    private static let wares: Set<String> = [
        "cup", "coffee cup", "teacup", "mug", "coffee mug", "bowl", "saucer", "plate", "dish", "tray", "jug", "pitcher", "vase",
        "teapot", "kettle", "pot", "flowerpot", "flower pot", "planter", "pan", "saucepan", "frying pan", "casserole", "toaster",
        "blender", "mixer", "helmet", "bike helmet", "watering can", "toolbox", "drill",
    ]

    /// The colour of a thing's paint; `nil` where nothing of it can be told by its colour.
    ///
    /// - Parameters:
    ///   - raster: the picture.
    ///   - alpha: the thing's matte, of the picture's size; what is nearly opaque counts.
    static func color(_ make: Make, _ raster: Raster, alpha: Mask) -> Color? {
        let leastShare = make == .vehicle ? leastPaint : leastGlaze
        var bright: (count: Float, sum: SIMD3<Float>) = (0, .zero)
        var counts = [Float](repeating: 0, count: bins)
        var sums = [SIMD3<Float>](repeating: .zero, count: bins)
        var all: Float = 0
        let step = max(1, Int((Double(raster.pixelCount) / 60_000).squareRoot()))
        for y in stride(from: 0, to: raster.height, by: step) {
            for x in stride(from: 0, to: raster.width, by: step) where alpha[x, y] > 200 {
                let pixel = raster[x, y]
                let lab = Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
                all += 1
                let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
                if lab.x > white.lightness, chroma < white.chroma { bright = (bright.count + 1, bright.sum + lab) }
                guard chroma > coloured else { continue }
                let bin = Self.bin(lab)
                counts[bin] += 1
                sums[bin] += lab
            }
        }
        func around(_ bin: Int) -> [Int] { [(bin + bins - 1) % bins, bin, (bin + 1) % bins] }
        func weight(_ bin: Int) -> Float { around(bin).reduce(0) { $0 + counts[$1] } }
        let best = (0..<bins).max { weight($0) < weight($1) } ?? 0
        let lab: SIMD3<Float>
        if weight(best) > leastShare * max(1, all) {
            lab = around(best).reduce(.zero) { $0 + sums[$1] } / weight(best)
        } else if make == .vehicle, bright.count > leastWhite * max(1, all) {
            lab = bright.sum / bright.count
        } else {
            return nil
        }
        let light = Oklab.shownLight(lab)
        return Color(red: LinearLight.byte(light.x), green: LinearLight.byte(light.y), blue: LinearLight.byte(light.z))
    }

    /// Why a vehicle of no such colour, black or silver, is not recoloured: its tyres and glass would be, too.
    static func untold(_ word: String) -> EditFailure {
        EditFailure(
            .annotationMissing, stage: .engine,
            "The \(word)'s paint cannot be told from its tyres, glass and chrome by colour. Paint over the bodywork or send a mask of it, and ask again."
        )
    }

    /// Which part of the circle of hues a colour lies in, without a function that differs between machines.
    private static func bin(_ lab: SIMD3<Float>) -> Int {
        // The diamond angle: 0 ..< 4 once around, monotonic in the angle.
        let sum = abs(lab.y) + abs(lab.z)
        let ratio = lab.z / sum
        let turn = lab.y >= 0 ? (lab.z >= 0 ? ratio : 4 + ratio) : 2 - ratio
        return min(bins - 1, Int(turn / 4 * Float(bins)))
    }
}
