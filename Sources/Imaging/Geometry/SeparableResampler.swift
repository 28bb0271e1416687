// Two passes, rows then columns, over floats that live only as long as a band of rows needs them.

/// Resamples rows of floats: the part that pictures and planes have in common.
struct SeparableResampler {
    let horizontal: AxisWeights
    let vertical: AxisWeights
    /// Values a source row has, and an output row.
    let sourceValues: Int
    let outputValues: Int

    /// Runs both passes.
    ///
    /// - Parameters:
    ///   - height: output rows.
    ///   - load: fills `sourceValues` floats with a source row.
    ///   - narrow: filters one loaded row along itself into `outputValues` floats.
    ///   - store: takes a finished output row, which it may change.
    ///
    /// A row of floats is computed from the source alone, whichever band asks for it: any number of workers gives the same bytes.
    func run(
        height: Int, compute: Compute, load: (Int, UnsafeMutablePointer<Float>) -> Void,
        narrow: (UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void,
        store: (UnsafeMutablePointer<Float>, Int) -> Void
    ) {
        let taps = vertical.taps
        let vectors = (outputValues + 15) / 16
        compute.bands(height) { rows in
            let loaded = UnsafeMutablePointer<Float>.allocate(capacity: sourceValues)
            let ring = UnsafeMutablePointer<SIMD16<Float>>.allocate(capacity: vectors * (taps + 1))
            ring.initialize(repeating: .zero, count: vectors * (taps + 1))
            let result = ring + vectors * taps
            var held = [Int](repeating: -1, count: taps)
            defer {
                loaded.deallocate()
                ring.deallocate()
            }
            for row in rows {
                let start = Int(vertical.starts[row])
                for source in start..<start + taps where held[source % taps] != source {
                    held[source % taps] = source
                    load(source, loaded)
                    narrow(loaded, floats(ring + source % taps * vectors))
                }
                combine(ring, vectors: vectors, start: start, row: row, into: result)
                store(floats(result), row)
            }
        }
    }

    private func floats(_ vectors: UnsafeMutablePointer<SIMD16<Float>>) -> UnsafeMutablePointer<Float> {
        UnsafeMutableRawPointer(vectors).assumingMemoryBound(to: Float.self)
    }

    private func combine(
        _ ring: UnsafePointer<SIMD16<Float>>, vectors: Int, start: Int, row: Int,
        into result: UnsafeMutablePointer<SIMD16<Float>>
    ) {
        let taps = vertical.taps
        vertical.weights.withUnsafeBufferPointer { weights in
            let weights = weights.baseAddress! + row * taps
            var used = [(row: UnsafePointer<SIMD16<Float>>, weight: Float)]()
            used.reserveCapacity(taps)
            for tap in 0..<taps where weights[tap] != 0 {
                used.append((ring + (start + tap) % taps * vectors, weights[tap]))
            }
            used.withUnsafeBufferPointer { used in
                for index in 0..<vectors {
                    var sum = used[0].row[index] * used[0].weight
                    for entry in used.dropFirst() { sum += entry.row[index] * entry.weight }
                    result[index] = sum
                }
            }
        }
    }
}
