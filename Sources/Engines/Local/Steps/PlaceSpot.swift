// Where an object goes, and how large it is there.

import Imaging
import RetouchModel

/// The box of the object's core in pixels of the canvas; may reach outside.
struct PlaceTarget: Sendable, Equatable {
    var x: Float
    var y: Float
    var width: Float
    var height: Float
    /// Whether it stands on something, and casts a shadow there.
    var stands = true

    /// Pixels of the canvas for each pixel of the object.
    func scale(of object: PlacedObject) -> Float { height / Float(object.core.height) }
}

/// Reads a region as a place for an object.
enum PlaceSpot {
    /// Height of an object whose size nobody said, as a share of the frame's shorter side.
    private static let usualSize: Float = 0.3
    /// Most of the frame's width that it then takes.
    private static let mostWidth: Float = 0.45

    /// - Throws: what the session throws for a region that is not there.
    static func find(
        _ region: Region, object: PlacedObject, canvas: EditCanvas, session: EditSession
    ) throws(EditFailure) -> PlaceTarget {
        switch region {
        case .whole, .background:
            return try PlaceSearch(canvas, session: session).best(size: usual(object, canvas))
        case .part(let side):
            let half = try session.selection(.part(side), on: canvas)
            return try PlaceSearch(canvas, within: half.box, session: session).best(size: usual(object, canvas))
        case .annotation, .mask:
            let selection = try session.selection(region, reading: .area, on: canvas)
            if let tip = selection.tip { return at(tip, usual(object, canvas), frameWidth: Float(canvas.width)) }
            return fitted(object, into: selection.box)
        case .named, .colorArea, .subject:
            let selection = try session.selection(region, on: canvas)
            return on(selection, usual(object, canvas))
        }
    }

    /// The usual size, limited by what the object's own pixels give.
    private static func usual(_ object: PlacedObject, _ canvas: EditCanvas) -> (width: Float, height: Float) {
        let aspect = Float(object.core.width) / Float(object.core.height)
        var height = usualSize * Float(min(canvas.width, canvas.height))
        height = min(height, mostWidth * Float(canvas.width) / aspect, Float(object.core.height))
        return (height * aspect, height)
    }

    /// In a closed mark: as large as fits, in the middle, on its lower edge.
    private static func fitted(_ object: PlacedObject, into box: Box) -> PlaceTarget {
        let scale = min(
            Float(box.width) / Float(object.core.width), Float(box.height) / Float(object.core.height))
        let width = Float(object.core.width) * scale
        let height = Float(object.core.height) * scale
        return PlaceTarget(
            x: Float(box.x) + (Float(box.width) - width) / 2, y: Float(box.y + box.height) - height, width: width,
            height: height)
    }

    /// At an arrow's tip: standing on it where the frame has room above, else hanging about it; smaller near the frame's sides.
    private static func at(_ tip: PixelPoint, _ size: (width: Float, height: Float), frameWidth: Float) -> PlaceTarget {
        let room = 2 * min(tip.x, frameWidth - tip.x)
        let fit = max(0.5, min(1, room / size.width))
        let width = size.width * fit
        let height = size.height * fit
        let stands = tip.y >= 0.6 * height
        return PlaceTarget(
            x: tip.x - width / 2, y: stands ? tip.y - height : tip.y - height / 2, width: width, height: height, stands: stands)
    }

    /// On a thing that was found: its base at the middle of the thing, and not wider than it.
    private static func on(_ selection: Selection, _ size: (width: Float, height: Float)) -> PlaceTarget {
        let box = selection.box
        let scale = min(1, 0.8 * Float(box.width) / size.width)
        let width = size.width * scale
        let height = size.height * scale
        return PlaceTarget(
            x: Float(box.x) + (Float(box.width) - width) / 2, y: Float(box.y) + Float(box.height) / 2 - height,
            width: width, height: height)
    }
}
