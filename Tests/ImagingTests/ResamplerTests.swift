// Sizes and crops: what must stay the same, stays the same.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct ResamplerTests {
    private let compute = Compute(workers: 2)

    @Test(arguments: [(7, 5), (64, 48), (200, 31), (3, 150)], [ResampleFilter.automatic, .area, .linear, .cubic, .lanczos3])
    func aConstantStays(size: (Int, Int), filter: ResampleFilter) throws {
        for value in [0, 1, 2, 17, 128, 200, 254, 255] as [UInt8] {
            let color = Color(red: value, green: 255 - value, blue: 90)
            let result = try Resampler.resize(
                Pictures.plain(50, 37, color), width: size.0, height: size.1, filter: filter, compute: compute)
            #expect(result == Pictures.plain(size.0, size.1, color))
        }
    }

    @Test func shrinkingKeepsTheMeanLight() throws {
        let source = Pictures.noise(210, 150, seed: 3)
        func light(_ raster: Raster) -> Double {
            raster.pixels.enumerated().filter { $0.offset % 4 != 3 }
                .reduce(0) { $0 + Double(LinearLight.light($1.element)) } / Double(raster.pixelCount * 3)
        }
        for (width, height) in [(105, 75), (70, 50), (83, 41), (16, 149)] {
            let result = try Resampler.resize(source, width: width, height: height, compute: compute)
            #expect(abs(light(result) - light(source)) < 0.0015)
        }
    }

    @Test func blackAndWhiteMixToHalfTheLight() throws {
        let board = Pictures.checkerboard(64, 64, cell: 1)
        let result = try Resampler.resize(board, width: 32, height: 32, compute: compute)
        #expect(result == Pictures.plain(32, 32, Color(red: 188, green: 188, blue: 188)))
    }

    @Test func theSameSizeIsTheSamePicture() throws {
        let source = Pictures.noise(61, 47, seed: 4, opaque: false)
        #expect(try Resampler.resize(source, width: 61, height: 47, compute: compute) == source)
        let plane = Plane<Float>(width: 3, height: 2, values: [1, -2, 3.5, 1e9, 0, -0.25])
        #expect(try Resampler.resize(plane, width: 3, height: 2, compute: compute) == plane)
    }

    @Test func wholePixelWindowsAreCopies() throws {
        let source = Pictures.noise(61, 47, seed: 5)
        let result = try Resampler.resize(
            source, width: 20, height: 30, window: CropWindow(x: 11, y: 7, width: 20, height: 30), compute: compute)
        for y in 0..<30 {
            for x in 0..<20 { #expect(result[x, y] == source[x + 11, y + 7]) }
        }
    }

    @Test func windowsShowTheirPart() throws {
        let source = Pictures.gradient(256, 256)
        let result = try Resampler.resize(
            source, width: 64, height: 64, window: CropWindow(x: 64.5, y: 32.25, width: 96, height: 96), compute: compute)
        // The gradient is linear in bytes, so a pixel holds about its centre's coordinates.
        #expect(abs(Int(result[0, 0].x) - 65) <= 1)
        #expect(abs(Int(result[63, 0].x) - 159) <= 1)
        #expect(abs(Int(result[0, 63].y) - 127) <= 1)
    }

    @Test func outsideTheEdgeGoesOn() throws {
        let source = Pictures.checkerboard(20, 20, cell: 10, Color(red: 200, green: 10, blue: 10), .white)
        let result = try Resampler.resize(
            source, width: 30, height: 30, window: CropWindow(x: -15, y: -15, width: 30, height: 30), compute: compute)
        #expect(result[0, 0] == SIMD4(200, 10, 10, 255))
        #expect(result.isOpaque)
    }

    @Test func growingAndShrinkingComesBack() throws {
        let source = Pictures.natural(120, 90, seed: 6)
        let large = try Resampler.resize(source, width: 480, height: 360, compute: compute)
        let back = try Resampler.resize(large, width: 120, height: 90, compute: compute)
        #expect(Difference.psnr(back, source) > 38)
    }

    @Test func noColourLeaksOutOfTransparency() throws {
        // Red is visible, green is hidden under alpha 0: no green may appear.
        let source = Pictures.drawn(40, 40) { x, _ in x < 20 ? SIMD4(255, 0, 0, 255) : SIMD4(0, 255, 0, 0) }
        for size in [13, 97] {
            let result = try Resampler.resize(source, width: size, height: size, compute: compute)
            #expect(stride(from: 0, to: result.pixels.count, by: 4).allSatisfy { result.pixels[$0 + 1] == 0 })
            #expect(result[0, 0] == SIMD4(255, 0, 0, 255))
            #expect(result[size - 1, 0].w == 0)
        }
    }

    @Test func masksKeepTheirMeanAndRange() throws {
        let mask = Pictures.discMask(100, 80, centerX: 50, centerY: 40, radius: 25)
        func mean(_ mask: Mask) -> Double { mask.values.reduce(0) { $0 + Double($1) } / Double(mask.values.count) }
        for (width, height) in [(50, 40), (33, 29), (320, 320)] {
            let result = try Resampler.resize(mask, width: width, height: height, compute: compute)
            #expect(abs(mean(result) - mean(mask)) < 0.6)
            #expect(result.values.max() == 255 && result.values.min() == 0)
        }
    }

    @Test func anyNumberOfWorkersGivesTheSameBytes() throws {
        let source = Pictures.noise(333, 271, seed: 7, opaque: false)
        let plane = Plane(width: 333, height: 271, values: (0..<333 * 271).map { Float($0 % 1009) / 1009 })
        let window = CropWindow(x: 10.3, y: 5.7, width: 301.1, height: 240.9)
        for (width, height) in [(120, 97), (700, 600)] {
            let rasters = try [1, 2, 3, 7].map {
                try Resampler.resize(source, width: width, height: height, window: window, compute: Compute(workers: $0))
            }
            #expect(rasters.allSatisfy { $0 == rasters[0] })
            let planes = try [1, 2, 3, 7].map {
                try Resampler.resize(plane, width: width, height: height, window: window, compute: Compute(workers: $0))
            }
            #expect(planes.allSatisfy { $0 == planes[0] })
        }
    }

    @Test func theFillingWindowKeepsTheFramesShape() {
        let window = CropWindow.fill(width: 1000, height: 500, frameWidth: 300, frameHeight: 300, anchorX: 1)
        #expect(window == CropWindow(x: 500, y: 0, width: 500, height: 500))
        let tall = CropWindow.fill(width: 100, height: 400, frameWidth: 200, frameHeight: 100, anchorY: 0.5)
        #expect(tall == CropWindow(x: 0, y: 175, width: 100, height: 50))
    }
}
