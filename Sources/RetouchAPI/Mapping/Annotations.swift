// What the caller drew.

import CRetouchProtos
import RetouchModel

extension MessageReader {
    func annotation(
        _ annotation: UnsafeMutablePointer<Retouch__V1__Annotation>?
    ) throws(MessageError) -> Annotation? {
        guard let annotation = annotation?.pointee else { return nil }
        switch annotation.form_case {
        case RETOUCH__V1__ANNOTATION__FORM_OVERLAY: return .overlay(try requiredPicture(annotation.overlay, "overlay"))
        case RETOUCH__V1__ANNOTATION__FORM_MARKED_COPY:
            return .markedCopy(try requiredPicture(annotation.marked_copy, "marked_copy"))
        case RETOUCH__V1__ANNOTATION__FORM_STROKES:
            let strokes = try required(annotation.strokes, "strokes").pointee
            _ = try number(strokes.n_strokes, in: 1...limits.edits.strokes, "strokes.strokes")
            return .strokes(
                try list(strokes.strokes, strokes.n_strokes, "strokes.strokes") { stroke throws(MessageError) in
                    try self.stroke(stroke.pointee)
                })
        default: throw MessageError(.invalid, "has neither overlay, strokes nor marked_copy")
        }
    }

    private func stroke(_ stroke: Retouch__V1__Stroke) throws(MessageError) -> Stroke {
        Stroke(shape: try shape(stroke), color: try color(stroke.color, "color") ?? .black)
    }

    private func shape(_ stroke: Retouch__V1__Stroke) throws(MessageError) -> Stroke.Shape {
        switch stroke.shape_case {
        case RETOUCH__V1__STROKE__SHAPE_FREEHAND:
            let line = try required(stroke.freehand, "freehand").pointee
            return .freehand(try points(line))
        case RETOUCH__V1__STROKE__SHAPE_CIRCLE:
            let circle = try required(stroke.circle, "circle").pointee
            return .circle(
                center: try point(circle.center, "circle.center"), radiusX: try extent(circle.radius_x, "circle.radius_x"),
                radiusY: try extent(circle.radius_y, "circle.radius_y"))
        case RETOUCH__V1__STROKE__SHAPE_BOX:
            let box = try required(stroke.box, "box").pointee
            return .box(
                origin: try point(box.origin, "box.origin"), width: try extent(box.width, "box.width"),
                height: try extent(box.height, "box.height"))
        case RETOUCH__V1__STROKE__SHAPE_ARROW:
            let arrow = try required(stroke.arrow, "arrow").pointee
            return .arrow(from: try point(arrow.from, "arrow.from"), to: try point(arrow.to, "arrow.to"))
        default: throw MessageError(.invalid, "has no shape that this version knows")
        }
    }

    private func points(_ line: Retouch__V1__FreehandStroke) throws(MessageError) -> [Point] {
        let field = "freehand.coordinates"
        let count = line.n_coordinates
        guard count % 2 == 0, let numbers = line.coordinates, count > 0, count / 2 <= limits.edits.strokePoints else {
            throw MessageError(
                .invalid, "has \(count) numbers; it may be pairs, 1 to \(limits.edits.strokePoints)", field: field)
        }
        var points: [Point] = []
        points.reserveCapacity(count / 2)
        for index in stride(from: 0, to: count, by: 2) {
            points.append(
                Point(
                    x: try number(numbers[index], in: 0...1, "\(field)[\(index)]"),
                    y: try number(numbers[index + 1], in: 0...1, "\(field)[\(index + 1)]")))
        }
        return points
    }
}

extension MessageBuilder {
    func annotation(_ annotation: Annotation?) -> UnsafeMutablePointer<Retouch__V1__Annotation>? {
        guard let annotation else { return nil }
        return make { message in
            switch annotation {
            case .overlay(let picture):
                message.form_case = RETOUCH__V1__ANNOTATION__FORM_OVERLAY
                message.overlay = self.picture(picture)
            case .markedCopy(let picture):
                message.form_case = RETOUCH__V1__ANNOTATION__FORM_MARKED_COPY
                message.marked_copy = self.picture(picture)
            case .strokes(let strokes):
                message.form_case = RETOUCH__V1__ANNOTATION__FORM_STROKES
                message.strokes = make { ($0.n_strokes, $0.strokes) = list(strokes, stroke) }
            }
        }
    }

    private func stroke(_ stroke: Stroke) -> UnsafeMutablePointer<Retouch__V1__Stroke> {
        make { message in
            message.color = color(stroke.color)
            switch stroke.shape {
            case .freehand(let points):
                message.shape_case = RETOUCH__V1__STROKE__SHAPE_FREEHAND
                message.freehand = make { ($0.n_coordinates, $0.coordinates) = numbers(points.flatMap { [$0.x, $0.y] }) }
            case .circle(let center, let radiusX, let radiusY):
                message.shape_case = RETOUCH__V1__STROKE__SHAPE_CIRCLE
                message.circle = make {
                    $0.center = point(center)
                    $0.radius_x = radiusX
                    $0.radius_y = radiusY
                }
            case .box(let origin, let width, let height):
                message.shape_case = RETOUCH__V1__STROKE__SHAPE_BOX
                message.box = make {
                    $0.origin = point(origin)
                    $0.width = width
                    $0.height = height
                }
            case .arrow(let from, let to):
                message.shape_case = RETOUCH__V1__STROKE__SHAPE_ARROW
                message.arrow = make {
                    $0.from = point(from)
                    $0.to = point(to)
                }
            }
        }
    }
}
