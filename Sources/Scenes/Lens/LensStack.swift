// A scene through the lens: sheets from far to near, each blurred by its depth, and points of light as discs.

package import Imaging
package import RetouchModel

/// Collects the sheets of a scene and takes the picture.
///
/// Each sheet draws with a generator of its own, so sheets are drawn side by side and their order in the code changes nothing.
package struct LensStack {
    package typealias Drawing = @Sendable (inout SceneLayer, inout SeededRandom) -> Void

    package let camera: SceneCamera
    package var bokeh = Bokeh()
    private let seed: UInt64
    private var sheets: [Sheet] = []

    private struct Sheet {
        var depth: Float
        var radius: Float
        var stream: UInt64
        var drawing: Drawing
        /// A disc of eight pixels on the sheet is round enough.
        var scale: Float { min(1, 8 / max(radius, 0.01)) }
    }

    package init(camera: SceneCamera, seed: UInt64) {
        self.camera = camera
        self.seed = seed
    }

    /// Adds a sheet.
    ///
    /// - Parameters:
    ///   - depth: in metres; nearer sheets cover farther ones, equal ones keep their order.
    ///   - radius: of the lens's disc in pixels of the canvas; `nil` = by depth.
    package mutating func sheet(depth: Float, radius: Float? = nil, _ drawing: @escaping Drawing) {
        sheets.append(
            Sheet(depth: depth, radius: radius ?? camera.radius(depth), stream: UInt64(sheets.count + 1), drawing: drawing))
    }

    /// Draws all sheets over `base`, which is opaque light behind everything.
    package func render(over base: SceneCanvas, compute: Compute) throws(EditFailure) -> SceneCanvas {
        var canvas = base
        let order = sheets.indices.sorted { (-sheets[$0].depth, $0) < (-sheets[$1].depth, $1) }
        // As many sheets at once as there are threads: that bounds the memory. They all draw in the same.
        let largest = SceneLayer.size(
            canvasWidth: camera.width, canvasHeight: camera.height, scale: sheets.reduce(0) { max($0, $1.scale) })
        var memory: [[SIMD4<Float>]] = (0..<min(compute.workers, sheets.count)).map { _ in
            [SIMD4<Float>](repeating: SIMD4(), count: largest.width * largest.height)
        }
        for start in stride(from: 0, to: order.count, by: compute.workers) {
            try compute.checkpoint()
            let group = order[start..<min(start + compute.workers, order.count)].map { sheets[$0] }
            var layers = draw(group, &memory, compute)
            for sheet in group {
                let layer = layers.removeFirst()
                try compute.checkpoint()
                try add(layer, radius: sheet.radius, to: &canvas, compute: compute)
                memory.append((consume layer).cleared())
            }
        }
        return canvas
    }

    private func draw(_ group: [Sheet], _ memory: inout [[SIMD4<Float>]], _ compute: Compute) -> [SceneLayer] {
        var layers: [SceneLayer] = []
        for sheet in group {
            layers.append(
                SceneLayer(
                    canvasWidth: camera.width, canvasHeight: camera.height, scale: sheet.scale, pixels: memory.removeLast()))
        }
        layers.withUnsafeMutableBufferPointer { layers in
            nonisolated(unsafe) let layers = layers
            nonisolated(unsafe) let group = group
            compute.bands(group.count, minimum: 1) { numbers in
                for number in numbers {
                    var random = SeededRandom(seed: seed, stream: group[number].stream)
                    group[number].drawing(&layers[number], &random)
                }
            }
        }
        return layers
    }

    private func add(
        _ layer: SceneLayer, radius: Float, to canvas: inout SceneCanvas, compute: Compute
    ) throws(EditFailure) {
        if !layer.dirty.isEmpty {
            try SheetBlend(layer, radius: radius * layer.scale, compute: compute).blend(onto: &canvas)
        }
        for point in layer.points { bokeh.splat(point, radius: point.radius ?? radius, onto: &canvas) }
    }
}
