// Regions that the caller drew.

import Imaging
import RetouchModel
import Vision

/// Finds what marks mean: the object in a circle or under an arrow's tip, or the drawn area itself.
struct RegionMarks {
    let session: EditSession

    private var original: Raster { session.original }
    private var compute: Compute { session.compute }

    /// - Throws: `annotationMissing` when nothing was drawn, or nothing of the colour that the prompt names; `inputValidation` for an
    ///   annotation that cannot be read.
    func find(_ reference: MarkReference, _ reading: SelectionReading) throws(EditFailure) -> Selection {
        let marks = try session.marks()
        let chosen = try Self.chosen(reference, of: marks)
        let wearing = CircledCloth(session: session, kind: reference.kind, reading: reading)
        let isLiteral = reference.isExact || reading == .area
        var mask = Mask(
            width: original.width, height: original.height, values: [UInt8](repeating: 0, count: original.pixelCount))
        var isObject = false
        for mark in chosen {
            try compute.checkpoint()
            guard let found = try area(of: mark, in: marks, isLiteral: isLiteral, word: reference.word, wearing) else { continue }
            mask.take(found.mask, at: found.box)
            isObject = isObject || found.isObject
        }
        guard let selection = Selection(mask, tip: tip(of: chosen, in: marks), isLiteral: !isObject) else {
            throw EditFailure(
                .inputValidation, stage: .input, "The marks are too small: nothing of the picture lies under them.")
        }
        return selection
    }

    /// The marks that a prompt means.
    static func chosen(_ reference: MarkReference, of marks: Marks) throws(EditFailure) -> [Mark] {
        let chosen = marks.named(reference.color)
        guard chosen.isEmpty, let color = reference.color else { return chosen }
        throw EditFailure(
            .annotationMissing, stage: .engine,
            "No mark of the colour \(color.hex) was drawn: the marks are \(marks.colorNames). Name one of these, or draw it.")
    }

    /// One arrow's tip, or one dot; several arrows point at several places, and the first counts.
    private func tip(of chosen: [Mark], in marks: Marks) -> PixelPoint? {
        let mark = chosen.first { $0.kind == .arrow } ?? chosen.first { $0.kind == .dot }
        guard let tip = mark?.tip else { return nil }
        let place = marks.place(tip, inWidth: original.width, height: original.height)
        return PixelPoint(x: place.x, y: place.y)
    }

    // MARK: One mark

    private func area(
        of mark: Mark, in marks: Marks, isLiteral: Bool, word: String, _ wearing: CircledCloth
    ) throws(EditFailure) -> ObjectCut.Found? {
        let drawn = try marks.area(of: mark, inWidth: original.width, height: original.height, compute: compute)
        guard let drawn else { return nil }
        switch mark.kind {
        case .closed where !isLiteral:
            if Self.lettering.contains(word) {
                if let letters = try cutter.letters(in: drawn.area, at: drawn.box) { return letters }
                // Half of a watermark is no watermark: where its letters are not told from the picture, all of the inside goes.
                if wearing.reading == .object {
                    return ObjectCut.Found(box: drawn.box, mask: drawn.area, isObject: false, confidence: 1)
                }
            }
            if wearing.isGarment, let garment = try wearing.cloth(in: drawn, cutter) { return garment }
            return try wearing.spared(try object(in: drawn, mark, marks), in: drawn, cutter)
        case .arrow where !isLiteral: return try object(under: mark, marks)
        case .closed, .arrow, .scribble, .dot:
            return ObjectCut.Found(box: drawn.box, mask: drawn.area, isObject: false, confidence: 1)
        }
    }

    /// Things that are written and not solid.
    private static let lettering: Set = [
        "text", "lettering", "letter", "letters", "word", "words", "writing", "caption", "inscription", "watermark", "signature",
        "slogan", "date stamp",
        "timestamp", "time stamp", "date", "number", "price", "headline", "subtitle", "printing",
    ]

    private var cutter: ObjectCut {
        let effort: ObjectCut.Effort =
            switch session.choice.mode {
            case .fast: .fast
            case .auto, .balanced: .balanced
            case .quality: .quality
            }
        return ObjectCut(raster: original, effort: effort, compute: compute)
    }

    /// A circle of more than this share of the picture may be meant for the subject.
    private static let largeCircle = 0.15
    /// Confidence of a cut from which on no net knows better.
    private static let beyondDoubt = 0.55

    private func object(in drawn: (box: Box, area: Mask), _ mark: Mark, _ marks: Marks) throws(EditFailure) -> ObjectCut.Found {
        let cutter = cutter
        let found = try cutter.object(in: drawn.area, at: drawn.box)
        // The nets take longer than everything else here: they are asked where colours leave doubt, and never in fast mode.
        let inside = drawn.area.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        let isLarge = Double(inside) > Self.largeCircle * Double(original.pixelCount)
        let isDoubtful = !found.isObject || isLarge && found.confidence < Self.beyondDoubt
        guard session.choice.mode != .fast, isDoubtful, let subject = try session.roughSubject() else { return found }
        let canvas = try Resampler.resize(subject, width: marks.width, height: marks.height, compute: compute)
        switch SubjectInMark(mark, subject: canvas).reading(isObject: found.isObject) {
        case .subject, .partOfSubject: return try cutter.known(subject, in: drawn.area, at: drawn.box) ?? found
        case .besideSubject:
            let rest = Mask(width: subject.width, height: subject.height, values: subject.values.map { 255 - $0 })
            return try cutter.known(rest, in: drawn.area, at: drawn.box) ?? found
        case .unrelated: return found
        }
    }

