// Steps that take things away, bring new ones, or change them as words describe.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func remove(_ region: Region, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_REMOVE
        message.remove = make { $0.region = self.region(region) }
    }

    func extract(_ region: Region, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_EXTRACT
        message.extract = make { $0.region = self.region(region) }
    }

    func place(_ placement: Placement, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_PLACE
        message.place = make {
            $0.object = text(placement.object)
            $0.region = region(placement.region)
        }
    }

    func addObject(_ addition: ObjectAddition, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_ADD_OBJECT
        message.add_object = make {
            $0.object = text(addition.object)
            $0.accessory = Retouch__V1__Accessory(addition.accessory?.number ?? 0)
            $0.color = color(addition.color)
            $0.region = region(addition.region)
        }
    }

    func replaceObject(_ replacement: ObjectReplacement, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_OBJECT
        message.replace_object = make {
            $0.region = region(replacement.region)
            $0.object = text(replacement.object)
            $0.from_context = replacement.fromContext ? 1 : 0
        }
    }

    func described(_ change: DescribedChange) -> UnsafeMutablePointer<Retouch__V1__DescribedChange> {
        make {
            $0.text = text(change.text)
            $0.region = region(change.region)
            $0.view = Retouch__V1__View(change.view?.number ?? 0)
        }
    }
}

extension MessageReader {
    func remove(_ message: UnsafeMutablePointer<Retouch__V1__Remove>?) throws(MessageError) -> PlanAction {
        .remove(try region(message?.pointee.region, "remove.region"))
    }

    func extract(_ message: UnsafeMutablePointer<Retouch__V1__Extract>?) throws(MessageError) -> PlanAction {
        .extract(try region(message?.pointee.region, "extract.region"))
    }

    func place(_ message: UnsafeMutablePointer<Retouch__V1__Place>?) throws(MessageError) -> PlanAction {
        let place = try required(message, "place").pointee
        return .place(Placement(object: Text.read(place.object), region: try region(place.region, "place.region")))
    }

    func addObject(_ message: UnsafeMutablePointer<Retouch__V1__AddObject>?) throws(MessageError) -> PlanAction {
        let addition = try required(message, "add_object").pointee
        return .addObject(
            ObjectAddition(
                object: Text.read(addition.object),
                accessory: try .optional(addition.accessory.rawValue, "add_object.accessory"),
                color: try color(addition.color, "add_object.color"), region: try region(addition.region, "add_object.region")))
    }

    func replaceObject(_ message: UnsafeMutablePointer<Retouch__V1__ReplaceObject>?) throws(MessageError) -> PlanAction {
        let replacement = try required(message, "replace_object").pointee
        return .replaceObject(
            ObjectReplacement(
                region: try region(replacement.region, "replace_object.region"), object: Text.read(replacement.object),
                fromContext: replacement.from_context != 0))
    }

    func described(
        _ message: UnsafeMutablePointer<Retouch__V1__DescribedChange>?, _ field: String
    ) throws(MessageError) -> DescribedChange {
        let change = try required(message, field).pointee
        return DescribedChange(
            text: Text.read(change.text), region: try region(change.region, "\(field).region"),
            view: try .optional(change.view.rawValue, "\(field).view"))
    }
}
