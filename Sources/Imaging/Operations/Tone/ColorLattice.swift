// Any change of colour as a table in three dimensions.

package import RetouchModel

/// A colour change sampled on 33 x 33 x 33 encoded colours and read by tetrahedral interpolation (Kasson and others 1995).
///
/// Nodes are floats, and greys lie on the one edge that all six tetrahedra of a cell share: neither bands nor tints come from the
/// lattice. Eight levels lie between two nodes, so that bytes find their cell by shifts alone.
package struct ColorLattice: Sendable {
    /// Levels between two nodes, as a power of two, and nodes along each side: the last lies at 256, just above white.
    private static let shift = 3
    package static let side = 33
    /// Bits after the point in the positions that `color` takes.
    static let fractionBits = 4
    /// The largest position.
    static let limit = Float(255 << fractionBits)

    /// Levels of red, green and blue at (r * side + g) * side + b.
    private let nodes: [SIMD4<Float>]

    /// - Parameter change: gets the levels of a node, 0 ... 256 each, and returns the levels that it turns into; called from several
    ///   threads.
    package init(compute: Compute, _ change: (SIMD3<Float>) -> SIMD3<Float>) {
        let side = Self.side
        let step = Float(1 << Self.shift)
        nodes = [SIMD4<Float>](unsafeUninitializedCapacity: side * side * side) { buffer, count in
            nonisolated(unsafe) let out = buffer.baseAddress!
            compute.bands(side, minimum: 2) { reds in
                for r in reds {
                    for g in 0..<side {
                        for b in 0..<side {
                            let node = change(SIMD3(Float(r), Float(g), Float(b)) * step)
                            (out + (r * side + g) * side + b).initialize(to: SIMD4(node, 0))
                        }
                    }
                }
            }
            count = side * side * side
        }
    }

    /// Gives the pixel loops the nodes without bounds checks.
    func withReader<Result>(_ body: (Reader) throws(EditFailure) -> Result) throws(EditFailure) -> Result {
        let outcome = nodes.withUnsafeBufferPointer { nodes -> Swift.Result<Result, EditFailure> in
            do throws(EditFailure) { return .success(try body(Reader(nodes: nodes.baseAddress!))) } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// Looks colours up.
    struct Reader: @unchecked Sendable {
        // Sendable: reads only, and lives inside `withReader`.
        let nodes: UnsafePointer<SIMD4<Float>>

        /// Levels of the colour at a position in sixteenths of a level, 0 ... `limit` in each lane.
        @inline(__always)
        func color(_ position: SIMD4<UInt32>) -> SIMD4<Float> {
            let bits = UInt32(ColorLattice.shift + ColorLattice.fractionBits)
            let cell = position &>> bits
            let rest = position & ((1 << bits) - 1)
            let side = UInt32(ColorLattice.side)
            let steps = SIMD4<UInt32>(side * side, side, 1, 0)
            let corner = nodes + Int(cell.x &* steps.x &+ cell.y &* steps.y &+ cell.z)
            // The path from the cell's first corner to its last runs along the axis with the largest rest first, the smallest last.
            // Rest and step in one number each: sorting one sorts the other, without a branch.
            let keys = rest &<< 16 | steps
            let first = max(keys.x, keys.y, keys.z)
            let last = min(keys.x, keys.y, keys.z)
            let most = first >> 16
            let least = last >> 16
            let middle = rest.x &+ rest.y &+ rest.z &- most &- least
            let all = Int(side * side + side + 1)
            let scale = 1 / Float(1 << bits)
            var color = corner[0] * (1 - Float(most) * scale)
            color += corner[Int(first & 0xFFFF)] * (Float(most &- middle) * scale)
            color += corner[all - Int(last & 0xFFFF)] * (Float(middle &- least) * scale)
            color += corner[all] * (Float(least) * scale)
            return color
        }
    }
}
