// Colours for places that have none, from what lies around them.

/// Push and pull over a pyramid (Gortler and others 1996, The Lumigraph, section 3.4): near the rim a hole goes on with the rim's own
/// colours, deeper inside with ever broader means.
package enum HoleFill {
    /// - Parameters:
    ///   - values: three values and, in the last lane, how far they are known: 0 = not at all, 1 = exactly.
    ///   - width, height: of the picture; `values` has as many entries.
    ///   - compute: threads.
    /// - Returns: the values everywhere, with 1 in the last lane; exactly known ones as they were. Black where nothing is known.
    package static func filled(
        _ values: [SIMD4<Float>], width: Int, height: Int, compute: Compute
    ) -> [SIMD4<Float>] {
        precondition(values.count == width * height)
        guard width > 1 || height > 1 else {
            var only = values[0]
            only.w = 1
            return [only]
        }
        let half = ((width + 1) / 2, (height + 1) / 2)
        let small = filled(
            halved(values, width, height, compute), width: half.0, height: half.1, compute: compute)
        return [SIMD4<Float>](unsafeUninitializedCapacity: values.count) { buffer, count in
            let out = buffer.baseAddress!
            small.withUnsafeBufferPointer { small in
                compute.bands(height) { rows in
                    for y in rows {
                        for x in 0..<width {
                            var value = values[y * width + x]
                            let known = value.w
                            if known < 1 {
                                let guess = between(small, half.0, half.1, x, y)
                                value = value * known + guess * (1 - known)
                            }
                            value.w = 1
                            (out + y * width + x).initialize(to: value)
                        }
                    }
                }
            }
            count = values.count
        }
    }

    /// Means of four, weighted by how far they are known; one known value makes its parent known.
    private static func halved(
        _ values: [SIMD4<Float>], _ width: Int, _ height: Int, _ compute: Compute
    ) -> [SIMD4<Float>] {
        let w = (width + 1) / 2
        let h = (height + 1) / 2
        return [SIMD4<Float>](unsafeUninitializedCapacity: w * h) { buffer, count in
            let out = buffer.baseAddress!
            values.withUnsafeBufferPointer { values in
                compute.bands(h) { rows in
                    for y in rows {
                        for x in 0..<w {
                            var sum = SIMD4<Float>()
                            for v in 2 * y..<min(2 * y + 2, height) {
                                for u in 2 * x..<min(2 * x + 2, width) {
                                    var value = values[v * width + u]
                                    let known = value.w
                                    value.w = 1
                                    sum += value * known
                                }
                            }
                            let known = sum.w
                            if known > 0 { sum /= known }
                            sum.w = min(1, known)
                            (out + y * w + x).initialize(to: sum)
                        }
                    }
                }
            }
            count = w * h
        }
    }

    /// The half-size picture at a pixel of the full one: three quarters of the nearest, one of the next.
    @inline(__always)
    private static func between(
        _ small: UnsafeBufferPointer<SIMD4<Float>>, _ width: Int, _ height: Int, _ x: Int, _ y: Int
    ) -> SIMD4<Float> {
        let u = x >> 1
        let v = y >> 1
        let nextU = min(max(u + (x & 1 == 0 ? -1 : 1), 0), width - 1)
        let nextV = min(max(v + (y & 1 == 0 ? -1 : 1), 0), height - 1)
        let near = small[v * width + u] * 0.75 + small[v * width + nextU] * 0.25
        let next = small[nextV * width + u] * 0.75 + small[nextV * width + nextU] * 0.25
        return near * 0.75 + next * 0.25
    }
}
