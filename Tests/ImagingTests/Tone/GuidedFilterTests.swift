// The guided filter against its slow definition.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct GuidedFilterTests {
    /// He's filter written out at full size, windows cut at the border by going on with the edge.
    private func reference(_ plane: Plane<Float>, radius: Int, epsilon: Float) -> Plane<Float> {
        func mean(_ plane: Plane<Float>) -> Plane<Float> {
            var result = plane
            for y in 0..<plane.height {
                for x in 0..<plane.width {
                    var sum: Float = 0
                    for dy in -radius...radius {
                        for dx in -radius...radius {
                            sum += plane[min(max(x + dx, 0), plane.width - 1), min(max(y + dy, 0), plane.height - 1)]
                        }
                    }
                    result[x, y] = sum / Float((2 * radius + 1) * (2 * radius + 1))
                }
            }
            return result
        }
        var square = plane
        for index in square.values.indices { square.values[index] *= square.values[index] }
        let m = mean(plane)
        let s = mean(square)
        var a = plane
        var b = plane
        for index in plane.values.indices {
            let variance = s.values[index] - m.values[index] * m.values[index]
            a.values[index] = variance / (variance + epsilon)
            b.values[index] = (1 - a.values[index]) * m.values[index]
        }
        let ma = mean(a)
        let mb = mean(b)
        var result = plane
        for index in plane.values.indices { result.values[index] = ma.values[index] * plane.values[index] + mb.values[index] }
        return result
    }

    @Test func withoutReductionItIsTheGuidedFilter() {
        var random = SeededRandom(seed: 8)
        let plane = Plane(width: 40, height: 31, values: (0..<40 * 31).map { _ in random.uniform() })
        let filter = GuidedFilter(guide: plane, factor: 1, radius: 3, epsilon: 0.02, compute: Tone.compute)
        let expected = reference(plane, radius: 3, epsilon: 0.02)
        let result = filter.reduced(guide: plane)
        for index in plane.values.indices { #expect(abs(result.values[index] - expected.values[index]) < 2e-3) }
        let out = UnsafeMutablePointer<Float>.allocate(capacity: 80)
        defer { out.deallocate() }
        plane.values.withUnsafeBufferPointer { guide in
            filter.row(12, width: 40, guide: guide.baseAddress! + 12 * 40, into: out, scratch: out + 40)
        }
        for x in 0..<40 { #expect(abs(out[x] - result[x, 12]) < 1e-5) }
    }

    @Test func reducedItStillFollowsFullSizeEdges() {
        let raster = Pictures.drawn(320, 80) { x, _ in
            let level: UInt8 = x < 161 ? 40 : 210
            return SIMD4(level, level, level, 255)
        }
        let picture = ReducedPicture(raster, longest: 80, compute: Tone.compute)
        #expect(picture.factor == 4)
        let filter = GuidedFilter(
            guide: picture.luma, factor: picture.factor, radius: 4, epsilon: 0.001, compute: Tone.compute)
        let guide = (0..<320).map { Float(raster[$0, 40].y) / 255 }
        let out = UnsafeMutablePointer<Float>.allocate(capacity: 640)
        defer { out.deallocate() }
        guide.withUnsafeBufferPointer { filter.row(40, width: 320, guide: $0.baseAddress!, into: out, scratch: out + 320) }
        // The edge lies inside a block, and stays where it is to the pixel.
        #expect(abs(out[160] - 40.0 / 255) < 0.03 && abs(out[161] - 210.0 / 255) < 0.03)
    }

    @Test func reducedPicturesAreWeightedByAlpha() {
        var raster = Pictures.plain(16, 16, .white)
        for index in 0..<raster.pixelCount where index % 2 == 0 {
            raster.pixels.replaceSubrange(index * 4..<index * 4 + 4, with: [0, 0, 0, 0])
        }
        let picture = ReducedPicture(raster, longest: 4, compute: Tone.compute)
        #expect(picture.luma.values.allSatisfy { abs($0 - 1) < 1e-5 })
        #expect(picture.colors.allSatisfy { abs($0.w - 0.5) < 1e-5 })
        let empty = ReducedPicture(Raster(width: 16, height: 16), longest: 4, compute: Tone.compute)
        #expect(empty.colors.allSatisfy { $0 == SIMD4(0.5, 0.5, 0.5, 0) })
    }

    @Test func percentilesAreThoseOfTheLevels() {
        let ramp = Tone.ramp(256, 40, 0, 255)
        let statistics = ToneStatistics(ramp)
        #expect(abs(statistics.percentile(0.5) - 0.5) < 0.01)
        #expect(abs(statistics.percentile(0.1) - 0.1) < 0.01)
        #expect(statistics.percentile(0.5, of: 300 - 50...255) != nil)
        #expect(abs(statistics.share(of: 0...127) - 0.5) < 0.01)
        var mask = Mask(width: 256, height: 40, repeating: 0)
        for y in 0..<40 { for x in 200..<256 { mask[x, y] = 255 } }
        #expect(ToneStatistics(ramp, mask: mask).percentile(0.01) > 0.77)
        #expect(ToneStatistics(Raster(width: 8, height: 8)).percentile(0.5) == 0.5)
        let plane = Plane(width: 101, height: 1, values: (0...100).map { Float($0) / 100 })
        #expect(abs(plane.quantile(0.25) - 0.25) < 0.002)
        #expect(abs(plane.quantile(0.5, where: { $0 > 50 }) - 0.75) < 0.01)
    }
}
