// One digest for everything that decides an edit's answer.

package import RetouchModel

/// The canonical form of a request: every input in a fixed order, pictures by their own digest.
package enum RequestFingerprint {
    /// Two requests have one fingerprint exactly when they ask for the same. The idempotency key is not part of it.
    ///
    /// Reads every picture once.
    package static func of(_ request: EditRequest) -> Digest {
        var hasher = FieldHasher()
        // The version of this list: a field added later changes it, so old keys never match by accident.
        hasher.add("retouch request 1")
        hasher.add(request.operation.rawValue)
        add(request.source, to: &hasher)
        hasher.add(request.prompt)
        add(request.context, to: &hasher)
        add(request.annotation, to: &hasher)
        add(request.mask, to: &hasher)
        hasher.add(request.imageCount)
        hasher.add(request.resolution.rawValue)
        hasher.add(request.mode.rawValue)
        hasher.add(request.seed.map { String($0) })
        hasher.add(request.output.format.rawValue)
        hasher.add(request.output.quality)
        hasher.add(request.engine)
        hasher.add(request.harmonizeSubject ? 1 : 0)
        return hasher.finish()
    }

    private static func add(_ picture: ImageReference?, to hasher: inout FieldHasher) {
        switch picture {
        case nil: hasher.add("none")
        case .inline(let bytes):
            hasher.add("inline")
            hasher.add(Digest(of: bytes).hex)
        case .stored(let id):
            hasher.add("stored")
            hasher.add(id)
        }
    }

    private static func add(_ annotation: Annotation?, to hasher: inout FieldHasher) {
        switch annotation {
        case nil: hasher.add("none")
        case .overlay(let picture):
            hasher.add("overlay")
            add(picture, to: &hasher)
        case .markedCopy(let picture):
            hasher.add("marked copy")
            add(picture, to: &hasher)
        case .strokes(let strokes):
            hasher.add("strokes")
            hasher.add(strokes.count)
            for stroke in strokes { add(stroke, to: &hasher) }
        }
    }

    private static func add(_ stroke: Stroke, to hasher: inout FieldHasher) {
        hasher.add(stroke.color.hex)
        switch stroke.shape {
        case .freehand(let points):
            hasher.add("freehand")
            hasher.add(points.count)
            for point in points { add([point.x, point.y], to: &hasher) }
        case .circle(let center, let radiusX, let radiusY):
            hasher.add("circle")
            add([center.x, center.y, radiusX, radiusY], to: &hasher)
        case .box(let origin, let width, let height):
            hasher.add("box")
            add([origin.x, origin.y, width, height], to: &hasher)
        case .arrow(let from, let to):
            hasher.add("arrow")
            add([from.x, from.y, to.x, to.y], to: &hasher)
        }
    }

    private static func add(_ numbers: [Float], to hasher: inout FieldHasher) {
        for number in numbers { hasher.add(Int(number.bitPattern)) }
    }
}
