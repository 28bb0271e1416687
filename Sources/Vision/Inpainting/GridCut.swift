// The cheapest way to part the cells of a grid in two.

/// A minimum cut of a grid whose cells know four neighbours, by pushing and relabelling (Goldberg and Tarjan 1988) with heights from
/// the sink set anew now and then (Cherkassky and Goldberg 1997). Whole numbers and a fixed order: one result.
package struct GridCut {
    private let width: Int
    private let count: Int
    /// What flowed in and not yet on.
    private var excess: [Int32]
    /// What may still flow to the sink.
    private var drain: [Int32]
    /// What may still flow right, left, down, up: four values a cell.
    private var capacity: [Int32]
    private var heights: [Int32]

    package init(width: Int, height: Int) {
        self.width = width
        count = width * height
        excess = [Int32](repeating: 0, count: count)
        drain = excess
        heights = excess
        capacity = [Int32](repeating: 0, count: 4 * count)
    }

    /// What it costs to leave a cell on the near side, and to put it on the far one.
    package mutating func set(_ cell: Int, near: Int32, far: Int32) {
        let least = min(near, far)
        excess[cell] = far - least
        drain[cell] = near - least
    }

    /// Adds what it costs when a cell is on the near side and its right (0), left (1), lower (2) or upper (3) neighbour on the far one.
    package mutating func add(_ cell: Int, _ direction: Int, _ cost: Int32) { capacity[4 * cell + direction] += cost }

    /// Solves.
    ///
    /// - Returns: for each cell whether it is on the far side.
    package mutating func solve() -> [Bool] {
        let width = width
        let count = count
        let steps = [1, -1, width, -width]
        // Direction d's way back is d ^ 1.
        excess.withUnsafeMutableBufferPointer { excess in
            drain.withUnsafeMutableBufferPointer { drain in
                capacity.withUnsafeMutableBufferPointer { capacity in
                    heights.withUnsafeMutableBufferPointer { heights in
                        var queue = [Int32](repeating: 0, count: count + 1)
                        var waits = [Bool](repeating: false, count: count)
                        var head = 0
                        var tail = 0
                        func measure() {
                            Self.measure(drain, capacity, heights, steps)
                            head = 0
                            tail = 0
                            for cell in 0..<count {
                                waits[cell] = excess[cell] > 0 && heights[cell] < count
                                if waits[cell] {
                                    queue[tail] = Int32(cell)
                                    tail += 1
                                }
                            }
                        }
                        func enqueue(_ cell: Int) {
                            guard !waits[cell], heights[cell] < count else { return }
                            waits[cell] = true
                            queue[tail] = Int32(cell)
                            tail = tail == count ? 0 : tail + 1
                        }
                        measure()
                        var lifts = 0
                        while head != tail {
                            let cell = Int(queue[head])
                            head = head == count ? 0 : head + 1
                            waits[cell] = false
                            while excess[cell] > 0, heights[cell] < count {
                                if drain[cell] > 0 {
                                    let flow = min(excess[cell], drain[cell])
                                    excess[cell] -= flow
                                    drain[cell] -= flow
                                    continue
                                }
                                var lowest = Int32(count)
                                for direction in 0..<4 where capacity[4 * cell + direction] > 0 {
                                    let other = cell + steps[direction]
                                    if heights[other] + 1 == heights[cell] {
                                        let flow = min(excess[cell], capacity[4 * cell + direction])
                                        excess[cell] -= flow
                                        capacity[4 * cell + direction] -= flow
                                        excess[other] += flow
                                        capacity[4 * other + (direction ^ 1)] += flow
                                        enqueue(other)
                                        if excess[cell] == 0 { break }
                                    } else {
                                        lowest = min(lowest, heights[other])
                                    }
                                }
                                guard excess[cell] > 0 else { break }
                                lowest = Int32(count)
                                for direction in 0..<4 where capacity[4 * cell + direction] > 0 {
                                    lowest = min(lowest, heights[cell + steps[direction]])
                                }
                                heights[cell] = min(Int32(count), lowest + 1)
                                lifts += 1
                            }
                            if lifts > count {
                                lifts = 0
                                measure()
                            }
                        }
                        Self.measure(drain, capacity, heights, steps)
                    }
                }
            }
        }
        return heights.map { $0 < Int32(count) }
    }

    /// Steps to the sink from each cell along what may still flow; the number of cells where there is no way.
    private static func measure(
        _ drain: UnsafeMutableBufferPointer<Int32>, _ capacity: UnsafeMutableBufferPointer<Int32>,
        _ heights: UnsafeMutableBufferPointer<Int32>, _ steps: [Int]
    ) {
        let count = heights.count
        var queue = [Int32](repeating: 0, count: count)
        var tail = 0
        for cell in 0..<count {
            heights[cell] = drain[cell] > 0 ? 1 : Int32(count)
            if drain[cell] > 0 {
                queue[tail] = Int32(cell)
                tail += 1
            }
        }
        var head = 0
        while head < tail {
            let cell = Int(queue[head])
            head += 1
            for direction in 0..<4 {
                let other = cell + steps[direction]
                guard other >= 0, other < count, heights[other] == Int32(count), capacity[4 * other + (direction ^ 1)] > 0
                else { continue }
                heights[other] = heights[cell] + 1
                queue[tail] = Int32(other)
                tail += 1
            }
        }
    }
}
