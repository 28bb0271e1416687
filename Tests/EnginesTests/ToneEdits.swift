// Edits of tone and light on drawn pictures, for the tests of Adjust and Relight.

import Engines
import Imaging
import RetouchModel
import TestSupport

extension DrawnEdit {
    /// An edit of one step on a picture, with a disc in its middle as the subject.
    init(_ action: PlanAction, on source: Raster, mask: Mask? = nil, count: Int = 1, seed: UInt32 = 4) {
        self.init(.transparent, width: 8, height: 8, count: count, seed: seed)
        finder = DrawnSubject(
            mask: Self.disc(
                source.width, source.height, centerX: Float(source.width) / 2, centerY: Float(source.height) / 2,
                radius: Float(min(source.width, source.height)) * 0.3))
        input.source = DecodedImage(raster: source, format: .png, hasAlpha: !source.isOpaque)
        input.plan = EditPlan(steps: [PlanStep(action: action, words: "so", reason: "")])
        input.mask = mask
    }

    /// The first variation's picture.
    func picture() throws -> Raster { try run().variations[0].raster }
}

extension PlanAction {
    static func sliders(_ changes: SliderChange..., region: Region = .whole) -> PlanAction {
        .adjust(Adjustment(region: region, changes: changes))
    }
}

/// Numbers that say how a picture looks.
enum Look {
    /// A room of greys, colours, fine and coarse detail, none of it black or white.
    static let room: Raster = {
        var random = SeededRandom(seed: 5)
        let hues: [SIMD3<Float>] = [
            SIMD3(1, 0.45, 0.4), SIMD3(1, 0.7, 0.4), SIMD3(0.95, 0.9, 0.45), SIMD3(0.5, 0.9, 0.5), SIMD3(0.45, 0.9, 0.9),
            SIMD3(0.4, 0.6, 1), SIMD3(0.7, 0.5, 1), SIMD3(1, 0.5, 0.85),
        ]
        // Sixteen levels, well mixed; every third cell is grey.
        let cells = (0..<48).map { index -> SIMD3<Float> in
            let hue: SIMD3<Float> = index % 3 == 0 ? SIMD3(repeating: 1) : hues[index * 5 % 8]
            let level: Float = 0.04 + 0.96 * Float(index * 7 % 16) / 15
            return hue * level
        }
        return Pictures.drawn(320, 240) { x, y in
            let cell = cells[y / 40 * 8 + x / 40]
            let weave: Float = (x / 5 + y / 5) % 2 == 0 ? 1.06 : 0.94
            let grain = random.gaussian() * 1.2
            func level(_ value: Float) -> UInt8 { UInt8(min(max(value * weave * 222 + 10 + grain, 6), 248)) }
            return SIMD4(level(cell.x), level(cell.y), level(cell.z), 255)
        }
    }()

    static func luma(_ raster: Raster, where counts: (Int) -> Bool = { _ in true }) -> Double {
        mean(raster, where: counts) { 0.2126 * Double($0.x) + 0.7152 * Double($0.y) + 0.0722 * Double($0.z) }
    }

    /// Red over blue.
    static func warmth(_ raster: Raster, where counts: (Int) -> Bool = { _ in true }) -> Double {
        mean(raster, where: counts) { Double($0.x) - Double($0.z) }
    }

    static func chroma(_ raster: Raster, where counts: (Int) -> Bool = { _ in true }) -> Double {
        mean(raster, where: counts) { pixel in
            let lab = Oklab.of(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
            return Double((lab.y * lab.y + lab.z * lab.z).squareRoot())
        }
    }

    static func mean(
        _ raster: Raster, where counts: (Int) -> Bool = { _ in true }, _ value: (SIMD4<UInt8>) -> Double
    ) -> Double {
        var sum = 0.0
        var count = 0.0
        for index in 0..<raster.pixelCount where counts(index) {
            sum += value(raster[index % raster.width, index / raster.width])
            count += 1
        }
        return sum / max(1, count)
    }

    /// Deviation of luma over the picture.
    static func contrast(_ raster: Raster) -> Double {
        let middle = luma(raster)
        return mean(raster) {
            let own = 0.2126 * Double($0.x) + 0.7152 * Double($0.y) + 0.0722 * Double($0.z)
            return (own - middle) * (own - middle)
        }.squareRoot()
    }

    /// Mean step of green over some pixels to the right.
    static func detail(_ raster: Raster, _ step: Int) -> Double {
        var sum = 0
        for y in 0..<raster.height {
            // Only inside the cells of 40 pixels.
            for x in 0..<raster.width - step where x / 40 == (x + step) / 40 {
                sum += abs(Int(raster[x + step, y].y) - Int(raster[x, y].y))
            }
        }
        return Double(sum) / Double(raster.pixelCount)
    }

    /// The share of channel values that are 0 or 255.
    static func clipped(_ raster: Raster) -> Double {
        let count = raster.pixels.indices.count { $0 % 4 != 3 && (raster.pixels[$0] == 0 || raster.pixels[$0] == 255) }
        return Double(count) / Double(raster.pixelCount * 3)
    }
}
