// Lines that are drawn in haste: too narrow for their object, or with much around it.

import Imaging
import RetouchModel

/// A closed line: its inside, and where that lies in the picture.
struct ClosedLine {
    /// Of the box's size.
    var area: Mask
    var box: Box

    /// The line drawn larger or smaller round its own middle; `nil` when nothing of it is left in a picture of that size.
    func scaled(by factor: Float, width: Int, height: Int) -> ClosedLine? {
        var sum = SIMD2<Double>.zero
        var count = 0.0
        for y in 0..<box.height {
            for x in 0..<box.width where area[x, y] > 127 {
                sum += SIMD2(Double(x) + 0.5, Double(y) + 0.5)
                count += 1
            }
        }
        guard count > 0 else { return nil }
        let middle = SIMD2<Float>(sum / count)
        let low = SIMD2(Float(box.x), Float(box.y)) + middle - middle * factor
        let high = low + SIMD2(Float(box.width), Float(box.height)) * factor
        let left = max(0, Int(low.x.rounded(.down)))
        let top = max(0, Int(low.y.rounded(.down)))
        let right = min(width, Int(high.x.rounded(.up)))
        let bottom = min(height, Int(high.y.rounded(.up)))
        guard right > left, bottom > top else { return nil }
        var scaled = Mask(width: right - left, height: bottom - top, repeating: 0)
        for y in 0..<scaled.height {
            let v = Int(((Float(top + y) + 0.5 - low.y) / factor).rounded(.down))
            guard v >= 0, v < box.height else { continue }
            for x in 0..<scaled.width {
                let u = Int(((Float(left + x) + 0.5 - low.x) / factor).rounded(.down))
                if u >= 0, u < box.width { scaled[x, y] = area[u, v] }
            }
        }
        return ClosedLine(area: scaled, box: Box(x: left, y: top, width: scaled.width, height: scaled.height))
    }
}

/// One cut on a small copy, and what speaks for it.
struct CutAttempt {
    let view: CutView
    let scale: CutScale
    let cut: Mask
    let verdict: CutJudge.Verdict
    /// How well the line fits what was cut out, 0 ... 1 and a little more.
    let fit: Double

    /// For choosing among cuts of one mark.
    var merit: Double { verdict.score * fit }
}

extension ObjectCut {
    // MARK: In the line

    /// How strongly the middle of the inside is taken for the object, in nats at the very middle: a hint, and where colours say nothing
    /// a decision.
    private static let hints: [Float] = [2.5, 6]
    /// Share of the inside from which on an object is no smaller than people draw lines for.
    private static let usualShare = 0.35

    /// The object in a line; `nil` when nothing stands out.
    func within(_ line: ClosedLine, tip: MarkPoint?) throws(EditFailure) -> CutAttempt? {
        let view = CutView(raster: raster, line: line, compute: compute)
        let small = try view.scaled(to: effort.sides.coarse)
        guard small.hasSurroundings, let judge = CutJudge(small) else { return nil }
        for hint in Self.hints {
            let place = view.place(tip, on: small)
            var cut = try small.cut(hint: hint, tip: place, compute: compute)
            if tip == nil { cut = judge.withoutStrangers(cut) }
            guard var verdict = judge.verdict(cut), verdict.isAccepted else { continue }
            if verdict.separation < Self.doubtful, let other = try purer(than: cut, verdict, small, judge, place) {
                (cut, verdict) = other
            }
            return CutAttempt(
                view: view, scale: small, cut: cut, verdict: verdict,
                fit: min(1, verdict.share / Self.usualShare).squareRoot())
        }
        return nil
    }

    /// Separation below which another cut is tried, and how many times purer it must be.
    private static let doubtful = 0.3
    private static let purer = 1.7

    /// A cut that starts from what is unlike the surroundings instead of from all of the inside: where two things lie in the line and one
    /// of them goes on outside, as an arm across a shirt does, it finds the other one.
    ///
    /// - Returns: `nil` unless it is much purer, lies in the first one, and is as large and of one piece as that.
    private func purer(
        than rough: Mask, _ first: CutJudge.Verdict, _ small: CutScale, _ judge: CutJudge, _ tip: SIMD2<Float>?
    ) throws(EditFailure) -> (Mask, CutJudge.Verdict)? {
        let cut = try small.cut(hint: 1, tip: tip, startsFromNovelty: true, compute: compute)
        guard let verdict = judge.verdict(cut), verdict.isAccepted, verdict.share >= 0.08,
            verdict.separation >= first.separation * Self.purer, verdict.extent >= first.extent * 0.65,
            verdict.edgeLength <= first.edgeLength * 1.2
        else { return nil }
        return cut.common(with: rough) * 100 >= cut.count * 85 ? (cut, verdict) : nil
    }

    // MARK: Beyond the line and nearer its middle

