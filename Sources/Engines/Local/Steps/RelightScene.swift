// What the old light and the subject are like, at the reduced size.

import Imaging
import RetouchModel
import Scenes

struct RelightScene: Sendable {
    let picture: ReducedPicture
    /// Luma without detail, which stops at edges.
    let base: GuidedFilter
    let level: Plane<Float>
    /// Stops by which the old light is brighter or darker than its mean, in its large differences only.
    let illumination: Plane<Float>
    /// 0 ... 1; `nil` = the whole frame is lit as one.
    let alpha: Plane<Float>?
    let shape: RelightShape
    /// The middle of the subject, its upper part, in reduced pixels.
    let center: SIMD2<Float>
    /// The subject's own middle luma, 0 ... 1.
    let subjectLevel: Float
    /// The background's middle luma; the frame's where there is no subject.
    let backgroundLevel: Float
    /// Whether bright spots can be lamps: not where a large part of the picture is as bright.
    let mayHaveLamps: Bool
    /// The colour of the old light; `nil` = neutral.
    let light: SIMD3<Float>?
    let pivot: Float

    var width: Int { picture.width }
    var height: Int { picture.height }
    var longer: Int { max(width, height) }

    /// - Parameters:
    ///   - alpha: the subject's, at full size; ignored where it covers nearly nothing or nearly everything.
    ///   - faces: boxes in full pixels.
    init(_ picture: ReducedPicture, alpha: Mask?, faces: [Box], compute: Compute) throws(EditFailure) {
        self.picture = picture
        let width = picture.width
        let height = picture.height
        let longer = max(width, height)
        base = GuidedFilter(
            guide: picture.luma, factor: picture.factor, radius: longer * 5 / 100, epsilon: 0.015, compute: compute)
        level = base.reduced(guide: picture.luma)
        var subject: Plane<Float>?
        if let alpha {
            let sized = try Resampler.resize(alpha, width: width, height: height, compute: compute)
            let plane = Plane(width: width, height: height, values: sized.values.map { Float($0) * (1 / 255) })
            let inside = plane.values.count { $0 > 0.5 }
            if inside * 50 > plane.values.count, inside * 100 < plane.values.count * 97 { subject = plane }
        }
        self.alpha = subject
        let isInside = { (index: Int) in subject.map { $0.values[index] > 0.5 } ?? true }
        subjectLevel = level.quantile(0.5, where: isInside)
        backgroundLevel = level.quantile(0.5, where: { subject == nil || !isInside($0) })
        mayHaveLamps = picture.luma.values.count { $0 > 0.88 } * 5 < picture.luma.values.count
        illumination = Self.illumination(
            level, isInside, middle: subjectLevel, sigma: Float(longer) * (subject == nil ? 0.16 : 0.09), compute: compute)
        center = Self.center(width, height, subject == nil ? nil : isInside)
        try compute.checkpoint()
        shape = RelightShape(
            luma: picture.luma, alpha: subject, faces: faces.map { $0.scaled(by: 1 / Float(picture.factor)) }, compute: compute)
        light = WhiteEstimate.leaning(of: picture)?.light
        let lightness = RelightMath.exponential(RelightMath.logarithm(max(subjectLevel, 0.05)) * (2.2 / 3))
        pivot = min(max(lightness, 0.42), 0.72)
    }

    private static func illumination(
        _ level: Plane<Float>, _ isInside: (Int) -> Bool, middle: Float, sigma: Float, compute: Compute
    ) -> Plane<Float> {
        var stops = level
        for index in level.values.indices {
            stops.values[index] = 2.2 * RelightMath.logarithm(max(isInside(index) ? level.values[index] : middle, 0.02))
        }
        var wide = Blur.gaussian(stops, sigma: sigma, compute: compute)
        var sum = 0.0
        var count = 0.0
        for index in wide.values.indices where isInside(index) {
            sum += Double(wide.values[index])
            count += 1
        }
        let mean = Float(sum / max(1, count))
        for index in wide.values.indices { wide.values[index] = min(max(wide.values[index] - mean, -1.6), 1.6) }
        return wide
    }

    /// The mean column, and the mean row of the upper third.
    private static func center(_ width: Int, _ height: Int, _ isInside: ((Int) -> Bool)?) -> SIMD2<Float> {
        guard let isInside else { return SIMD2(Float(width), Float(height)) * 0.5 }
        let inside = (0..<width * height).filter(isInside)
        let columns = inside.reduce(0) { $0 + $1 % width }
        let upper = inside.prefix(max(1, inside.count * 35 / 100))
        let rows = upper.reduce(0) { $0 + $1 / width }
        return SIMD2(Float(columns) / Float(inside.count), Float(rows) / Float(upper.count))
    }
}

/// Powers of two and back, equal on every machine.
enum RelightMath {
    /// 2^x.
    static func exponential(_ x: Float) -> Float { PortableMath.exponential(x * 0.69314718) }

    /// log2 x of a normal positive x.
    static func logarithm(_ x: Float) -> Float { binaryLogarithm(x) }

    /// The factor on encoded levels that stops of light are.
    static func factor(stops: Float) -> Float { exponential(stops * (1 / 2.2)) }
}

extension Box {
    /// The box at another scale: left, top, width, height.
    fileprivate func scaled(by scale: Float) -> SIMD4<Float> {
        SIMD4(Float(x), Float(y), Float(width), Float(height)) * scale
    }
}
