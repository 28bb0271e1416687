// A picture with a few plain things on it, to draw marks on.

import Engines
import Imaging
import RetouchModel
import TestSupport

/// A woven ground with a yellow disc on the left and a violet box on the right; no net finds a subject on it.
enum MarkedScene {
    static let width = 480
    static let height = 360
    static let disc = Pictures.discMask(width, height, centerX: 140, centerY: 180, radius: 52)
    static let box = boxMask(width, height, 300..<390, 130..<225)

    /// The middle of each thing.
    static let discCenter = SIMD2<Float>(140, 180)
    static let boxCenter = SIMD2<Float>(345, 178)

    static let red = Color(hex: "#e01b24")!
    static let blue = Color(hex: "#2f6fed")!

    static let source: Raster = {
        var random = SeededRandom(seed: 21)
        return Pictures.drawn(width, height) { x, y in
            let weave = Float((x / 3 + y / 4) % 3) * 7
            var color = SIMD3<Float>(104, 132, 126) + weave
            func lay(_ thing: SIMD3<Float>, _ mask: Mask) {
                let stripe: Float = (x + 2 * y) / 11 % 2 == 0 ? 14 : 0
                color += (thing + stripe - color) * (Float(mask[x, y]) / 255)
            }
            lay(SIMD3(214, 180, 40), disc)
            lay(SIMD3(92, 40, 120), box)
            color += random.gaussian() * 3
            let limited = color.clamped(lowerBound: .zero, upperBound: SIMD3(repeating: 255))
            return SIMD4(UInt8(limited.x), UInt8(limited.y), UInt8(limited.z), 255)
        }
    }()

    // MARK: Edits

    static func edit(
        _ action: PlanAction, annotation: DrawnAnnotation? = nil, mask: Mask? = nil, mode: GenerationMode = .balanced
    ) -> StepTrial {
        var trial = StepTrial(action, on: source, mask: mask, mode: mode)
        trial.edit.input.annotation = annotation
        return trial
    }

    /// Red cloth for a region.
    static func recolor(
        _ region: Region, annotation: DrawnAnnotation? = nil, mask: Mask? = nil, mode: GenerationMode = .balanced
    ) -> StepTrial {
        edit(
            .recolor(Recoloring(region: region, target: .color(Color(hex: "#a01020")!))), annotation: annotation, mask: mask,
            mode: mode)
    }

    /// What a region covers.
    static func find(
        _ reference: MarkReference = MarkReference(), _ annotation: DrawnAnnotation?, exactly: Bool = false,
        mode: GenerationMode = .balanced
    ) throws -> FoundRegion {
        try recolor(.annotation(reference), annotation: annotation, mode: mode).find(.annotation(reference), exactly: exactly)
    }

    // MARK: Strokes

    static func point(_ place: SIMD2<Float>) -> Point { Point(x: place.x / Float(width), y: place.y / Float(height)) }

    static func circle(_ center: SIMD2<Float>, _ radius: SIMD2<Float>, _ color: Color = red) -> Stroke {
        let size = SIMD2(Float(width), Float(height))
        return Stroke(
            shape: .circle(center: point(center), radiusX: radius.x / size.x, radiusY: radius.y / size.y), color: color)
    }

    static func arrow(_ from: SIMD2<Float>, _ to: SIMD2<Float>, _ color: Color = red) -> Stroke {
        Stroke(shape: .arrow(from: point(from), to: point(to)), color: color)
    }

    static func line(_ points: [SIMD2<Float>], _ color: Color = red) -> Stroke {
        Stroke(shape: .freehand(points.map(point)), color: color)
    }
}

extension StepTrial {
    /// What a region covers on the trial's source, as the engine finds it.
    func find(_ region: Region, exactly: Bool = false) throws -> FoundRegion {
        try LocalEngine(finder: edit.finder).find(region, exactly: exactly, of: edit.input, compute: edit.compute)
    }
}

extension Mask {
    /// Pixels that are rather inside.
    var area: Int { values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) } }

    /// Two masks of one size together.
    func united(_ other: Mask) -> Mask {
        Mask(width: width, height: height, values: zip(values, other.values).map { max($0, $1) })
    }
}
