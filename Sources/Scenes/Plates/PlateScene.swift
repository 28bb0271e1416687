// A plate behind a subject: cropped, put out of focus and graded like a rendered scene.

package import Imaging
package import RetouchModel

/// Makes a scene of a photograph.
///
/// The film's curve is undone first, so that lamps and skies are again brighter than white when the lens spreads them into discs, and then
/// the same film develops it as develops rendered scenes.
package struct PlateScene: Sendable {
    private let plate: Plate
    /// What was asked for; `nil` = nothing that a renderer could honour.
    private let brief: SceneBrief?
    private let frame: SceneFrame
    private let lens: PlateLens
    private let fit: PlateFit

    /// Rows between which a horizon may lie so that a plate's camera height can be kept.
    private static let horizons: ClosedRange<Float> = 0.08...0.70

    /// - Parameters: see `PlateFit`.
    /// - Returns: `nil` where the plate does not fit the frame.
    package init?(_ plate: Plate, brief: SceneBrief?, frame: SceneFrame, zoom: Double = 1, anchor: Double = 0.5) {
        guard let frame = Self.staged(frame, plate) else { return nil }
        lens = PlateLens(shown: plate.scene.brief, asked: brief)
        guard let fit = PlateFit(plate, frame: frame, isSharp: lens.isSharp, zoom: zoom, anchor: anchor) else { return nil }
        self.plate = plate
        self.brief = brief
        self.frame = frame
        self.fit = fit
    }

    /// The frame with its horizon where a camera as high as the plate's has it: a person of 1.7 metres reaches above the horizon of a camera
    /// at 1.2 metres, and stays below that of one on a balcony.
    ///
    /// - Returns: `nil` where such a horizon lies outside the frame.
    private static func staged(_ frame: SceneFrame, _ plate: Plate) -> SceneFrame? {
        guard let eye = plate.cameraHeight, frame.shot != .half, let ground = frame.groundLine, let metre = frame.metre else {
            return frame
        }
        let horizon = ground - eye * metre
        guard horizons.contains(horizon) else { return nil }
        var staged = frame
        staged.horizon = horizon
        staged.eyeHeight = eye
        return staged
    }

    /// - Parameter picture: the plate's, opaque.
    package func paint(_ picture: Raster, compute: Compute) throws(EditFailure) -> PaintedScene {
        var seen = frame
        seen.horizon = fit.horizon
        let camera = SceneCamera(seen, longest: PlateFit.longest(frame.shot, isSharp: lens.isSharp), depth: lens.depth)
        let reduced = try Resampler.resize(
            picture, width: camera.width, height: camera.height, window: fit.window, compute: compute)
        try compute.checkpoint()
        let sharp = SceneCanvas(undeveloped: reduced, compute: compute)
        let height = Float(camera.height)
        let ground =
            frame.groundLine.map { $0 * height } ?? camera.horizon + camera.scale(camera.subjectDistance) * camera.eyeHeight
        let present = 0.5 * plate.blur * height * Float(picture.height) / Float(fit.window.height)
        let canvas = try Lens.defocus(sharp, radii: lens.radii(camera, ground: ground, present: present), compute: compute)
        return PaintedScene(canvas: canvas, film: film, stage: stage)
    }

    /// The photograph keeps its own light and colours, and gets what the lens and the film of a rendered scene add.
    private var film: Film {
        var film = Film()
        film.bloom = 0.05
        // The picture has its own corners already.
        film.vignette = 0.10
        film.grain = shown?.hour == .night ? 0.012 : 0.008
        if let warmth = brief?.warmth { film.balance *= SIMD4(1 + 0.06 * warmth, 1, 1 - 0.09 * warmth, 1) }
        return film
    }

    private var shown: SceneBrief? { plate.scene.brief }

    /// Where its light comes from a photograph does not say: from the subject's own side, or from where the words want it.
    private var stage: SceneStage {
        let side: Float = brief?.lightSide.map { $0 == .right ? 1 : -1 } ?? frame.lightSide
        var stage = SceneStage(horizon: fit.horizon, lightX: 0.6 * side, lightY: -0.7)
        stage.hasGround = frame.shot != .half && frame.groundLine != nil
        // A wall is so close that a shadow falls on it; other things are not.
        if shown?.place == .wall, !stage.hasGround { stage.wallFoot = 1 }
        if stage.hasGround, plate.hasTable, frame.shot == .product {
            stage.reflection = Table.reflection(shown?.table ?? shown?.material)
        }
        stage.softness = 0.65
        stage.shadow = 0.32
        switch shown?.hour {
        case .noon: (stage.softness, stage.shadowLength) = (0.45, 0.6)
        case .golden, .dusk: stage.shadowLength = 1.4
        case .night: (stage.softness, stage.shadow) = (0.9, 0.25)
        case .morning, .afternoon, nil: break
        }
        if shown?.weather != nil, shown?.weather != .clear { (stage.softness, stage.shadow) = (1, 0.20) }
        return stage
    }
}

extension SceneCanvas {
    /// The light that the film would have shown as an opaque picture.
    init(undeveloped picture: Raster, compute: Compute) {
        let width = picture.width
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: picture.pixelCount) { buffer, count in
            let out = buffer.baseAddress!
            picture.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(picture.height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        let shown = LinearLight.light(
                            red: pixels[index * 4], green: pixels[index * 4 + 1], blue: pixels[index * 4 + 2])
                        (out + index).initialize(to: Film.undone(SIMD4(shown, 0)))
                    }
                }
            }
            count = picture.pixelCount
        }
        self.init(width: width, height: picture.height, light: light)
    }
}
