// How noisy a picture is, measured where nothing else moves.

package enum NoiseLevel {
    /// Side of the blocks that are judged one by one.
    private static let block = 24

    /// Deviation of the white noise in a byte plane, in levels.
    ///
    /// Immerkær's second-difference mask (1996) leaves out whatever is flat or a ramp; the median of its size in a block is
    /// robust against edges (Donoho's MAD), and of all blocks the quieter third speaks, because texture only adds.
    ///
    /// - Parameters:
    ///   - plane: at least 26 pixels each way, else the answer is 0.
    ///   - inside: only blocks that lie in it (centre and corners above 200); `nil` = all.
    ///   - blocks: most blocks that are looked at; more tell nothing new of a large picture.
    /// - Returns: 0 for flat, clipped or tiny planes. Noise that a codec or an enlargement has smoothed reads lower.
    package static func estimate(_ plane: Plane<UInt8>, inside: Mask? = nil, blocks: Int = 4_096, compute: Compute) -> Float {
        let columns = (plane.width - 2) / block
        let rows = (plane.height - 2) / block
        guard columns > 0, rows > 0 else { return 0 }
        var step = 1
        while (columns / step + 1) * (rows / step + 1) > blocks { step += 1 }
        var places: [(x: Int, y: Int)] = []
        for row in stride(from: 0, to: rows, by: step) {
            for column in stride(from: 0, to: columns, by: step) where contains(inside, 1 + column * block, 1 + row * block) {
                places.append((1 + column * block, 1 + row * block))
            }
        }
        let found = [Float](unsafeUninitializedCapacity: places.count) { buffer, count in
            nonisolated(unsafe) let buffer = buffer
            plane.values.withUnsafeBufferPointer { values in
                compute.bands(places.count, minimum: 64) { range in
                    var histogram = [Int32](repeating: 0, count: 256 * 8 + 1)
                    for index in range {
                        buffer[index] = deviation(values, plane.width, places[index].x, places[index].y, &histogram)
                    }
                }
            }
            count = places.count
        }
        let usable = found.filter { $0 >= 0 }.sorted()
        return usable.isEmpty ? 0 : usable[usable.count * 3 / 10]
    }

    private static func contains(_ mask: Mask?, _ x: Int, _ y: Int) -> Bool {
        guard let mask else { return true }
        let last = block - 1
        return [(0, 0), (last, 0), (0, last), (last, last), (last / 2, last / 2)].allSatisfy { mask[x + $0.0, y + $0.1] > 200 }
    }

    /// The deviation in one block; -1 where the values are clipped and cannot show their noise.
    private static func deviation(
        _ values: UnsafeBufferPointer<UInt8>, _ width: Int, _ left: Int, _ top: Int, _ histogram: inout [Int32]
    ) -> Float {
        for index in histogram.indices { histogram[index] = 0 }
        var sum = 0
        for y in top..<top + block {
            for x in left..<left + block {
                let at = y * width + x
                func row(_ at: Int) -> Int { Int(values[at - 1]) - 2 * Int(values[at]) + Int(values[at + 1]) }
                histogram[abs(row(at - width) - 2 * row(at) + row(at + width))] += 1
                sum += Int(values[at])
            }
        }
        let count = block * block
        guard sum > 6 * count, sum < 249 * count else { return -1 }
        // The median between whole numbers, each of which stands for the unit round it.
        var below = 0
        var value = 0
        while below + Int(histogram[value]) < count / 2 {
            below += Int(histogram[value])
            value += 1
        }
        let part = (Float(count) / 2 - Float(below)) / Float(max(1, histogram[value]))
        let median = value == 0 ? part * 0.5 : Float(value) - 0.5 + part
        return median / (0.6745 * 6)
    }
}
