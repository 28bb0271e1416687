// The cheapest cut of a grid of pixels into inside and outside.

/// Maximum flow on a grid whose nodes touch their eight neighbours and two terminals (Boykov and Kolmogorov 2004).
///
/// Two search trees grow from the terminals; where they meet a path is filled up, and nodes that lose their parent look for
/// a new one. After `cut()` the nodes in the source's tree are inside.
package struct GridFlow: ~Copyable {
    /// Directions 0 ... 7; `direction ^ 1` is the opposite one.
    package static let steps: [(x: Int, y: Int)] = [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (-1, -1), (1, -1), (-1, 1)]

    private static let free: UInt8 = 0
    private static let source: UInt8 = 1
    private static let sink: UInt8 = 2
    private static let terminal: Int8 = 8
    private static let orphan: Int8 = 9
    private static let none: Int8 = 10

    private let width: Int
    private let height: Int
    /// Nodes, border and all: the elements of each array below, and an eighth of those of `residual`.
    private let count: Int
    /// Nodes in a row, with a border of nodes that no edge reaches, so that neighbours need no checks.
    private let stride: Int
    // Bare memory, freed with the grid: the search touches a few values at each of many places, and a check at each would cost as much
    // as the search. The border keeps every neighbour of a node that edges reach inside.
    /// What still fits through the edge that leaves a node in a direction: eight values a node.
    private let residual: UnsafeMutablePointer<Float>
    /// What a step in each direction adds to a node's number.
    private let offsets: UnsafeMutablePointer<Int>
    /// Above 0: from the source; below 0: to the sink.
    private let terminals: UnsafeMutablePointer<Float>
    private let tree: UnsafeMutablePointer<UInt8>
    private let parent: UnsafeMutablePointer<Int8>
    private let stamp: UnsafeMutablePointer<Int32>
    private let distance: UnsafeMutablePointer<Int32>
    private let isActive: UnsafeMutablePointer<Bool>
    private var active: [Int] = []
    private var activeHead = 0
    private var orphans: [Int] = []
    private var time: Int32 = 0

    package init(width: Int, height: Int) {
        self.width = width
        self.height = height
        stride = width + 2
        count = stride * (height + 2)
        offsets = Self.allocated(Self.steps.count, 0)
        for (direction, step) in Self.steps.enumerated() { offsets[direction] = step.y * stride + step.x }
        residual = Self.allocated(count * 8, 0)
        terminals = Self.allocated(count, 0)
        tree = Self.allocated(count, Self.free)
        parent = Self.allocated(count, Self.none)
        stamp = Self.allocated(count, 0)
        distance = Self.allocated(count, 0)
        isActive = Self.allocated(count, false)
    }

    deinit {
        offsets.deallocate()
        residual.deallocate()
        terminals.deallocate()
        tree.deallocate()
        parent.deallocate()
        stamp.deallocate()
        distance.deallocate()
        isActive.deallocate()
    }

    /// Only for values that need no destruction.
    private static func allocated<Value: BitwiseCopyable>(_ count: Int, _ value: Value) -> UnsafeMutablePointer<Value> {
        let pointer = UnsafeMutablePointer<Value>.allocate(capacity: count)
        pointer.initialize(repeating: value, count: count)
        return pointer
    }

    private func node(_ x: Int, _ y: Int) -> Int { (y + 1) * stride + x + 1 }

    /// Adds capacity from the source and to the sink; only their difference counts.
    package mutating func addTerminals(x: Int, y: Int, source: Float, sink: Float) { terminals[node(x, y)] += source - sink }

    /// Adds capacity between a node and its neighbour in a direction, which must be inside the grid.
    ///
    /// - Parameter back: from the neighbour to the node, not below 0; `nil` = as much.
    package mutating func addEdge(x: Int, y: Int, direction: Int, capacity: Float, back: Float? = nil) {
        let from = node(x, y)
        residual[from * 8 + direction] += capacity
        residual[(from + offsets[direction]) * 8 + (direction ^ 1)] += back ?? capacity
    }

    /// Whether the node is on the source's side of every cheapest cut; valid after `cut()`.
    package func isInside(x: Int, y: Int) -> Bool { tree[node(x, y)] == Self.source }

    /// Whether the node is on the sink's side of every cheapest cut; valid after `cut()`.
    package func isOutside(x: Int, y: Int) -> Bool { tree[node(x, y)] == Self.sink }

    /// Fills the grid with as much flow as fits.
    package mutating func cut() {
        for y in 0..<height {
            for x in 0..<width where terminals[node(x, y)] != 0 {
                let index = node(x, y)
                tree[index] = terminals[index] > 0 ? Self.source : Self.sink
                parent[index] = Self.terminal
                distance[index] = 1
                activate(index)
            }
        }
        while let meeting = grow() {
            time += 1
            augment(from: meeting.from, direction: meeting.direction)
            adopt()
        }
    }

    private mutating func activate(_ index: Int) {
        guard !isActive[index] else { return }
        isActive[index] = true
        active.append(index)
    }

    /// Whether flow can go on from parent to child in the tree of `side`, where `direction` leads from child to parent.
    @inline(__always)
    private func open(child: Int, direction: Int, side: UInt8) -> Bool {
        side == Self.source
            ? residual[(child + offsets[direction]) * 8 + (direction ^ 1)] > 0 : residual[child * 8 + direction] > 0
    }

    /// Grows the trees until they meet: the edge from the source's tree into the sink's, or `nil` when they never will.
    private mutating func grow() -> (from: Int, direction: Int)? {
        while activeHead < active.count {
            let index = active[activeHead]
            if tree[index] != Self.free, let meeting = expand(index) { return meeting }
            isActive[index] = false
            activeHead += 1
            if activeHead > 1 << 16 {
                active.removeFirst(activeHead)
                activeHead = 0
            }
        }
        return nil
    }

    private mutating func expand(_ index: Int) -> (from: Int, direction: Int)? {
        let side = tree[index]
        for direction in 0..<8 {
            let next = index + offsets[direction]
            guard open(child: next, direction: direction ^ 1, side: side) else { continue }
            if tree[next] == Self.free {
                tree[next] = side
                parent[next] = Int8(direction ^ 1)
                stamp[next] = stamp[index]
                distance[next] = distance[index] + 1
                activate(next)
            } else if tree[next] != side {
                return side == Self.source ? (index, direction) : (next, direction ^ 1)
            } else if stamp[next] <= stamp[index], distance[next] > distance[index] + 1 {
                parent[next] = Int8(direction ^ 1)
                stamp[next] = stamp[index]
                distance[next] = distance[index] + 1
            }
        }
        return nil
    }

    private mutating func augment(from: Int, direction: Int) {
        let to = from + offsets[direction]
        var bottleneck = residual[from * 8 + direction]
        var node = from
        while parent[node] != Self.terminal {
            let up = Int(parent[node])
            bottleneck = min(bottleneck, residual[(node + offsets[up]) * 8 + (up ^ 1)])
            node += offsets[up]
        }
        bottleneck = min(bottleneck, terminals[node])
        node = to
        while parent[node] != Self.terminal {
            bottleneck = min(bottleneck, residual[node * 8 + Int(parent[node])])
            node += offsets[Int(parent[node])]
        }
        bottleneck = min(bottleneck, -terminals[node])

        residual[from * 8 + direction] -= bottleneck
        residual[to * 8 + (direction ^ 1)] += bottleneck
        push(bottleneck, from: from, side: Self.source)
        push(bottleneck, from: to, side: Self.sink)
    }

    /// Sends flow along the path from a node to its terminal; what is full then makes orphans.
    private mutating func push(_ flow: Float, from start: Int, side: UInt8) {
        var node = start
        while parent[node] != Self.terminal {
            let up = Int(parent[node])
            let above = node + offsets[up]
            let forward = side == Self.source ? above * 8 + (up ^ 1) : node * 8 + up
            let backward = side == Self.source ? node * 8 + up : above * 8 + (up ^ 1)
            residual[forward] -= flow
            residual[backward] += flow
            if residual[forward] <= 0 { orphanize(node) }
            node = above
        }
        terminals[node] -= side == Self.source ? flow : -flow
        if terminals[node] == 0 { orphanize(node) }
    }

    private mutating func orphanize(_ node: Int) {
        parent[node] = Self.orphan
        orphans.append(node)
    }

    private mutating func adopt() {
        var head = 0
        while head < orphans.count {
            let node = orphans[head]
            head += 1
            let side = tree[node]
            var best = Self.none
            var bestDistance = Int32.max
            for direction in 0..<8 {
                let next = node + offsets[direction]
                guard tree[next] == side, open(child: node, direction: direction, side: side),
                    let length = rooted(next), length < bestDistance
                else { continue }
                bestDistance = length
                best = Int8(direction)
            }
            if best != Self.none {
                parent[node] = best
                stamp[node] = time
                distance[node] = bestDistance + 1
            } else {
                release(node, side: side)
            }
        }
        orphans.removeAll(keepingCapacity: true)
    }

    /// The distance to the terminal when the node hangs on it, else `nil`.
    private mutating func rooted(_ start: Int) -> Int32? {
        var node = start
        var length: Int32 = 0
        while true {
            if stamp[node] == time, parent[node] < Self.orphan {
                length += distance[node]
                break
            }
            let up = parent[node]
            length += 1
            if up == Self.terminal {
                stamp[node] = time
                distance[node] = 1
                break
            }
            guard up < Self.terminal else { return nil }
            node += offsets[Int(up)]
        }
        // Remembers what was found, so that the next search stops early.
        let total = length
        node = start
        while stamp[node] != time {
            stamp[node] = time
            distance[node] = length
            length -= 1
            node += offsets[Int(parent[node])]
        }
        return total
    }

    private mutating func release(_ node: Int, side: UInt8) {
        for direction in 0..<8 {
            let next = node + offsets[direction]
            guard tree[next] == side else { continue }
            if open(child: node, direction: direction, side: side) { activate(next) }
            if parent[next] < Self.terminal, Int(parent[next]) == direction ^ 1 { orphanize(next) }
        }
        tree[node] = Self.free
        parent[node] = Self.none
    }
}
