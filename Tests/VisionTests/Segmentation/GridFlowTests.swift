// The cheapest cut, against all cuts of small grids.

import Imaging
import Testing
import Vision

@Suite struct GridFlowTests {
    private struct Problem {
        let width: Int
        let height: Int
        var source: [Float]
        var sink: [Float]
        var edges: [(x: Int, y: Int, direction: Int, capacity: Float)] = []

        init(width: Int, height: Int, seed: UInt64) {
            var random = SeededRandom(seed: seed)
            self.width = width
            self.height = height
            source = (0..<width * height).map { _ in Float(random.next() % 12) }
            sink = (0..<width * height).map { _ in Float(random.next() % 12) }
            for y in 0..<height {
                for x in 0..<width {
                    for direction in [0, 2, 4, 7] {
                        let step = GridFlow.steps[direction]
                        guard x + step.x >= 0, x + step.x < width, y + step.y < height else { continue }
                        edges.append((x, y, direction, Float(random.next() % 9)))
                    }
                }
            }
        }

        /// The cut's cost: a node inside pays its sink, one outside its source, and an edge between the two itself.
        func cost(_ isInside: (Int) -> Bool) -> Float {
            var sum: Float = 0
            for node in 0..<width * height { sum += isInside(node) ? sink[node] : source[node] }
            for edge in edges {
                let step = GridFlow.steps[edge.direction]
                let other = (edge.y + step.y) * width + edge.x + step.x
                if isInside(edge.y * width + edge.x) != isInside(other) { sum += edge.capacity }
            }
            return sum
        }

        func cut() -> [Bool] {
            var flow = GridFlow(width: width, height: height)
            for node in 0..<width * height {
                flow.addTerminals(x: node % width, y: node / width, source: source[node], sink: sink[node])
            }
            for edge in edges { flow.addEdge(x: edge.x, y: edge.y, direction: edge.direction, capacity: edge.capacity) }
            flow.cut()
            return (0..<width * height).map { flow.isInside(x: $0 % width, y: $0 / width) }
        }
    }

    @Test(arguments: 0..<60) func cutsAsCheaplyAsAnyOther(seed: Int) {
        let shapes = [(4, 3), (3, 4), (12, 1), (1, 9), (2, 5), (4, 4)]
        let (width, height) = shapes[seed % shapes.count]
        let problem = Problem(width: width, height: height, seed: UInt64(seed))
        let found = problem.cut()
        let best = (0..<1 << (width * height)).map { bits in problem.cost { bits >> $0 & 1 == 1 } }.min()
        #expect(problem.cost { found[$0] } == best)
    }

    @Test func largeGridsEndAndRepeat() {
        let problem = Problem(width: 90, height: 70, seed: 7)
        let found = problem.cut()
        #expect(found == problem.cut())
        // No single node can be turned over for less.
        let cost = problem.cost { found[$0] }
        for node in stride(from: 0, to: found.count, by: 97) {
            #expect(problem.cost { $0 == node ? !found[$0] : found[$0] } >= cost)
        }
    }
}
