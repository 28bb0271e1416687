// Minimum cuts of small grids beside the best of all ways to part them.

import Imaging
import TestSupport
import Testing
import Vision

@Suite struct GridCutTests {
    private struct Edge {
        var cell: Int
        var direction: Int
        var cost: Int32
    }

    private struct Problem {
        let width = 4
        let height = 3
        var near: [Int32] = []
        var far: [Int32] = []
        var edges: [Edge] = []

        init(seed: UInt64) {
            var random = SeededRandom(seed: seed)
            func number(_ bound: Int) -> Int32 { Int32(random.next() % UInt64(bound)) }
            for cell in 0..<width * height {
                near.append(number(40) - 10)
                far.append(number(40) - 10)
                // What is far beyond all others must not be chosen, and must not overflow.
                if number(8) == 0 { far[cell] = 1_000_000 }
                for (direction, fits) in [
                    cell % width + 1 < width, cell % width > 0, cell + width < width * height, cell >= width,
                ]
                .enumerated() where fits && number(3) > 0 {
                    edges.append(Edge(cell: cell, direction: direction, cost: number(25)))
                }
            }
        }

        func cost(_ isFar: [Bool]) -> Int {
            var sum = 0
            for cell in isFar.indices { sum += Int(isFar[cell] ? far[cell] : near[cell]) }
            for edge in edges where !isFar[edge.cell] && isFar[edge.cell + [1, -1, width, -width][edge.direction]] {
                sum += Int(edge.cost)
            }
            return sum
        }

        func solved() -> [Bool] {
            var cut = GridCut(width: width, height: height)
            for cell in near.indices { cut.set(cell, near: near[cell], far: far[cell]) }
            for edge in edges { cut.add(edge.cell, edge.direction, edge.cost) }
            return cut.solve()
        }
    }

    @Test func noOtherPartingIsCheaper() {
        for seed in UInt64(1)...40 {
            let problem = Problem(seed: seed)
            let count = problem.near.count
            let least = (0..<1 << count).map { bits in problem.cost((0..<count).map { bits >> $0 & 1 == 1 }) }.min()
            #expect(problem.cost(problem.solved()) == least, "seed \(seed)")
        }
    }
}
