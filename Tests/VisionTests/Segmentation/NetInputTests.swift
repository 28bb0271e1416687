// What the nets see, on pixels that can be computed by hand.

import Imaging
import TestSupport
import Testing
import Vision

@Suite struct NetInputTests {
    @Test func averagesCoverWholeAndPartPixels() {
        let raster = Pictures.drawn(3, 2) { x, y in SIMD4(UInt8(x * 60), UInt8(y * 100), 10, 255) }
        let planes = NetInput.averaged(raster, width: 2, height: 1, compute: compute)
        // Columns 0 and half of 1: (0 + 60 / 2) / 1.5; half of 1 and 2: (60 / 2 + 120) / 1.5.
        let expected: [Float] = [20, 100, 50, 50, 10, 10]
        #expect(zip(planes, expected).allSatisfy { abs($0 - $1) < 0.001 })
    }

    @Test func saliencyDividesByTheLargestValue() {
        let raster = Pictures.plain(8, 8, .init(red: 50, green: 100, blue: 200))
        let tensor = NetInput.saliency(raster, side: 4, compute: compute)
        #expect(tensor.shape == [1, 3, 4, 4])
        #expect(abs(tensor.values[0] - (0.25 - 0.485) / 0.229) < 1e-5)
        #expect(abs(tensor.values[16] - (0.5 - 0.456) / 0.224) < 1e-5)
        #expect(abs(tensor.values[32] - (1 - 0.406) / 0.225) < 1e-5)
    }

    @Test func blackPicturesStayFinite() {
        let tensor = NetInput.saliency(Pictures.plain(16, 16, .black), side: 4, compute: compute)
        #expect(tensor.values.allSatisfy { $0.isFinite })
    }

    @Test func transparentPixelsAreGreyWhateverTheyHide() {
        let raster = Raster(width: 4, height: 4, red: 255, green: 0, blue: 9, alpha: 0)
        #expect(NetInput.averaged(raster, width: 2, height: 2, compute: compute).allSatisfy { abs($0 - 128) < 0.01 })
    }

    @Test func outsideThePictureIsBlack() {
        let raster = Pictures.plain(4, 2, .white)
        let window = CropWindow(x: 0, y: -1, width: 4, height: 4)
        let values = NetInput.signed(raster, window: window, side: 4, compute: compute).values
        #expect(values[0..<4].allSatisfy { $0 == -1 })
        #expect(values[4..<12].allSatisfy { abs($0 - 1) < 1e-5 })
        #expect(values[12..<16].allSatisfy { $0 == -1 })
    }

    @Test func workersDoNotChangeTheBytes() {
        let raster = Pictures.noise(97, 61, seed: 4)
        let one = NetInput.averaged(raster, width: 33, height: 40, compute: Compute(workers: 1))
        for workers in 2...3 {
            #expect(NetInput.averaged(raster, width: 33, height: 40, compute: Compute(workers: workers)) == one)
        }
    }
}
