// Morphology and connected parts against definitions written out.

import Imaging
import RetouchModel
import TestSupport
import Testing

struct MaskOperationTests {
    private func noise(_ width: Int, _ height: Int, seed: UInt64) -> Mask {
        var random = SeededRandom(seed: seed)
        return Mask(width: width, height: height, values: (0..<width * height).map { _ in UInt8(random.next() >> 56) })
    }

    private func reference(_ mask: Mask, radius: Float, box: Bool, largest: Bool) -> Mask {
        let reach = Int(radius)
        var result = mask
        for y in 0..<mask.height {
            for x in 0..<mask.width {
                var best = mask[x, y]
                for dy in -reach...reach {
                    for dx in -reach...reach where box || Float(dx * dx + dy * dy) <= radius * radius {
                        let column = x + dx
                        let row = y + dy
                        guard column >= 0, column < mask.width, row >= 0, row < mask.height else { continue }
                        best = largest ? max(best, mask[column, row]) : min(best, mask[column, row])
                    }
                }
                result[x, y] = best
            }
        }
        return result
    }

    @Test(arguments: [(31, 23), (1, 40), (40, 1), (70, 64)], [Float(1), 1.5, 2.56, 7, 12])
    func dilationAndErosionAreExtremes(size: (Int, Int), radius: Float) {
        let mask = noise(size.0, size.1, seed: 31)
        for workers in [1, 2, 3, 7] {
            let compute = Compute(workers: workers)
            for shape in [Morphology.Shape.disc, .box] {
                #expect(
                    Morphology.dilate(mask, radius: radius, shape: shape, compute: compute)
                        == reference(mask, radius: radius, box: shape == .box, largest: true))
                #expect(
                    Morphology.erode(mask, radius: radius, shape: shape, compute: compute)
                        == reference(mask, radius: radius, box: shape == .box, largest: false))
            }
        }
    }

    @Test func aRadiusBelowOneChangesNothingAndAHugeOneFillsAll() {
        let mask = noise(20, 15, seed: 2)
        let compute = Compute(workers: 2)
        #expect(Morphology.dilate(mask, radius: 0.9, compute: compute) == mask)
        let full = Morphology.dilate(mask, radius: 10_000, compute: compute)
        #expect(full.values.allSatisfy { $0 == mask.values.max() })
    }

    @Test func openingRemovesThinPartsAndClosingFillsGaps() {
        var mask = Pictures.discMask(80, 60, centerX: 30, centerY: 30, radius: 15)
        for x in 45..<75 { mask[x, 30] = 255 }
        let compute = Compute(workers: 2)
        let opened = Morphology.open(mask, radius: 3, compute: compute)
        #expect(opened[70, 30] == 0 && opened[30, 30] == 255)
        mask[30, 30] = 0
        #expect(Morphology.close(mask, radius: 3, compute: compute)[30, 30] == 255)
    }

    /// Parts by flooding, the slow way.
    private func floodedAreas(_ mask: Mask, diagonal: Bool) -> [Int] {
        var seen = [Bool](repeating: false, count: mask.values.count)
        var areas: [Int] = []
        for start in mask.values.indices where mask.values[start] >= 128 && !seen[start] {
            var stack = [start]
            var area = 0
            seen[start] = true
            while let index = stack.popLast() {
                area += 1
                let x = index % mask.width
                let y = index / mask.width
                for dy in -1...1 {
                    for dx in -1...1 where diagonal || dx == 0 || dy == 0 {
                        let column = x + dx
                        let row = y + dy
                        guard column >= 0, column < mask.width, row >= 0, row < mask.height else { continue }
                        let other = row * mask.width + column
                        if mask.values[other] >= 128, !seen[other] {
                            seen[other] = true
                            stack.append(other)
                        }
                    }
                }
            }
            areas.append(area)
        }
        return areas
    }

    @Test(arguments: [(1, 1), (60, 44), (44, 60), (200, 3)], [true, false])
    func partsAreThoseThatFloodingFinds(size: (Int, Int), diagonal: Bool) {
        for seed in 0..<12 as Range<UInt64> {
            let mask = noise(size.0, size.1, seed: seed)
            let map = ConnectedComponents.find(in: mask, diagonal: diagonal)
            #expect(map.components.map(\.area) == floodedAreas(mask, diagonal: diagonal))
            for (index, component) in map.components.enumerated() {
                #expect(component.label == Int32(index + 1))
                #expect(map.labels.values.lazy.filter { $0 == component.label }.count == component.area)
            }
        }
    }

    @Test func boxesEncloseAndFiltersRemove() {
        var mask = Mask(width: 40, height: 30, repeating: 0)
        for y in 5..<15 { for x in 3..<9 { mask[x, y] = 255 } }
        mask[30, 20] = 200
        let map = ConnectedComponents.find(in: mask)
        #expect(map.components.map(\.box) == [Box(x: 3, y: 5, width: 6, height: 10), Box(x: 30, y: 20, width: 1, height: 1)])
        #expect(map.largest?.area == 60)
        let kept = map.filtered(mask) { $0.area > 1 }
        #expect(kept[30, 20] == 0 && kept[5, 7] == 255)
        #expect(ConnectedComponents.find(in: Mask(width: 9, height: 9, repeating: 0)).largest == nil)
    }
}
