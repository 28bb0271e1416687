// An object cut out of the context picture.

import Imaging
import RetouchModel

/// What is to be placed, with what is known of the light it was taken in.
struct PlacedObject: Sendable {
    /// Straight alpha, trimmed to whatever shows at all.
    let raster: Raster
    /// The box of all that is at least half opaque, in pixels of `raster`.
    let core: Box
    /// Mean linear light of what was round it; `nil` = it came without a background.
    let surroundings: SIMD3<Float>?
    /// Deviation of its noise in levels, and of its sharpest edges' blur in pixels (`nil` = it has no edges to judge by).
    let noise: Float
    let softness: Float?
    /// The context's frame cuts it off.
    let isCutOff: Bool

    /// - Parameters:
    ///   - context: the caller's second picture.
    ///   - name: the caller's word for the object.
    ///   - session: for the finder, the mode and the threads.
    /// - Throws: `subjectNotFound`, naming image_context; what the finder throws.
    init(_ context: DecodedImage, name: String, session: EditSession) throws(EditFailure) {
        let compute = session.compute
        var picture = context
        picture.raster = try Self.bounded(context.raster, compute: compute)
        let cutout = try Self.cut(picture, name: name, session: session)
        // Whatever is fainter is a trace of the old background.
        guard let box = SubjectBox.of(cutout.alpha, above: 8) else { throw Self.nothing(name) }
        let frame = picture.raster
        isCutOff = Self.touchesEdge(cutout.alpha)
        var object = Raster(width: box.width, height: box.height)
        var alpha = Mask(width: box.width, height: box.height, repeating: 0)
        for y in 0..<box.height {
            for x in 0..<box.width {
                let share = cutout.alpha[box.x + x, box.y + y]
                guard share > 8 else { continue }
                var pixel = share == 255 ? frame[box.x + x, box.y + y] : cutout.colors[box.x + x, box.y + y]
                pixel.w = share
                object[x, y] = pixel
                alpha[x, y] = share
            }
        }
        guard let core = SubjectBox.of(alpha) else { throw Self.nothing(name) }
        raster = object
        self.core = core
        surroundings = context.hasAlpha && !frame.isOpaque ? nil : Self.light(frame, outside: cutout.alpha)
        let luma = Sharpen.luma(of: object, compute: compute)
        noise = NoiseLevel.estimate(luma, inside: alpha, compute: compute)
        let inner = Morphology.erode(alpha, radius: 6, compute: compute)
        softness = EdgeBlur.estimate(luma, inside: inner, noise: noise, compute: compute)
    }

    private static func cut(
        _ context: DecodedImage, name: String, session: EditSession
    ) throws(EditFailure) -> Cutout {
        let input = EngineInput(
            source: context, plan: EditPlan(steps: []), seeds: [], mode: session.input.mode, limits: session.input.limits)
        var clock = StageClock()
        do {
            return try SubjectCutter(finder: session.finder, compute: session.compute).cut(
                input, reference: context.raster, transparent: true, clock: &clock, progress: { _, _ in })
        } catch {
            switch error.reason {
            case .subjectNotFound: throw nothing(name)
            case .inputValidation:
                throw EditFailure(
                    .subjectNotFound, stage: .engine,
                    "image_context is filled by one thing, with no outline to cut the \(name) out along. Send a picture that "
                        + "shows all of it before another background, or with a transparent one.")
            default: throw error
            }
        }
    }

    private static func nothing(_ name: String) -> EditFailure {
        EditFailure(
            .subjectNotFound, stage: .engine,
            "Nothing stands out in image_context that could be the \(name). Send a picture of it before a plain background, or with "
                + "a transparent one.")
    }

    /// No placed object needs more pixels than the matte is solved on.
    private static func bounded(_ raster: Raster, compute: Compute) throws(EditFailure) -> Raster {
        guard raster.pixelCount > SubjectCutter.mattePixels else { return raster }
        let scale = (Double(SubjectCutter.mattePixels) / Double(raster.pixelCount)).squareRoot()
        return try Resampler.resize(
            raster, width: max(1, Int(Double(raster.width) * scale)), height: max(1, Int(Double(raster.height) * scale)),
            compute: compute)
    }

    /// Whether the object runs along an edge of its frame for more than a hundredth of it.
    private static func touchesEdge(_ alpha: Mask) -> Bool {
        let width = alpha.width
        let height = alpha.height
        let sides = [
            (0..<width).map { alpha[$0, 0] }, (0..<width).map { alpha[$0, height - 1] }, (0..<height).map { alpha[0, $0] },
            (0..<height).map { alpha[width - 1, $0] },
        ]
        return sides.contains { side in side.reduce(0) { $0 + ($1 > 200 ? 1 : 0) } * 100 > side.count }
    }

    private static func light(_ raster: Raster, outside alpha: Mask) -> SIMD3<Float>? {
        var sum = SIMD3<Float>()
        var count: Float = 0
        let step = max(1, Int(Float(raster.pixelCount / 40_000).squareRoot()))
        for y in stride(from: 0, to: raster.height, by: step) {
            for x in stride(from: 0, to: raster.width, by: step) where alpha[x, y] == 0 {
                let pixel = raster[x, y]
                sum += LinearLight.light(red: pixel.x, green: pixel.y, blue: pixel.z)
                count += 1
            }
        }
        return count >= 50 ? sum / count : nil
    }
}
