// The object that an arrow points at.

package import Imaging
package import RetouchModel

extension ObjectCut {
    /// Radii of the circles that are tried round a place, as shares of the picture's longer side.
    private static let radii: [Float] = [0.03, 0.05, 0.08, 0.12, 0.18, 0.27, 0.4]
    /// Longer side of the copies on which they are tried.
    private static let trialSide = 112
    /// What a larger circle's cut must be better by: people mean the thing, not what it is part of.
    private static let growth = 0.94
    /// A cut that is worse than this is chance.
    private static let leastScore = 0.12
    /// How far in front of its tip an arrow may mean something, as a share of the longer side: hands stop short of a thing.
    private static let ahead: Float = 0.008

    /// The object at a place: circles of several sizes are tried round it, and the one whose cut stands out best, without being cut off by
    /// the circle, is taken.
    ///
    /// - Parameters:
    ///   - tip: in the picture's pixels.
    ///   - direction: in which an arrow points: what lies a little in front of its tip may be meant, too. `nil` = exactly there.
    /// - Returns: `nil` when nothing stands out there.
    /// - Throws: what `compute` throws.
    package func object(at tip: MarkPoint, direction: MarkPoint?) throws(EditFailure) -> Found? {
        let longer = Float(max(raster.width, raster.height))
        var places = [tip]
        if let direction {
            let reach = longer * Self.ahead
            places.append(
                MarkPoint(
                    x: min(Float(raster.width) - 1, max(0, tip.x + direction.x * reach)),
                    y: min(Float(raster.height) - 1, max(0, tip.y + direction.y * reach))))
        }
        var best: (score: Double, trial: Trial, place: MarkPoint)?
        var level = (raster: raster, scale: Float(1))
        var trials: [(radius: Float, level: (raster: Raster, scale: Float))] = []
        for share in Self.radii {
            while 2 * share * longer * level.scale > 2.5 * Float(Self.trialSide),
                min(level.raster.width, level.raster.height) > 32
            {
                let half = level.raster.halved(compute: compute)
                level = (half, level.scale * Float(half.width) / Float(level.raster.width))
            }
            trials.append((share * longer, level))
        }
        var weight = 1.0
        for (radius, level) in trials {
            for place in places {
                try compute.checkpoint()
                let near = MarkPoint(x: place.x * level.scale, y: place.y * level.scale)
                guard
                    let trial = try Trial(
                        level.raster, near, radius: radius * level.scale, side: Self.trialSide, compute: compute)
                else { continue }
                let score = trial.score * weight
                if score > best?.score ?? Self.leastScore { best = (score, trial, place) }
            }
            weight *= Self.growth
        }
        guard let best, let line = try outline(best.trial) else { return nil }
        let found = try object(in: line.area, at: line.box, tip: best.place)
        return found.isObject ? found : nil
    }

    /// One circle.
    private struct Trial {
        let score: Double
        let cut: Mask
        let view: CutView

        /// `nil` when nothing is cut out.
        init?(_ raster: Raster, _ place: MarkPoint, radius: Float, side: Int, compute: Compute) throws(EditFailure) {
            let box = Box(x: Int(place.x), y: Int(place.y), width: 1, height: 1)
                .grown(by: Int(radius.rounded(.up)), width: raster.width, height: raster.height)
            guard min(box.width, box.height) >= 8 else { return nil }
            var area = Mask(width: box.width, height: box.height, repeating: 0)
            for y in 0..<box.height {
                let v = Float(box.y + y) + 0.5 - place.y
                for x in 0..<box.width {
                    let u = Float(box.x + x) + 0.5 - place.x
                    if u * u + v * v <= radius * radius { area.values[y * box.width + x] = 255 }
                }
            }
            view = CutView(raster: raster, line: ClosedLine(area: area, box: box), compute: compute)
            let small = try view.scaled(to: side)
            guard small.hasSurroundings, let judge = CutJudge(small) else { return nil }
            cut = try small.cut(hint: 2.5, tip: view.place(place, on: small), compute: compute)
            guard let verdict = judge.verdict(cut), verdict.share >= 0.02, verdict.step >= 8 else { return nil }
            score = verdict.score
        }
    }

    /// The cut with room around it, as if somebody had drawn a line around it.
    private func outline(_ trial: Trial) throws(EditFailure) -> (box: Box, area: Mask)? {
        guard let cutBox = trial.cut.boundingBox(threshold: 128) else { return nil }
        let room = max(2, Float(max(cutBox.width, cutBox.height)) * 0.16)
        let wide = Morphology.dilate(trial.cut, radius: room, compute: compute)
        // From the trial's level to the picture's own pixels.
        let from = trial.view.box
        let scaleX = Double(raster.width) / Double(trial.view.raster.width)
        let scaleY = Double(raster.height) / Double(trial.view.raster.height)
        let left = Int(Double(from.x) * scaleX)
        let top = Int(Double(from.y) * scaleY)
        let width = min(raster.width, Int((Double(from.x + from.width) * scaleX).rounded(.up))) - left
        let height = min(raster.height, Int((Double(from.y + from.height) * scaleY).rounded(.up))) - top
        let area = try Resampler.resize(
            wide, width: width, height: height, filter: width > wide.width ? .linear : .automatic, compute: compute)
        guard let used = area.boundingBox(threshold: 1) else { return nil }
        return (Box(x: left + used.x, y: top + used.y, width: used.width, height: used.height), area.part(used))
    }
}
