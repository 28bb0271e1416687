// Pictures by value or name, colours, places and boxes.

import CRetouchProtos
import RetouchModel

extension MessageReader {
    /// A picture, if one was given.
    func picture(
        _ input: UnsafeMutablePointer<Retouch__V1__ImageInput>?, _ field: String
    ) throws(MessageError) -> ImageReference? {
        guard let input = input?.pointee else { return nil }
        switch input.from_case {
        case RETOUCH__V1__IMAGE_INPUT__FROM_DATA:
            guard input.data.len > 0 else { throw MessageError(.invalid, "is empty", field: "\(field).data") }
            return .inline(payloads.bytes(input.data))
        case RETOUCH__V1__IMAGE_INPUT__FROM_IMAGE_ID:
            let id = try text(input.image_id, atMost: limits.edits.nameCharacters, "\(field).image_id")
            guard !id.isEmpty else { throw MessageError(.invalid, "is empty", field: "\(field).image_id") }
            return .stored(id)
        default: throw MessageError(.invalid, "has neither data nor image_id", field: field)
        }
    }

    /// A picture that must be there.
    func requiredPicture(
        _ input: UnsafeMutablePointer<Retouch__V1__ImageInput>?, _ field: String
    ) throws(MessageError) -> ImageReference {
        guard let picture = try picture(input, field) else { throw MessageError(.invalid, "is missing", field: field) }
        return picture
    }

    func color(
        _ color: UnsafeMutablePointer<Retouch__V1__Color>?, _ field: String
    ) throws(MessageError) -> Color? {
        guard let color else { return nil }
        let rgb = try number(color.pointee.rgb, in: 0...0xff_ffff, "\(field).rgb")
        return Color(red: UInt8(rgb >> 16), green: UInt8(rgb >> 8 & 0xff), blue: UInt8(rgb & 0xff))
    }

    /// A colour that must be there: absent is not black.
    func requiredColor(
        _ color: UnsafeMutablePointer<Retouch__V1__Color>?, _ field: String
    ) throws(MessageError) -> Color {
        guard let color = try self.color(color, field) else { throw MessageError(.invalid, "is missing", field: field) }
        return color
    }

    func point(
        _ point: UnsafeMutablePointer<Retouch__V1__Point>?, _ field: String
    ) throws(MessageError) -> Point {
        let point = try required(point, field).pointee
        return Point(x: try number(point.x, in: 0...1, "\(field).x"), y: try number(point.y, in: 0...1, "\(field).y"))
    }

    func box(_ box: UnsafeMutablePointer<Retouch__V1__Box>?) -> Box? {
        guard let box = box?.pointee else { return nil }
        return Box(x: Int(box.x), y: Int(box.y), width: Int(box.width), height: Int(box.height))
    }
}

extension MessageBuilder {
    func picture(_ reference: ImageReference?) -> UnsafeMutablePointer<Retouch__V1__ImageInput>? {
        guard let reference else { return nil }
        return make { input in
            switch reference {
            case .inline(let bytes):
                input.from_case = RETOUCH__V1__IMAGE_INPUT__FROM_DATA
                input.data = payload(bytes)
            case .stored(let id):
                input.from_case = RETOUCH__V1__IMAGE_INPUT__FROM_IMAGE_ID
                input.image_id = text(id)
            }
        }
    }

    func color(_ color: Color?) -> UnsafeMutablePointer<Retouch__V1__Color>? {
        guard let color else { return nil }
        return make { $0.rgb = UInt32(color.red) << 16 | UInt32(color.green) << 8 | UInt32(color.blue) }
    }

    func point(_ point: Point) -> UnsafeMutablePointer<Retouch__V1__Point> {
        make {
            $0.x = point.x
            $0.y = point.y
        }
    }

    func box(_ box: Box?) -> UnsafeMutablePointer<Retouch__V1__Box>? {
        guard let box else { return nil }
        return make {
            $0.x = UInt32(clamping: box.x)
            $0.y = UInt32(clamping: box.y)
            $0.width = UInt32(clamping: box.width)
            $0.height = UInt32(clamping: box.height)
        }
    }
}
