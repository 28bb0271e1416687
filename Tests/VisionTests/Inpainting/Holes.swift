// Drawn holes, and measures inside them.

import Imaging
import RetouchModel
import TestSupport

enum Holes {
    static func box(_ width: Int, _ height: Int, x: Int, y: Int, width w: Int, height h: Int) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for row in y..<y + h { for column in x..<x + w { mask[column, row] = 255 } }
        return mask
    }

    /// Indices of the pixels in a hole.
    static func inside(_ hole: Mask) -> [Int] { hole.values.indices.filter { hole.values[$0] > 0 } }

    /// The picture with magenta in the hole: what was there must not matter.
    static func spoiled(_ raster: Raster, _ hole: Mask) -> Raster {
        var spoiled = raster
        for index in inside(hole) {
            for (channel, value) in [UInt8(255), 0, 255].enumerated() { spoiled.pixels[index * 4 + channel] = value }
        }
        return spoiled
    }

    /// Mean difference of a channel inside the hole, in levels.
    static func meanError(_ a: Raster, _ b: Raster, _ hole: Mask) -> Double {
        var sum = 0
        let pixels = inside(hole)
        for index in pixels {
            for channel in 0..<3 { sum += abs(Int(a.pixels[index * 4 + channel]) - Int(b.pixels[index * 4 + channel])) }
        }
        return Double(sum) / Double(pixels.count * 3)
    }

    /// Largest step between neighbours of which at least one is in the hole, over red, green and blue.
    static func largestStep(_ raster: Raster, _ hole: Mask) -> Int {
        var largest = 0
        for y in 1..<raster.height {
            for x in 1..<raster.width {
                for (px, py) in [(x - 1, y), (x, y - 1)] where hole[x, y] > 0 || hole[px, py] > 0 {
                    for channel in 0..<3 {
                        largest = max(largest, abs(Int(raster[x, y][channel]) - Int(raster[px, py][channel])))
                    }
                }
            }
        }
        return largest
    }

    /// Mean step of green between neighbours of a row.
    static func roughness(_ raster: Raster, _ x: Range<Int>, _ y: Range<Int>) -> Double {
        var sum = 0
        for row in y { for column in x.dropFirst() { sum += abs(Int(raster[column, row].y) - Int(raster[column - 1, row].y)) } }
        return Double(sum) / Double(y.count * (x.count - 1))
    }

    /// A bright sky over a dark sea, both with a little grain.
    static func landscape(_ width: Int, _ height: Int, horizon: Int) -> Raster {
        var random = SeededRandom(seed: 21)
        return Pictures.drawn(width, height) { x, y in
            let grain = Int(2 * random.gaussian())
            let sky = (150 + y / 4, 180 + y / 6, 220)
            let sea = (30 + (x + 3 * y) % 7, 60 + (x + 3 * y) % 7, 90)
            let color = y < horizon ? sky : sea
            return SIMD4(UInt8(color.0 + grain), UInt8(color.1 + grain), UInt8(color.2 + grain), 255)
        }
    }
}
