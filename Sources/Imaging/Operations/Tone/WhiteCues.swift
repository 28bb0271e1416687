// What a picture shows of its light, each cue by itself.

/// The cues of `WhiteEstimate` that need no neighbours beyond the next.
struct WhiteCues {
    let width: Int
    let height: Int
    /// Linear light of every block.
    let lights: [SIMD3<Float>]
    /// Whether a block is asked for and opaque.
    let isAsked: [Bool]
    /// Whether it also is not clipped: clipped pixels have lost their colour.
    let isUsable: [Bool]
    /// Whether an eighth of the picture is white already: paper, a studio's ground.
    let hasWhite: Bool

    init(_ picture: ReducedPicture, mask: Plane<Float>?) {
        width = picture.width
        height = picture.height
        var lights: [SIMD3<Float>] = []
        var isAsked: [Bool] = []
        var isUsable: [Bool] = []
        lights.reserveCapacity(picture.colors.count)
        isAsked.reserveCapacity(picture.colors.count)
        isUsable.reserveCapacity(picture.colors.count)
        var white = 0
        var all = 0
        for (index, color) in picture.colors.enumerated() {
            let counts = color.w > 0.5 && (mask.map { $0.values[index] >= 0.5 } ?? true)
            let least = min(color.x, color.y, color.z)
            let most = max(color.x, color.y, color.z)
            lights.append(LinearLight.light(red: byte(color.x * 255), green: byte(color.y * 255), blue: byte(color.z * 255)))
            isAsked.append(counts)
            isUsable.append(counts && most < 0.985)
            guard counts else { continue }
            all += 1
            if least > 0.93, most - least < 0.012 { white += 1 }
        }
        self.lights = lights
        self.isAsked = isAsked
        self.isUsable = isUsable
        hasWhite = white * 8 > all
    }

    /// Grey edges: the fourth-power mean of the steps between neighbours, in linear light.
    var edges: ColorCast? { edges(x: 0..<width, y: 0..<height) }

    /// How much the edges of sixteen parts of the picture disagree about the warmth: their quartiles' distance as a deviation.
    var disagreement: Float {
        var found: [Float] = []
        for tile in 0..<16 {
            let (column, row) = (tile % 4, tile / 4)
            let x = width * column / 4..<width * (column + 1) / 4
            let y = height * row / 4..<height * (row + 1) / 4
            if let edges = edges(x: x, y: y) { found.append(edges.warmth) }
        }
        guard found.count > 3 else { return 0 }
        found.sort()
        return (found[(found.count - 1) * 3 / 4] - found[found.count / 4]) / 1.35
    }

    private func edges(x columns: Range<Int>, y rows: Range<Int>) -> ColorCast? {
        var sum = SIMD3<Double>()
        var count = 0.0
        for y in rows.dropLast() {
            for x in columns.dropLast() {
                let index = y * width + x
                guard isUsable[index], isUsable[index + 1], isUsable[index + width] else { continue }
                let dx = lights[index + 1] - lights[index]
                let dy = lights[index + width] - lights[index]
                let square = dx * dx + dy * dy
                sum += SIMD3<Double>(square * square)
                count += 1
            }
        }
        // Less than the last bit of a byte is no edge.
        guard count > 0, (sum / count).min() > 1e-16 else { return nil }
        let mean = sum / count
        return ColorCast(
            SIMD3<Float>(
                SIMD3(mean.x.squareRoot().squareRoot(), mean.y.squareRoot().squareRoot(), mean.z.squareRoot().squareRoot())))
    }

    /// White patch: the mean of the brightest hundredth.
    var brightest: ColorCast? {
        let usable = lights.indices.filter { isUsable[$0] }
        guard usable.count >= 100 else { return nil }
        let levels = usable.map { lights[$0].sum() }.sorted()
        let bound = levels[levels.count - levels.count / 100]
        var sum = SIMD3<Double>()
        for index in usable where lights[index].sum() >= bound { sum += SIMD3<Double>(lights[index]) }
        return ColorCast(SIMD3<Float>(sum / Double(usable.count)))
    }

    /// The colour of a bright ground that covers an eighth of the picture: nearly as bright as anything, and of one colour.
    var ground: ColorCast? {
        let asked = lights.indices.filter { isAsked[$0] }
        guard !asked.isEmpty else { return nil }
        let luminance = asked.map { (lights[$0] * SIMD3(0.2126, 0.7152, 0.0722)).sum() }
        let bound = luminance.sorted()[luminance.count * 199 / 200] * 0.85
        let casts = asked.indices.filter { luminance[$0] >= bound }.map { ColorCast(lights[asked[$0]]) }
        guard casts.count * 8 > asked.count else { return nil }
        let middle = ColorCast(
            warmth: casts.map(\.warmth).sorted()[casts.count / 2], green: casts.map(\.green).sorted()[casts.count / 2])
        let share = casts.count { abs($0.warmth - middle.warmth) < 0.03 && abs($0.green - middle.green) < 0.02 }
        return share * 8 > asked.count ? middle : nil
    }
}
