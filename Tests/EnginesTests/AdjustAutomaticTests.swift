// "Fix it": measured, and left alone where it is right.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct AdjustAutomaticTests {
    private func fixed(_ sliders: Slider..., source: Raster) throws -> Raster {
        let changes = sliders.map { SliderChange($0, amount: 0, isAutomatic: true) }
        return try DrawnEdit(.adjust(Adjustment(region: .whole, changes: changes)), on: source).picture()
    }

    /// The room through a change of its light.
    private func room(_ change: (SIMD3<Float>) -> SIMD3<Float>) -> Raster {
        Pictures.drawn(320, 240) { x, y in
            let pixel = Look.room[x, y]
            let light = change(LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z))
            return SIMD4(LinearLight.byte(light.x), LinearLight.byte(light.y), LinearLight.byte(light.z), 255)
        }
    }

    /// Cells of grey: one in three.
    private let isGrey: (Int) -> Bool = { index in (index / 320 / 40 * 8 + index % 320 / 40) % 3 == 0 }

    @Test(arguments: [SIMD3<Float>(1.1, 1, 0.65), SIMD3(0.8, 1, 1.2), SIMD3(0.9, 1.1, 0.9)])
    func castsGo(light: SIMD3<Float>) throws {
        let source = room { $0 * light * 0.8 }
        let result = try fixed(.temperature, source: source)
        func cast(_ raster: Raster) -> Double {
            let warmth = Look.warmth(raster, where: isGrey)
            let green = Look.mean(raster, where: isGrey) { Double($0.y) - (Double($0.x) + Double($0.z)) / 2 }
            return (warmth * warmth + green * green).squareRoot()
        }
        #expect(cast(result) < cast(source) * 0.6, "\(cast(source)) \(cast(result))")
        #expect(abs(Look.luma(result) - Look.luma(source)) < 6, "brightness stays")
    }

    @Test func whatIsNeutralIsLeftAlone() {
        #expect {
            try fixed(.temperature, .tint, source: Look.room)
        } throws: { ($0 as? EditFailure)?.reason == .inputValidation }
    }

    @Test func darkPicturesGetBrighterAndGoodOnesStay() throws {
        let dark = room { $0 * 0.12 }
        let result = try fixed(.exposure, source: dark)
        #expect(Look.luma(result) > Look.luma(dark) * 1.7)
        #expect(Look.luma(result) < Look.luma(Look.room) * 1.15)
        #expect { try fixed(.exposure, source: Look.room) } throws: { ($0 as? EditFailure)?.reason == .inputValidation }
    }

    @Test func burntPicturesGetDarkerAndKeepTheirWhite() throws {
        let burnt = room { pointwiseMin($0 * 5 + 0.06, SIMD3(repeating: 1)) }
        let result = try fixed(.exposure, source: burnt)
        #expect(Look.luma(result) < Look.luma(burnt) - 6)
        for index in 0..<burnt.pixelCount where burnt.pixels[index * 4..<index * 4 + 3].allSatisfy({ $0 == 255 }) {
            #expect(result.pixels[index * 4..<index * 4 + 3].allSatisfy { $0 == 255 })
        }
    }

    @Test func flatPicturesGetContrast() throws {
        let flat = Pictures.drawn(320, 240) { x, y in
            let pixel = Look.room[x, y]
            func level(_ value: UInt8) -> UInt8 { UInt8(Int(value) * 2 / 5 + 80) }
            return SIMD4(level(pixel.x), level(pixel.y), level(pixel.z), 255)
        }
        let result = try fixed(.contrast, source: flat)
        #expect(Look.contrast(result) > Look.contrast(flat) * 1.5)
        #expect(Look.clipped(result) < 0.002)
        #expect { try fixed(.contrast, source: Look.room) } throws: { ($0 as? EditFailure)?.reason == .inputValidation }
    }

    @Test func grainAndHazeAreMeasured() throws {
        var random = SeededRandom(seed: 6)
        let noisy = Pictures.drawn(320, 240) { x, y in
            let noise = Int((random.gaussian() * 7).rounded())
            let pixel = Look.room[x, y]
            func level(_ value: UInt8) -> UInt8 { UInt8(min(max(Int(value) + noise, 0), 255)) }
            return SIMD4(level(pixel.x), level(pixel.y), level(pixel.z), 255)
        }
        #expect(Look.detail(try fixed(.grain, source: noisy), 1) < Look.detail(noisy, 1) * 0.85)
        let hazy = Pictures.drawn(320, 240) { x, y in
            let pixel = Look.room[x, y]
            func level(_ value: UInt8) -> UInt8 { UInt8(Int(value) * 11 / 20 + 100) }
            return SIMD4(level(pixel.x), level(pixel.y), level(pixel.z), 255)
        }
        #expect(Look.contrast(try fixed(.dehaze, source: hazy)) > Look.contrast(hazy) * 1.1)
    }
}
