// One sheet of a scene: everything that is drawn at about one depth.

/// A sheet with premultiplied light and coverage, and the shapes that can be drawn on it.
///
/// Coordinates are pixels of the working canvas. A sheet that the lens will blur widely is stored smaller: what is drawn on it costs a
/// fraction, and nobody can see the difference.
package struct SceneLayer {
    /// Pixels of the sheet for one of the canvas, 0 ... 1.
    package let scale: Float
    package let width: Int
    package let height: Int
    /// Premultiplied linear light; w = coverage 0 ... 1.
    var pixels: [SIMD4<Float>]
    /// Rows and columns that hold something.
    private(set) var dirty = DirtyBox()
    /// Bright points that the lens turns into discs.
    private(set) var points: [LightPoint] = []

    /// - Parameter pixels: clear, and at least as many as the sheet has: memory of an earlier sheet; `nil` = new memory.
    init(canvasWidth: Int, canvasHeight: Int, scale: Float, pixels: [SIMD4<Float>]? = nil) {
        self.scale = min(1, scale)
        let size = Self.size(canvasWidth: canvasWidth, canvasHeight: canvasHeight, scale: self.scale)
        (width, height) = size
        precondition(pixels.map { $0.count >= size.width * size.height } ?? true)
        self.pixels = pixels ?? [SIMD4<Float>](repeating: SIMD4(), count: size.width * size.height)
    }

    static func size(canvasWidth: Int, canvasHeight: Int, scale: Float) -> (width: Int, height: Int) {
        (max(8, Int((Float(canvasWidth) * scale).rounded(.up))), max(8, Int((Float(canvasHeight) * scale).rounded(.up))))
    }

    /// The sheet's memory, clear again.
    consuming func cleared() -> [SIMD4<Float>] {
        guard !dirty.isEmpty else { return pixels }
        for row in dirty.top...dirty.bottom {
            for index in row * width + dirty.left...row * width + dirty.right { pixels[index] = SIMD4() }
        }
        return pixels
    }

    // MARK: - Shapes

    /// A point of light with an energy: light times area in pixels of the canvas. Equal discs look fake: spread energies and radii.
    ///
    /// - Parameter radius: of its disc; `nil` = the layer's own blur.
    package mutating func point(_ x: Float, _ y: Float, energy: SIMD4<Float>, radius: Float? = nil) {
        points.append(LightPoint(x: x, y: y, energy: energy, radius: radius))
    }

    /// The whole sheet, or a part of its rows, in one colour or by a function of canvas coordinates.
    package mutating func fill(rows: ClosedRange<Float>? = nil, _ color: (_ x: Float, _ y: Float) -> SIMD4<Float>) {
        let first = max(0, Int(((rows?.lowerBound ?? 0) * scale).rounded(.down)))
        let last = min(height - 1, Int(((rows?.upperBound ?? Float(height) / scale) * scale).rounded(.up)))
        guard first <= last else { return }
        let step = 1 / scale
        for y in first...last {
            for x in 0..<width { over(y * width + x, color((Float(x) + 0.5) * step, (Float(y) + 0.5) * step), 1) }
        }
        dirty.add(left: 0, right: width - 1, top: first, bottom: last)
    }

    /// A polygon of one colour with soft edges; even-odd.
    package mutating func polygon(_ points: [SIMD2<Float>], _ color: SIMD4<Float>, coverage: Float = 1) {
        polygon(points, coverage: coverage) { _, _ in color }
    }

    /// A polygon whose colour is a function of canvas coordinates.
    package mutating func polygon(
        _ points: [SIMD2<Float>], coverage: Float = 1, _ color: (_ x: Float, _ y: Float) -> SIMD4<Float>
    ) {
        let outline = points.map { $0 * scale }
        guard let raster = PolygonCoverage(outline, width: width, height: height) else { return }
        let step = 1 / scale
        raster.forEachRow { y, left, shares in
            for (offset, share) in shares.enumerated() where share > 0 {
                let x = left + offset
                over(y * width + x, color((Float(x) + 0.5) * step, (Float(y) + 0.5) * step), share * coverage)
            }
        }
        dirty.add(left: raster.left, right: raster.right, top: raster.top, bottom: raster.bottom)
    }

    /// A textured quadrilateral: `texture` gets (u, v), 0 ... 1 from the first corner to the second and to the fourth, and answers straight
    /// light with coverage in w.
    ///
    /// - Parameter corners: top left, top right, bottom right, bottom left, as seen through the camera's perspective.
    package mutating func quad(_ corners: [SIMD2<Float>], _ texture: (_ u: Float, _ v: Float) -> SIMD4<Float>) {
        precondition(corners.count == 4)
        guard let map = UnitSquareMap(corners) else { return }
        polygon(corners) { x, y in
            let place = map.unit(x, y)
            return texture(min(max(place.x, 0), 1), min(max(place.y, 0), 1))
        } covering: {
            $0.w
        }
    }

    /// An opaque or thin ellipse: leaves, pebbles, faces in a crowd.
    ///
    /// - Parameters:
    ///   - long, short: half axes in pixels of the canvas.
    ///   - angle: of the long axis in radians.
    package mutating func ellipse(
        _ x: Float, _ y: Float, long: Float, short: Float, angle: Float = 0, _ color: SIMD4<Float>, coverage: Float = 1
    ) {
        ellipse(x, y, long: long, short: short, angle: angle, coverage: coverage) { _, _ in color }
    }

    /// An ellipse whose colour is a function of the place in it: u along the long axis, v along the short one, -1 ... 1.
    ///
    /// - Parameter square: 0 = an ellipse, towards 1 a rectangle with round corners (the squircle of Fernandez-Guasti).
    package mutating func ellipse(
        _ x: Float, _ y: Float, long: Float, short: Float, angle: Float = 0, square: Float = 0, coverage: Float = 1,
        _ color: (_ u: Float, _ v: Float) -> SIMD4<Float>
    ) {
        let centerX = x * scale
        let centerY = y * scale
        let a = max(long * scale, 0.6)
        let b = max(short * scale, 0.6)
        // What is smaller than a pixel is drawn as large as one, and thinner.
        let share = coverage * min(1, long * short * scale * scale / (a * b) + 0.02)
        let cosine = PortableMath.cosine(angle)
        let sine = PortableMath.sine(angle)
        let thin = min(a, b)
        forEachPixel(centerX, centerY, reachX: extent(a, b, cosine, sine), reachY: extent(a, b, sine, cosine)) {
            layer, index, dx, dy in
            let u = (cosine * dx + sine * dy) / a
            let v = (cosine * dy - sine * dx) / b
            let distance = u * u + v * v - square * (u * u * v * v)
            // Well outside: no root is needed.
            let rim = 1 + 0.5 / thin
            guard distance < rim * rim, abs(u) < rim, abs(v) < rim else { return }
            let inside = min(1, max(0, (1 - distance.squareRoot()) * thin + 0.5))
            if inside > 0 { layer.over(index, color(u, v), inside * share) }
        }
    }

    /// An ellipse that fades from its middle to its edge: shadows on the ground, glows, mist.
    package mutating func smudge(_ x: Float, _ y: Float, radius: SIMD2<Float>, _ color: SIMD4<Float>, density: Float) {
        let a = max(radius.x * scale, 0.6)
        let b = max(radius.y * scale, 0.6)
        forEachPixel(x * scale, y * scale, reachX: a, reachY: b) { layer, index, dx, dy in
            let rest = 1 - (dx * dx) / (a * a) - (dy * dy) / (b * b)
            if rest > 0 { layer.over(index, color, density * rest * rest) }
        }
    }

    /// How far an ellipse reaches along an axis, with its soft edge.
    private func extent(_ a: Float, _ b: Float, _ along: Float, _ across: Float) -> Float {
        (a * a * along * along + b * b * across * across).squareRoot() + 1
    }

    /// Calls `body` with each pixel's index and its distance from a point of the sheet, and marks them dirty.
    @inline(__always)
    private mutating func forEachPixel(
        _ centerX: Float, _ centerY: Float, reachX: Float, reachY: Float,
        _ body: (_ layer: inout SceneLayer, _ index: Int, _ dx: Float, _ dy: Float) -> Void
    ) {
        // What lies far outside has no pixels, and its numbers need not fit an integer.
        guard abs(centerX) < 1e6, abs(centerY) < 1e6, reachX < 1e6, reachY < 1e6 else { return }
        let left = max(0, Int(centerX - reachX))
        let right = min(width - 1, Int(centerX + reachX + 1))
        let top = max(0, Int(centerY - reachY))
        let bottom = min(height - 1, Int(centerY + reachY + 1))
        guard left <= right, top <= bottom else { return }
        for row in top...bottom {
            let dy = Float(row) + 0.5 - centerY
            for column in left...right { body(&self, row * width + column, Float(column) + 0.5 - centerX, dy) }
        }
        dirty.add(left: left, right: right, top: top, bottom: bottom)
    }

    // MARK: - Inside

    private mutating func polygon(
        _ points: [SIMD2<Float>], _ color: (_ x: Float, _ y: Float) -> SIMD4<Float>, covering: (SIMD4<Float>) -> Float
    ) {
        let outline = points.map { $0 * scale }
        guard let raster = PolygonCoverage(outline, width: width, height: height) else { return }
        let step = 1 / scale
        raster.forEachRow { y, left, shares in
            for (offset, share) in shares.enumerated() where share > 0 {
                let x = left + offset
                let value = color((Float(x) + 0.5) * step, (Float(y) + 0.5) * step)
                over(y * width + x, value, share * covering(value))
            }
        }
        dirty.add(left: raster.left, right: raster.right, top: raster.top, bottom: raster.bottom)
    }

    /// Straight colour over what is there.
    @inline(__always)
    private mutating func over(_ index: Int, _ color: SIMD4<Float>, _ coverage: Float) {
        var front = color * coverage
        front.w = coverage
        pixels[index] = pixels[index] * (1 - coverage) + front
    }
}

/// A light that is smaller than a pixel.
struct LightPoint: Sendable {
    var x: Float
    var y: Float
    var energy: SIMD4<Float>
    var radius: Float?
}

/// The part of a sheet that holds something; empty at first.
struct DirtyBox: Sendable {
    private(set) var left = Int.max
    private(set) var right = -1
    private(set) var top = Int.max
    private(set) var bottom = -1

    var isEmpty: Bool { right < 0 }

    mutating func add(left: Int, right: Int, top: Int, bottom: Int) {
        self.left = min(self.left, left)
        self.right = max(self.right, right)
        self.top = min(self.top, top)
        self.bottom = max(self.bottom, bottom)
    }
}
