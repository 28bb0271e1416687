// How wide the band is.

import Imaging
import TestSupport
import Testing
import Vision

@Suite struct TrimapTests {
    /// A hard edge at x = 400 in a picture of 800 x 40, with the mask's values on both sides.
    private func edge(_ left: UInt8, _ right: UInt8) -> Mask {
        var mask = Mask(width: 800, height: 40, repeating: left)
        for y in 0..<40 {
            for x in 400..<800 { mask[x, y] = right }
        }
        return mask
    }

    @Test func theBandIsNarrowWhereTheMaskIsSure() throws {
        let trimap = try Trimap.make(mask: edge(0, 255), compute: compute)
        let row = (0..<800).map { trimap[$0, 20] }
        // 800 / 170 rounds to 5 pixels outside, 800 / 400 to 2 inside.
        #expect(row.firstIndex(of: Trimap.unknown) == 395)
        #expect(row.firstIndex(of: 255) == 402)
        #expect(row.count { $0 == Trimap.unknown } == 7)
    }

    @Test func unsureValuesAreUnknown() throws {
        #expect(try Trimap.make(mask: edge(11, 229), compute: compute).values.allSatisfy { $0 == Trimap.unknown })
        let sure = try Trimap.make(mask: edge(10, 230), compute: compute)
        #expect(sure[100, 20] == 0 && sure[700, 20] == 255)
    }

    @Test func thePicturesEdgeIsNoEdgeOfTheSubject() throws {
        let trimap = try Trimap.make(mask: Mask(width: 64, height: 64, repeating: 255), compute: compute)
        #expect(trimap.values.allSatisfy { $0 == 255 })
    }

    @Test func halvingKeepsEveryUnknownPixel() {
        var trimap = Mask(width: 7, height: 5, repeating: 0)
        trimap[6, 4] = Trimap.unknown
        trimap[0, 0] = 255
        let half = Trimap.halved(trimap)
        #expect(half.width == 4 && half.height == 3)
        #expect(half[3, 2] == Trimap.unknown && half[0, 0] == Trimap.unknown && half[1, 1] == 0)
    }
}
