// Steps that move the frame, or the subject in it.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func crop(_ cropping: Cropping, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_CROP
        message.crop = make { crop in
            crop.ratio = cropping.ratio.map { ratio in
                make {
                    $0.width = UInt32(clamping: ratio.width)
                    $0.height = UInt32(clamping: ratio.height)
                }
            }
            crop.tighter = cropping.isTighter ? 1 : 0
            crop.trim = Retouch__V1__Side(cropping.trim?.number ?? 0)
            crop.region = region(cropping.region)
        }
    }

    func straighten(_ degrees: Float?, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_STRAIGHTEN
        message.straighten = make { $0.angle = degrees.map(angle) }
    }

    func rotate(_ degrees: Float, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_ROTATE
        message.rotate = make { $0.angle = angle(degrees) }
    }

    func flip(_ axis: FlipAxis, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_FLIP
        message.flip = make { $0.axis = Retouch__V1__FlipAxis(axis.number) }
    }

    func turn(_ turning: Turning, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_TURN
        message.turn = make {
            $0.part = Retouch__V1__TurnPart(turning.part.number)
            $0.direction = Retouch__V1__TurnDirection(turning.direction.number)
            $0.degrees = turning.degrees
        }
    }

    private func angle(_ degrees: Float) -> UnsafeMutablePointer<Retouch__V1__Angle> {
        make { $0.degrees = degrees }
    }
}

extension MessageReader {
    func crop(_ message: UnsafeMutablePointer<Retouch__V1__Crop>?) throws(MessageError) -> PlanAction {
        let crop = try required(message, "crop").pointee
        var cropping = Cropping(
            isTighter: crop.tighter != 0, trim: try .optional(crop.trim.rawValue, "crop.trim"),
            region: try region(crop.region, "crop.region"))
        if let ratio = crop.ratio?.pointee {
            cropping.ratio = AspectRatio(
                try number(Int(ratio.width), in: 1...100, "crop.ratio.width"),
                try number(Int(ratio.height), in: 1...100, "crop.ratio.height"))
        }
        return .crop(cropping)
    }

    func straighten(_ message: UnsafeMutablePointer<Retouch__V1__Straighten>?) throws(MessageError) -> PlanAction {
        guard let angle = try required(message, "straighten").pointee.angle?.pointee else { return .straighten(nil) }
        guard angle.degrees.isFinite else {
            throw MessageError(.invalid, "is \(angle.degrees); it may be finite", field: "straighten.angle.degrees")
        }
        return .straighten(angle.degrees)
    }

    func rotate(_ message: UnsafeMutablePointer<Retouch__V1__Rotate>?) throws(MessageError) -> PlanAction {
        let angle = try required(message?.pointee.angle, "rotate.angle").pointee
        return .rotate(try number(angle.degrees, in: -180...180, "rotate.angle.degrees"))
    }

    func flip(_ message: UnsafeMutablePointer<Retouch__V1__Flip>?) throws(MessageError) -> PlanAction {
        .flip(try .answered(try required(message, "flip").pointee.axis.rawValue, "flip.axis"))
    }

    func turn(_ message: UnsafeMutablePointer<Retouch__V1__Turn>?) throws(MessageError) -> PlanAction {
        let turn = try required(message, "turn").pointee
        guard turn.degrees > 0, turn.degrees <= 180 else {
            throw MessageError(.invalid, "is \(turn.degrees); it may be above 0, up to 180", field: "turn.degrees")
        }
        return .turn(
            Turning(
                part: try .answered(turn.part.rawValue, "turn.part"),
                direction: try .answered(turn.direction.rawValue, "turn.direction"), degrees: turn.degrees))
    }
}
