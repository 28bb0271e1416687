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
        var edges: [(x: Int, y: Int, direction: Int, capacity: Float, back: Float)] = []

        /// - Parameter bothWays: whether edges cost the same in both directions.
        init(width: Int, height: Int, seed: UInt64, bothWays: Bool = true) {
            var random = SeededRandom(seed: seed)
            self.width = width
            self.height = height
            source = (0..<width * height).map { _ in Float(random.next() % 12) }
            // What must not be chosen costs far more than all the rest.
            if !bothWays { for node in source.indices where random.next() % 8 == 0 { source[node] = 1_000_000 } }
            sink = (0..<width * height).map { _ in Float(random.next() % 12) }
            for y in 0..<height {
                for x in 0..<width {
                    for direction in [0, 2, 4, 7] {
                        let step = GridFlow.steps[direction]
                        guard x + step.x >= 0, x + step.x < width, y + step.y < height else { continue }
                        let capacity = Float(random.next() % 9)
                        edges.append((x, y, direction, capacity, bothWays ? capacity : Float(random.next() % 3)))
                    }
                }
            }
        }

        /// The cut's cost: a node inside pays its sink, one outside its source, and an edge between the two its way from
        /// inside.
        func cost(_ isInside: (Int) -> Bool) -> Float {
            var sum: Float = 0
            for node in 0..<width * height { sum += isInside(node) ? sink[node] : source[node] }
            for edge in edges {
                let step = GridFlow.steps[edge.direction]
                let other = (edge.y + step.y) * width + edge.x + step.x
                switch (isInside(edge.y * width + edge.x), isInside(other)) {
                case (true, false): sum += edge.capacity
                case (false, true): sum += edge.back
                default: break
                }
            }
            return sum
        }

        /// - Parameter counts: the node at x and y.
        func cut(_ counts: (borrowing GridFlow, Int, Int) -> Bool = { $0.isInside(x: $1, y: $2) }) -> [Bool] {
            var flow = GridFlow(width: width, height: height)
            for node in 0..<width * height {
                flow.addTerminals(x: node % width, y: node / width, source: source[node], sink: sink[node])
            }
            for edge in edges {
                flow.addEdge(x: edge.x, y: edge.y, direction: edge.direction, capacity: edge.capacity, back: edge.back)
            }
            flow.cut()
            var found: [Bool] = []
            for node in 0..<width * height { found.append(counts(flow, node % width, node / width)) }
            return found
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

    /// Edges that cost something one way only; what is neither surely inside nor surely outside may be either.
    @Test(arguments: 0..<40) func cutsAsCheaplyAsAnyOtherWhereEdgesHaveADirection(seed: Int) {
        let problem = Problem(width: 4, height: 3, seed: UInt64(seed) + 100, bothWays: false)
        let inside = problem.cut()
        let outside = problem.cut { $0.isOutside(x: $1, y: $2) }
        let best = (0..<1 << 12).map { bits in problem.cost { bits >> $0 & 1 == 1 } }.min()
        #expect(problem.cost { inside[$0] } == best)
        #expect(problem.cost { !outside[$0] } == best)
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
