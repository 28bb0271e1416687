// Sharpens a rough selection along the picture's own edges.

package import Imaging
package import RetouchModel

#if canImport(Glibc)
    import Glibc
#endif

/// GrabCut (Rother, Kolmogorov, Blake 2004): colour mixtures for inside and outside, and the cheapest cut between them.
///
/// For pictures of at most about 512 pixels a side: the cut takes a fraction of a second there.
package enum GrabCut {
    /// What is known of a pixel.
    package enum Seed: UInt8 {
        case outside, maybeOutside, maybeInside, inside
        var isSure: Bool { self == .outside || self == .inside }
        var isInside: Bool { self == .maybeInside || self == .inside }
    }

    /// - Parameters:
    ///   - colors: encoded red, green and blue, 0 ... 255.
    ///   - seeds: one for each colour; sure ones keep their side.
    ///   - bias: what is known of a pixel besides its colour, in nats: above 0 speaks for inside. `nil` = nothing.
    ///   - learned: the pixels that the colours of both sides are learned from, of at least 128; `nil` = all.
    /// - Returns: 255 inside, 0 outside.
    package static func cut(
        colors: Plane<SIMD3<Float>>, seeds: Plane<Seed.RawValue>, bias: Plane<Float>? = nil, learned: Mask? = nil,
        iterations: Int = 3, seed: UInt64 = 1, compute: Compute
    ) throws(EditFailure) -> Mask {
        let known = seeds.values.map { Seed(rawValue: $0) ?? .maybeOutside }
        var isInside = known.map(\.isInside)
        let result = { (isInside: [Bool]) in
            Mask(width: seeds.width, height: seeds.height, values: isInside.map { $0 ? 255 : 0 })
        }
        guard known.contains(where: { !$0.isSure }), isInside.contains(true), isInside.contains(false) else {
            return result(isInside)
        }
        let edges = edgeWeights(colors, known)
        var groups = split(colors.values, isInside, learned)
        var inside = ColorMixture(colors: groups.inside, count: 5, seed: seed)
        var outside = ColorMixture(colors: groups.outside, count: 5, seed: seed &+ 1)
        for round in 0..<iterations {
            try compute.checkpoint()
            if round > 0 {
                groups = split(colors.values, isInside, learned)
                guard !groups.inside.isEmpty, !groups.outside.isEmpty else { break }
            }
            inside.refit(groups.inside)
            outside.refit(groups.outside)
            let flow = graph(colors, known, bias, inside, outside, edges)
            for y in 0..<seeds.height {
                for x in 0..<seeds.width {
                    let index = y * seeds.width + x
                    if !known[index].isSure { isInside[index] = flow.isInside(x: x, y: y) }
                }
            }
        }
        return result(isInside)
    }

    /// Pixels that colours are learned from, at most twice as many.
    private static let samples = 9_000

    private static func split(
        _ colors: [SIMD3<Float>], _ isInside: [Bool], _ learned: Mask?
    ) -> (inside: [SIMD3<Float>], outside: [SIMD3<Float>]) {
        // Some thousands of pixels say the same about colours as all of them.
        var inside: [SIMD3<Float>] = []
        var outside: [SIMD3<Float>] = []
        let step = max(1, colors.count / samples)
        for index in Swift.stride(from: 0, to: colors.count, by: step) {
            if let learned, learned.values[index] < 128 { continue }
            if isInside[index] { inside.append(colors[index]) } else { outside.append(colors[index]) }
        }
        if inside.isEmpty, let index = isInside.firstIndex(of: true) { inside.append(colors[index]) }
        if outside.isEmpty, let index = isInside.firstIndex(of: false) { outside.append(colors[index]) }
        return (inside, outside)
    }

    /// 1 / (2 * mean squared difference of neighbours): what counts as an edge in this picture.
    private static func contrastWeight(_ colors: Plane<SIMD3<Float>>) -> Float {
        var sum = 0.0
        var count = 0
        for y in 0..<colors.height {
            for x in 0..<colors.width {
                for direction in [0, 2] {
                    let step = GridFlow.steps[direction]
                    guard x + step.x < colors.width, y + step.y < colors.height else { continue }
                    let d = colors[x, y] - colors[x + step.x, y + step.y]
                    sum += Double((d * d).sum())
                    count += 1
                }
            }
        }
        return sum > 0 ? Float(Double(count) / (2 * sum)) : 0
    }

    /// Neighbours right, down and on the two diagonals downwards: every pair once.
    private static let pairs = [0, 2, 4, 7]

    /// What it costs to cut between each pixel and those neighbours; 0 where both are sure or one is outside the picture.
    private static func edgeWeights(_ colors: Plane<SIMD3<Float>>, _ known: [Seed]) -> [SIMD4<Float>] {
        let gamma: Float = 50
        let contrast = contrastWeight(colors)
        let width = colors.width
        let height = colors.height
        let steps = pairs.map { GridFlow.steps[$0] }
        return [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { out, count in
            colors.values.withUnsafeBufferPointer { colors in
                for y in 0..<height {
                    for x in 0..<width {
                        let index = y * width + x
                        var weights = SIMD4<Float>.zero
                        for pair in 0..<4 {
                            let step = steps[pair]
                            guard x + step.x >= 0, x + step.x < width, y + step.y < height else { continue }
                            let other = (y + step.y) * width + x + step.x
                            guard !known[index].isSure || !known[other].isSure else { continue }
                            let d = colors[index] - colors[other]
                            let length: Float = step.x == 0 || step.y == 0 ? 1 : 0.70710678
                            weights[pair] = gamma * length * exp(-contrast * (d * d).sum())
                        }
                        out.initializeElement(at: index, to: weights)
                    }
                }
            }
            count = width * height
        }
    }

    private static func graph(
        _ colors: Plane<SIMD3<Float>>, _ known: [Seed], _ bias: Plane<Float>?, _ inside: ColorMixture, _ outside: ColorMixture,
        _ edges: [SIMD4<Float>]
    ) -> GridFlow {
        let width = colors.width
        var flow = GridFlow(width: width, height: colors.height)
        let steps = pairs.map { GridFlow.steps[$0] }
        for y in 0..<colors.height {
            for x in 0..<width {
                let index = y * width + x
                if !known[index].isSure {
                    // The difference of both is what counts, so the bias may lie on one side.
                    let lean = bias?.values[index] ?? 0
                    flow.addTerminals(
                        x: x, y: y, source: outside.cost(colors.values[index]) + lean, sink: inside.cost(colors.values[index]))
                }
                let weights = edges[index]
                for pair in 0..<4 where weights[pair] > 0 {
                    let step = steps[pair]
                    let other = (y + step.y) * width + x + step.x
                    // A sure neighbour is a terminal: the edge to it is an edge to its side.
                    if known[index].isSure {
                        tie(&flow, x + step.x, y + step.y, to: known[index], weights[pair])
                    } else if known[other].isSure {
                        tie(&flow, x, y, to: known[other], weights[pair])
                    } else {
                        flow.addEdge(x: x, y: y, direction: pairs[pair], capacity: weights[pair])
                    }
                }
            }
        }
        flow.cut()
        return flow
    }

    private static func tie(_ flow: inout GridFlow, _ x: Int, _ y: Int, to seed: Seed, _ weight: Float) {
        flow.addTerminals(x: x, y: y, source: seed.isInside ? weight : 0, sink: seed.isInside ? 0 : weight)
    }
}