    /// A cut of at least this score and share that the line does not cut off more than so is an object as people circle it.
    private static let convincing = (score: 0.4, share: 0.35, touch: 0.06)
    /// Share of the inside from which on such an object leaves no room for another, and by what factor a smaller one is preferred.
    private static let filling = (share: 0.65, preference: 1.3)
    /// How much nearer its middle a line is drawn again, and what a cut in that counts for: where the drawn one is as good, it was meant.
    private static let narrower: (line: Float, weight: Double) = (0.62, 0.9)

    /// The best of a cut in the line, one that goes on beyond it and one nearer its middle.
    func better(than first: CutAttempt?, _ line: ClosedLine) throws(EditFailure) -> CutAttempt? {
        var best = first
        var merit = first?.merit ?? 0
        var isConvincing = false
        if let verdict = first?.verdict {
            isConvincing =
                verdict.score >= Self.convincing.score && verdict.share >= Self.convincing.share
                && verdict.touch <= Self.convincing.touch
            if isConvincing, verdict.share >= Self.filling.share { return first }
            if isConvincing { merit *= Self.filling.preference }
        }
        if let wide = try beyond(line, first), wide.merit > merit { (best, merit) = (wide, wide.merit) }
        // Where nothing stood out in all of the line, a part of it that does is chance.
        if first != nil, !isConvincing,
            let inner = line.scaled(by: Self.narrower.line, width: raster.width, height: raster.height),
            let narrow = try within(inner, tip: nil), narrow.merit * Self.narrower.weight > merit
        {
            best = narrow
        }
        return best
    }

    /// How far beyond the line an object may go on, as a multiple of the line's size.
    private static let reach: Float = 1.75
    /// What speaks against a pixel at the end of that reach, and for one in the line, in nats.
    private static let doubts: (far: Float, inside: Float) = (2, 1)
    /// The share of the inside, or of what was found in it, that must belong to what goes on beyond, and the share that leaves no doubt.
    private static let filled = (least: 0.62, nothing: 0.45, wholly: 0.85)
    /// Share of a cut's edge on the line from which on the line cuts it off.
    private static let cutOff = 0.08
    /// What such an object's edge must be at least: levels between the colours of both sides, and the share of it that is no edge of its
    /// own but the end of the reach.
    private static let plainEdge: (step: Float, touch: Double) = (16, 0.1)
    /// A cut beyond the line is preferred by this factor: of what fills a line people mean all.
    private static let preference = 1.2

    /// The object that fills a line and goes on beyond it: the middle of the inside surely is the object's, what lies beyond the reach
    /// surely is not, and these two tell which colours are whose.
    ///
    /// - Parameter first: what was found in the line.
    /// - Returns: `nil` unless it ends on all sides with an edge of its own.
    private func beyond(_ line: ClosedLine, _ first: CutAttempt?) throws(EditFailure) -> CutAttempt? {
        guard let wide = line.scaled(by: Self.reach, width: raster.width, height: raster.height) else { return nil }
        let view = CutView(raster: raster, line: wide, compute: compute)
        let small = try view.scaled(to: effort.sides.coarse)
        guard small.hasSurroundings, let judge = CutJudge(small) else { return nil }
        let drawn = try view.area(of: line, on: small)
        let cut = try small.cut(beyond: drawn, far: Self.doubts.far, inside: Self.doubts.inside, compute: compute)
        guard let verdict = judge.verdict(cut), verdict.isAccepted, verdict.step >= Self.plainEdge.step,
            verdict.touch <= Self.plainEdge.touch, !view.leavesPicture(cut, otherThan: drawn)
        else { return nil }
        var share = Double(cut.common(with: drawn)) / Double(max(1, drawn.count))
        if let first, first.verdict.touch > Self.cutOff {
            // The line cut something off: what counts is whether that goes on.
            let part = try view.area(
                of: ClosedLine(
                    area: try Resampler.resize(
                        first.cut, width: first.view.box.width, height: first.view.box.height, filter: .linear, compute: compute),
                    box: first.view.box), on: small)
            share = max(share, Double(cut.common(with: part)) / Double(max(1, part.count)))
        }
        guard share >= Self.filled.least else { return nil }
        let fit = min(1, (share - Self.filled.nothing) / (Self.filled.wholly - Self.filled.nothing))
        return CutAttempt(view: view, scale: small, cut: cut, verdict: verdict, fit: fit * Self.preference)
    }
}

extension Mask {
    /// Pixels that are rather inside both.
    func common(with other: Mask) -> Int {
        zip(values, other.values).reduce(0) { $0 + ($1.0 > 127 && $1.1 > 127 ? 1 : 0) }
    }

    /// Only what lies in a line, too.
    ///
    /// - Parameter box: where this mask lies in the line's picture.
    func within(_ line: ClosedLine, at box: Box) -> Mask {
        var mask = self
        for y in 0..<height {
            let v = box.y + y - line.box.y
            for x in 0..<width {
                let u = box.x + x - line.box.x
                let isThere = u >= 0 && u < line.box.width && v >= 0 && v < line.box.height
                mask[x, y] = isThere ? Swift.min(mask[x, y], line.area[u, v]) : 0
            }
        }
        return mask
    }
}
