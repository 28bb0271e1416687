// What of a vehicle is painted: nobody who wants a blue motorcycle wants blue tyres.

import Imaging
import RetouchModel

/// The paint of vehicles, whose largest part is often tyres, chrome and glass.
enum RecolorPaint {
    /// Chroma in Oklab from which on a pixel is coloured, and not metal, rubber or glass.
    private static let coloured: Float = 0.085
    /// Share of the vehicle that its paint covers at least: less is a lamp or a badge.
    private static let leastShare: Float = 0.06
    private static let bins = 24

    /// Whether a thing is a vehicle that no colour tells from others.
    static func isPainted(_ thing: NamedRegion) -> Bool { thing.color == nil && words.contains(thing.word) }

    private static let words: Set<String> = [
        "car", "suv", "jeep", "van", "truck", "bus", "taxi", "vehicle", "sedan", "convertible", "motorcycle", "motorbike",
        "scooter", "moped", "bicycle", "bike", "tricycle", "boat", "caravan", "tractor",
    ]

    /// The colour of a vehicle's paint; `nil` where it is black, white, silver, or nowhere much of one colour.
    ///
    /// - Parameters:
    ///   - raster: the picture.
    ///   - alpha: the vehicle's matte, of the picture's size; what is nearly opaque counts.
    static func color(_ raster: Raster, alpha: Mask) -> Color? {
        var counts = [Float](repeating: 0, count: bins)
        var sums = [SIMD3<Float>](repeating: .zero, count: bins)
        var all: Float = 0
        let step = max(1, Int((Double(raster.pixelCount) / 60_000).squareRoot()))
        for y in stride(from: 0, to: raster.height, by: step) {
            for x in stride(from: 0, to: raster.width, by: step) where alpha[x, y] > 200 {
                let pixel = raster[x, y]
                let lab = Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
                all += 1
                guard (lab.y * lab.y + lab.z * lab.z).squareRoot() > coloured else { continue }
                let bin = Self.bin(lab)
                counts[bin] += 1
                sums[bin] += lab
            }
        }
        func around(_ bin: Int) -> [Int] { [(bin + bins - 1) % bins, bin, (bin + 1) % bins] }
        func weight(_ bin: Int) -> Float { around(bin).reduce(0) { $0 + counts[$1] } }
        guard let best = (0..<bins).max(by: { weight($0) < weight($1) }), weight(best) > leastShare * max(1, all) else {
            return nil
        }
        let light = Oklab.shownLight(around(best).reduce(.zero) { $0 + sums[$1] } / weight(best))
        return Color(red: LinearLight.byte(light.x), green: LinearLight.byte(light.y), blue: LinearLight.byte(light.z))
    }

    /// What is said where there is no such colour.
    static func untold(_ word: String) -> Notice {
        Notice(
            code: .notApplied,
            message:
                "The \(word)'s paint could not be told from its tyres, glass and lamps by colour: they took the new colour, too.",
            advice: "Paint over the bodywork or send a mask of it to recolour nothing else.")
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