    /// An arrow's object of more than this share of the picture is looked at again with the subject.
    private static let largeObject = 0.05

    private func object(under mark: Mark, _ marks: Marks) throws(EditFailure) -> ObjectCut.Found {
        guard let tip = mark.tip else { throw RegionResolver.unmarked("what the arrow points at") }
        let place = marks.place(tip, inWidth: original.width, height: original.height)
        let found = try cutter.object(at: place, direction: mark.direction)
        let isPlain = found.map {
            $0.confidence >= Self.beyondDoubt && Double($0.count) < Self.largeObject * Double(original.pixelCount)
        }
        if let found, isPlain == true { return found }
        guard session.choice.mode != .fast, let subject = try session.roughSubject() else {
            if let found { return found }
            throw Self.noOutline
        }
        let isOnSubject = subject.covers(place.x / Float(original.width), place.y / Float(original.height))
        guard let found else {
            // Where no part of it stands out, the subject itself is what one points at.
            if isOnSubject, let known = try whole(subject) { return known }
            throw Self.noOutline
        }
        let common = found.count(on: subject, width: original.width, height: original.height)
        if isOnSubject, common * 2 > subject.count(scaledTo: original), let known = try whole(subject) { return known }
        // What is on the subject ends with it, and the other way round.
        let other = isOnSubject ? found.count - common : common
        guard other * 30 > found.count else { return found }
        let side =
            isOnSubject ? subject : Mask(width: subject.width, height: subject.height, values: subject.values.map { 255 - $0 })
        return try cutter.known(side, in: found.mask, at: found.box) ?? found
    }

    private func whole(_ subject: Mask) throws(EditFailure) -> ObjectCut.Found? {
        let everything = Mask(
            width: original.width, height: original.height, values: [UInt8](repeating: 255, count: original.pixelCount))
        return try cutter.known(subject, in: everything, at: Box(x: 0, y: 0, width: original.width, height: original.height))
    }

    private static var noOutline: EditFailure {
        EditFailure(
            .annotationMissing, stage: .engine,
            "What the arrow points at has no clear outline. Circle it or paint over it instead, and ask again.")
    }
}

extension ObjectCut.Found {
    /// Pixels that are rather inside.
    fileprivate var count: Int { mask.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) } }

    /// Those of them that lie on a subject's mask of any size with the picture's proportions.
    fileprivate func count(on subject: Mask, width: Int, height: Int) -> Int {
        var count = 0
        for y in 0..<box.height {
            let row = (2 * (box.y + y) + 1) * subject.height / (2 * height) * subject.width
            for x in 0..<box.width where mask.values[y * box.width + x] > 127 {
                if subject.values[row + (2 * (box.x + x) + 1) * subject.width / (2 * width)] > 127 { count += 1 }
            }
        }
        return count
    }
}

extension Mask {
    /// Whether a place, 0 ... 1 of width and height, is rather inside.
    fileprivate func covers(_ x: Float, _ y: Float) -> Bool {
        self[min(width - 1, max(0, Int(x * Float(width)))), min(height - 1, max(0, Int(y * Float(height))))] > 127
    }

    /// Pixels that are rather inside, as many as they would be at a picture's size.
    fileprivate func count(scaledTo raster: Raster) -> Int {
        values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) } * raster.pixelCount / values.count
    }
}

/// How a closed mark and the picture's subject lie to each other.
struct SubjectInMark {
    /// What the mark may be meant for.
    enum Reading {
        case subject
        case partOfSubject
        case besideSubject
        case unrelated
    }

    /// Pixels of the subject in all and in the mark, and of the mark.
    private var subject = 0
    private var common = 0
    private var mark = 0
    /// Share of the mark's middle that is the subject.
    private var core = 0.0

    /// - Parameter subject: on the marks' canvas.
    init(_ mark: Mark, subject: Mask) {
        self.subject = subject.values.reduce(0) { $0 + ($1 > 127 ? 1 : 0) }
        var coreAll = 0
        var coreCommon = 0
        let box = mark.box
        for y in 0..<box.height {
            for x in 0..<box.width where mark.area[x, y] > 127 {
                let isSubject = subject[box.x + x, box.y + y] > 127
                self.mark += 1
                if isSubject { common += 1 }
                // The middle third of the box: a look at what the line was drawn around.
                guard abs(2 * x - box.width) * 3 < box.width, abs(2 * y - box.height) * 3 < box.height else { continue }
                coreAll += 1
                if isSubject { coreCommon += 1 }
            }
        }
        core = Double(coreCommon) / Double(max(1, coreAll))
    }

    /// - Parameter isObject: whether colours alone found an object.
    func reading(isObject: Bool) -> Reading {
        guard mark > 0, subject > 0 else { return .unrelated }
        let share = Double(common) / Double(mark)
        if Double(common) >= 0.85 * Double(subject), share >= 0.12 { return .subject }
        guard !isObject, (0.08...0.92).contains(share) else { return .unrelated }
        return core >= 0.6 ? .partOfSubject : core <= 0.3 ? .besideSubject : .unrelated
    }
}

extension Mask {
    /// Takes the larger value where a smaller mask lies on this one.
    mutating func take(_ part: Mask, at box: Box) {
        let width = width
        values.withUnsafeMutableBufferPointer { out in
            part.values.withUnsafeBufferPointer { part in
                for y in 0..<box.height {
                    let row = (box.y + y) * width + box.x
                    for x in 0..<box.width { out[row + x] = max(out[row + x], part[y * box.width + x]) }
                }
            }
        }
    }
}
