// Pictures and measures for the tests of tone.

import Foundation
import Imaging
import RetouchModel
import TestSupport

enum Tone {
    static let compute = Compute(workers: 2)

    /// A picture through a grade alone.
    static func graded(_ raster: Raster, _ grade: ColorGrade) throws -> Raster {
        try ToneRender(grade.lattice(compute: compute)).apply(to: raster, compute: compute)
    }

    /// A picture through one field alone.
    static func through(_ field: any ToneField, _ raster: Raster) throws -> Raster {
        var render = ToneRender(ColorGrade().lattice(compute: compute))
        render.fields = [field]
        return try render.apply(to: raster, compute: compute)
    }

    /// A change of the grade that does nothing.
    static func grade(_ change: (inout ColorGrade) -> Void) -> ColorGrade {
        var grade = ColorGrade()
        change(&grade)
        return grade
    }

    /// Oklab of the mean light of a picture; dither averages out.
    static func meanColor(_ raster: Raster) -> SIMD3<Float> {
        var sum = SIMD3<Double>()
        for index in 0..<raster.pixelCount {
            sum += SIMD3<Double>(
                LinearLight.light(
                    red: raster.pixels[index * 4], green: raster.pixels[index * 4 + 1], blue: raster.pixels[index * 4 + 2]))
        }
        return Oklab.of(SIMD3<Float>(sum / Double(raster.pixelCount)))
    }

    static func chroma(_ lab: SIMD3<Float>) -> Double { Double((lab.y * lab.y + lab.z * lab.z).squareRoot()) }

    /// Degrees of an Oklab hue, 0 ..< 360.
    static func hue(_ lab: SIMD3<Float>) -> Double {
        let degrees = atan2(Double(lab.z), Double(lab.y)) * 180 / .pi
        return degrees < 0 ? degrees + 360 : degrees
    }

    /// Degrees from one hue to another, -180 ... 180.
    static func turn(_ from: SIMD3<Float>, _ to: SIMD3<Float>) -> Double {
        var turn = hue(to) - hue(from)
        if turn > 180 { turn -= 360 }
        if turn < -180 { turn += 360 }
        return turn
    }

    /// One colour over an area that dither can average in.
    static func patch(_ hex: String) -> Raster { Pictures.plain(40, 40, Color(hex: hex)!) }

    /// Skin from very light to very dark.
    static let skins = ["#f1c9a5", "#ffdbac", "#e0ac9d", "#dba58c", "#c68642", "#8d5524", "#5a3825"]

    /// Grey rising from the left to the right edge between two levels, finer than bytes by rounding in columns.
    static func ramp(_ width: Int, _ height: Int, _ low: Float, _ high: Float) -> Raster {
        Pictures.drawn(width, height) { x, _ in
            let level = UInt8((low + (high - low) * Float(x) / Float(width - 1)).rounded())
            return SIMD4(level, level, level, 255)
        }
    }

    /// Mean of green over each column.
    static func columns(_ raster: Raster) -> [Double] {
        (0..<raster.width).map { x in
            Double((0..<raster.height).reduce(0) { $0 + Int(raster[x, $1].y) }) / Double(raster.height)
        }
    }

    /// Mean of green over a rectangle.
    static func mean(_ raster: Raster, _ x: Range<Int>, _ y: Range<Int>) -> Double {
        var sum = 0
        for row in y { for column in x { sum += Int(raster[column, row].y) } }
        return Double(sum) / Double(x.count * y.count)
    }

    /// Deviation of green.
    static func deviation(_ raster: Raster) -> Double {
        let values = (0..<raster.pixelCount).map { Double(raster.pixels[$0 * 4 + 1]) }
        let mean = values.reduce(0, +) / Double(values.count)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)).squareRoot()
    }
}
