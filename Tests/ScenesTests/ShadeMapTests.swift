// Shadows on a backdrop: where they lie, and that they leave the rest alone.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct ShadeMapTests {
    let compute = Compute(workers: 2)

    private func map(_ factor: Float) -> ShadeMap {
        var plane = Plane<Float>(width: 20, height: 10, repeating: 1)
        for y in 3..<7 { for x in 6..<14 { plane[x, y] = factor } }
        return ShadeMap(frame: .init(left: 0.25, top: 0.5, right: 0.75, bottom: 1), factors: plane)
    }

    @Test func itScalesLightInsideAndNothingOutside() throws {
        let paper = SeamlessPaper(paper: SIMD3(repeating: 0.5))
        let plain = try paper.render(width: 400, height: 400, compute: compute)
        let shaded = try paper.render(width: 400, height: 400, shade: map(0.4), compute: compute)
        // The middle of the map: the frame's middle column, three quarters down.
        func light(_ raster: Raster) -> Float {
            var sum: Float = 0
            for y in 290..<310 { for x in 190..<210 { sum += LinearLight.light(raster[x, y].y) } }
            return sum / 400
        }
        #expect(abs(light(shaded) / light(plain) - 0.4) < 0.02)
        for y in 0..<190 { for x in 0..<400 { #expect(plain[x, y] == shaded[x, y]) } }
        for y in 0..<400 { #expect(plain[20, y] == shaded[20, y]) }
    }

    @Test func theSamplerStaysBetweenBlackAndUntouched() {
        let sampler = ShadeSampler(map(0), width: 333, height: 222)
        var row = [Float](repeating: 1, count: 333)
        var scratch: [Float] = []
        var darkest: Float = 1
        for y in 0..<222 {
            let reached = row.withUnsafeMutableBufferPointer { sampler.fill($0.baseAddress!, y: y, scratch: &scratch) }
            guard reached else { continue }
            for x in sampler.covered {
                #expect((0...1).contains(row[x]))
                darkest = min(darkest, row[x])
            }
        }
        #expect(darkest == 0)
    }
}
