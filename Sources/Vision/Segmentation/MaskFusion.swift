// What two nets together know of a person.

package import Imaging
package import RetouchModel

/// How far the person mask agrees with the subject.
package struct MaskAgreement {
    /// Share of the subject that the person mask covers, 0 ... 1.
    package let coverage: Float
    /// Share of the subject of which the person mask is sure.
    package let certainty: Float

    /// Both planes hold 0 ... 1 and have the same size.
    package init(subject: Plane<Float>, person: Plane<Float>) {
        var inside = 0
        var covered = 0
        var certain = 0
        for (s, p) in zip(subject.values, person.values) where s > 0.5 {
            inside += 1
            if p > 0.5 { covered += 1 }
            if p > 0.9 { certain += 1 }
        }
        coverage = Float(covered) / Float(max(1, inside))
        certainty = Float(certain) / Float(max(1, inside))
    }

    /// Covered by more than 85 %, and most of it surely: the person mask half believes in any centred object.
    package var looksHuman: Bool { coverage > 0.85 && certainty > 0.6 }
}

/// Adds to a person's mask the limbs that only the person mask found.
package enum MaskFusion {
    /// - Parameters:
    ///   - mask: the subject at the picture's size.
    ///   - subject, person: the nets' answers, 0 ... 1, at any size.
    /// - Returns: `mask`, with missing parts added along the picture's edges; unchanged where nothing is missing.
    package static func addParts(
        to mask: Mask, subject: Plane<Float>, person: Plane<Float>, raster: Raster, compute: Compute
    ) throws(EditFailure) -> Mask {
        let scale = min(1, 512 / Double(max(raster.width, raster.height)))
        let width = max(1, Int((Double(raster.width) * scale).rounded()))
        let height = max(1, Int((Double(raster.height) * scale).rounded()))
        let subject = try Resampler.resize(subject, width: width, height: height, filter: .cubic, compute: compute)
        let person = try Resampler.resize(person, width: width, height: height, filter: .linear, compute: compute)
        let enclosed = enclosedZone(subject: subject, person: person, compute: compute)
        guard let zone = united(missingZone(subject: subject, person: person, compute: compute), enclosed) else { return mask }

        let seeds = Plane<GrabCut.Seed.RawValue>(
            width: width, height: height,
            values: zone.values.indices.map { index in
                let inZone = zone.values[index] > 0
                // The person's net is too coarse to see through an arm's bend: only the colours tell a gap from a lap.
                if let enclosed, enclosed.values[index] > 0, subject.values[index] < 0.9 {
                    return GrabCut.Seed.maybeInside.rawValue
                }
                let value = inZone ? max(subject.values[index], person.values[index]) : subject.values[index]
                return seed(value, inZone: inZone).rawValue
            })
        let planes = NetInput.averaged(raster, width: width, height: height, compute: compute)
        let count = width * height
        let colors = Plane(
            width: width, height: height,
            values: (0..<count).map { SIMD3(planes[$0], planes[count + $0], planes[2 * count + $0]) })
        let cut = try GrabCut.cut(colors: colors, seeds: seeds, compute: compute)
        return try merge(Blur.gaussian(smoothed(cut, compute), sigma: 1.2, compute: compute), zone, into: mask, compute)
    }

    /// Where the subject's net missed parts that the person's net found, with room around; `nil` when it missed none.
    private static func missingZone(subject: Plane<Float>, person: Plane<Float>, compute: Compute) -> Mask? {
        let inside = Mask(
            width: subject.width, height: subject.height, values: subject.values.map { $0 > 0.5 ? 255 : 0 })
        let area = inside.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        let grown = Morphology.dilate(inside, radius: 4, compute: compute)
        let extra = Mask(
            width: subject.width, height: subject.height,
            values: zip(person.values, grown.values).map { $0 > 0.5 && $1 == 0 ? 255 : 0 })
        // Opening drops the slivers along the outline, where the nets merely draw the edge differently.
        let opened = Morphology.open(extra, radius: 6, compute: compute)
        let parts = ConnectedComponents.find(in: opened)
        guard parts.components.contains(where: { $0.area * 100 > area }) else { return nil }
        let kept = parts.filtered(opened) { $0.area * 100 > area }
        return Morphology.dilate(kept, radius: 10, compute: compute)
    }

    /// Places inside the subject's outline that its net left out and the person's net did not, such as a lap between two arms.
    private static func enclosedZone(subject: Plane<Float>, person: Plane<Float>, compute: Compute) -> Mask? {
        let outside = Mask(
            width: subject.width, height: subject.height, values: subject.values.map { $0 > 0.5 ? 0 : 255 })
        let parts = ConnectedComponents.find(in: outside, diagonal: false)
        let area = outside.values.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }
        var human = [Int](repeating: 0, count: parts.components.count + 1)
        for index in person.values.indices where person.values[index] > 0.5 { human[Int(parts.labels.values[index])] += 1 }
        func isLeftOut(_ part: Component) -> Bool {
            part.area * 500 > area && part.area * 12 < area && human[Int(part.label)] * 10 > part.area * 6 && part.box.x > 0
                && part.box.y > 0 && part.box.x + part.box.width < subject.width && part.box.y + part.box.height < subject.height
        }
        guard parts.components.contains(where: isLeftOut) else { return nil }
        return Morphology.dilate(parts.filtered(outside, keep: isLeftOut), radius: 4, compute: compute)
    }

    private static func united(_ a: Mask?, _ b: Mask?) -> Mask? {
        guard let a, let b else { return a ?? b }
        return Mask(width: a.width, height: a.height, values: zip(a.values, b.values).map { max($0, $1) })
    }

    private static func seed(_ value: Float, inZone: Bool) -> GrabCut.Seed {
        if inZone, value > 0.15, value < 0.95 { return .maybeInside }
        if value > 0.9 { return .inside }
        if value < 0.02 { return .outside }
        return value > 0.4 ? .maybeInside : .maybeOutside
    }

    /// Majority in 5 x 5 pixels: no single pixels in or out.
    private static func smoothed(_ cut: Mask, _ compute: Compute) -> Mask {
        let mean = Blur.box(cut, radius: 2, compute: compute)
        return Mask(width: cut.width, height: cut.height, values: mean.values.map { $0 >= 128 ? 255 : 0 })
    }

    /// The larger of the mask and the cut, the cut faded out towards the zone's border.
    private static func merge(_ cut: Mask, _ zone: Mask, into mask: Mask, _ compute: Compute) throws(EditFailure) -> Mask {
        let fade = Blur.gaussian(zone, sigma: 3, compute: compute)
        let added = Mask(
            width: cut.width, height: cut.height,
            values: zip(cut.values, fade.values).map { UInt8((Int($0) * Int($1) + 127) / 255) })
        let large = try Resampler.resize(
            added, width: mask.width, height: mask.height, filter: .linear, compute: compute)
        return Mask(width: mask.width, height: mask.height, values: zip(mask.values, large.values).map { max($0, $1) })
    }
}
