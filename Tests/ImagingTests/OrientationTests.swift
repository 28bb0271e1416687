// All eight ways to hold a camera.

import Imaging
import TestSupport
import Testing

struct OrientationTests {
    /// Where EXIF 2.32 says that the stored pixel (x, y) of a w x h picture is seen.
    private func seen(_ orientation: Orientation, _ x: Int, _ y: Int, _ w: Int, _ h: Int) -> (Int, Int) {
        switch orientation {
        case .upright: (x, y)
        case .mirrored: (w - 1 - x, y)
        case .upsideDown: (w - 1 - x, h - 1 - y)
        case .mirroredUpsideDown: (x, h - 1 - y)
        case .transposed: (y, x)
        case .needsQuarterTurnRight: (h - 1 - y, x)
        case .transversed: (h - 1 - y, w - 1 - x)
        case .needsQuarterTurnLeft: (y, w - 1 - x)
        }
    }

    @Test(arguments: Orientation.allCases, [(1, 1), (1, 40), (40, 1), (37, 53), (129, 64)])
    func everyPixelLandsInItsPlace(orientation: Orientation, size: (Int, Int)) {
        let (width, height) = size
        let source = Pictures.noise(width, height, seed: 11, opaque: false)
        let results = [1, 2, 3, 7].map { orientation.applied(to: source, compute: Compute(workers: $0)) }
        #expect(results.allSatisfy { $0 == results[0] })
        #expect(results[0].width == (orientation.swapsSides ? height : width))
        for y in 0..<height {
            for x in 0..<width {
                let place = seen(orientation, x, y, width, height)
                #expect(results[0][place.0, place.1] == source[x, y])
            }
        }
    }
}
