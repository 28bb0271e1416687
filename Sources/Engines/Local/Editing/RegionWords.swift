// Regions that a word names.

import Imaging
import RetouchModel
import Vision

/// Finds things by their words, where a colour, a face or the lack of anything else makes it clear which thing is meant.
struct RegionWords {
    let session: EditSession

    /// Whether there is a way to find the thing on some picture.
    static func mayFind(_ thing: NamedRegion) -> Bool {
        switch thing.kind {
        case .bodyPart: thing.side == nil && (thing.word == "face" || thing.word == "skin")
        case .garment, .other: thing.color != nil
        // A picture of a product alone shows nothing else.
        case .accessory: thing.color != nil || thing.side == nil && !thing.isBehind
        }
    }

    /// Another way to say which thing is meant.
    static func hint(_ thing: NamedRegion) -> String {
        guard thing.color == nil, thing.kind != .bodyPart else { return "" }
        return
            "Its colour helps, too, as in \"the red \(thing.word)\"; where it is the picture's only subject, say \"the subject\"."
    }

    /// - Throws: `annotationMissing` where the picture does not make it clear; what finding the subject throws.
    func find(_ thing: NamedRegion) throws(EditFailure) -> Selection {
        guard Self.mayFind(thing) else { throw unclear(thing) }
        if thing.kind == .bodyPart { return try thing.word == "face" ? face() : skin() }
        guard let color = thing.color else {
            let subject = try session.originalSubject()
            guard !subject.isPerson, let selection = Selection(subject.alpha, isLiteral: false) else { throw unclear(thing) }
            return selection
        }
        return try RegionColors(session: session).thing(
            thing.words, color: color, within: try surroundings(thing), side: isOneOfSeveral(thing) ? thing.side : nil)
    }

    private func unclear(_ thing: NamedRegion) -> EditFailure {
        RegionResolver.unmarked("the \(thing.words)", hint: Self.hint(thing))
    }

    /// Whether its side tells it from other things; a side of what is worn is a part of it: "the left sleeve".
    private func isOneOfSeveral(_ thing: NamedRegion) -> Bool { thing.kind == .other }

    /// What is worn is on the subject, what is behind it is not; a side is that side of it.
    private func surroundings(_ thing: NamedRegion) throws(EditFailure) -> Mask? {
        var region = thing.kind == .other && !thing.isBehind ? nil : try session.originalSubject().alpha
        if thing.isBehind, var behind = region {
            for index in behind.values.indices { behind.values[index] = 255 - behind.values[index] }
            region = behind
        }
        guard let side = thing.side, !isOneOfSeveral(thing) else { return region }
        let width = session.original.width
        let height = session.original.height
        var mask = region ?? Mask(width: width, height: height, repeating: 255)
        let box = SubjectBox.of(mask) ?? Box(x: 0, y: 0, width: width, height: height)
        for y in 0..<height {
            for x in 0..<width {
                let isThere =
                    switch side {
                    case .left: x < box.x + box.width / 2
                    case .right: x >= box.x + box.width / 2
                    case .top: y < box.y + box.height / 2
                    case .bottom: y >= box.y + box.height / 2
                    }
                if !isThere { mask[x, y] = 0 }
            }
        }
        region = mask
        return region
    }

    // MARK: Faces and skin

    /// Boxes of the faces; never none.
    private func faces() throws(EditFailure) -> [Box] {
        let original = session.original
        let compute = session.compute
        var boxes = try session.finder.findFaces(in: original, subject: nil, compute: compute)
        if boxes.isEmpty, let subject = try session.roughSubject() {
            // Small faces are looked for on the subject.
            let sized = try Resampler.resize(
                subject, width: original.width, height: original.height, filter: .linear, compute: compute)
            boxes = try session.finder.findFaces(in: original, subject: sized, compute: compute)
        }
        guard !boxes.isEmpty else {
            throw RegionResolver.unmarked("a face", hint: "No face that looks towards the camera is in the picture.")
        }
        return boxes
    }

    private func face() throws(EditFailure) -> Selection {
        let boxes = try faces()
        var mask = FaceShape.mask(of: boxes, width: session.original.width, height: session.original.height)
        mask = Blur.gaussian(mask, sigma: Float(boxes[0].width) * 0.03, compute: session.compute)
        guard let selection = Selection(mask, isLiteral: false) else { throw RegionResolver.unmarked("the face") }
        return selection
    }

    /// What has the colour of the faces, on the subject.
    private func skin() throws(EditFailure) -> Selection {
        let boxes = try faces()
        let original = session.original
        let subject = try session.roughSubject()
        let region = try subject.map { mask throws(EditFailure) in
            try Resampler.resize(
                mask, width: original.width, height: original.height, filter: mask.width < original.width ? .linear : .automatic,
                compute: session.compute)
        }
        guard let mask = try SkinColor.area(original, faces: boxes, within: region, compute: session.compute),
            let selection = Selection(mask, isLiteral: false)
        else { throw RegionResolver.unmarked("the skin") }
        return selection
    }
}

extension NamedRegion {
    /// For a reader: as `summary`, with the colour's name.
    var words: String {
        [side?.rawValue, color.map(MarkColors.name), word, isBehind ? "behind the subject" : nil].compactMap(\.self)
            .joined(separator: " ")
    }
}

/// Faces as ellipses: detectors answer with boxes from the forehead to the chin.
enum FaceShape {
    /// - Parameter scale: 1 = all of the face.
    static func mask(of boxes: [Box], width: Int, height: Int, scale: Float = 1) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for box in boxes {
            let center = SIMD2(Float(box.x) + Float(box.width) / 2, Float(box.y) + Float(box.height) / 2)
            let radius = SIMD2(Float(box.width) * 0.5, Float(box.height) * 0.58) * scale
            for y in max(0, Int(center.y - radius.y))...min(height - 1, Int(center.y + radius.y)) {
                let v = (Float(y) + 0.5 - center.y) / radius.y
                let half = radius.x * max(0, 1 - v * v).squareRoot()
                let first = max(0, Int((center.x - half).rounded()))
                let last = min(width, Int((center.x + half).rounded()))
                for x in first..<max(first, last) { mask[x, y] = 255 }
            }
        }
        return mask
    }
}
