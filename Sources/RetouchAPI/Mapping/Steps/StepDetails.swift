// Which field of a step holds the details of which action. The families are in the files beside it.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    /// Sets the one field that the action has; a step that only a newer version knows has none.
    func details(of action: PlanAction, in message: inout Retouch__V1__PlanStep) {
        switch action {
        case .replaceBackground(let backdrop): replaceBackground(backdrop, in: &message)
        case .blurBackground(let diameter): blurBackground(diameter, in: &message)
        case .recolor(let recoloring): recolor(recoloring, in: &message)
        case .remove(let region): remove(region, in: &message)
        case .relight(let relight): self.relight(relight, in: &message)
        case .adjust(let adjustment): adjust(adjustment, in: &message)
        case .sharpen(let refinement):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_SHARPEN
            message.sharpen = self.refinement(refinement)
        case .denoise(let refinement):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_DENOISE
            message.denoise = self.refinement(refinement)
        case .smooth(let smoothing): smooth(smoothing, in: &message)
        case .place(let placement): place(placement, in: &message)
        case .extract(let region): extract(region, in: &message)
        case .crop(let cropping): crop(cropping, in: &message)
        case .straighten(let degrees): straighten(degrees, in: &message)
        case .rotate(let degrees): rotate(degrees, in: &message)
        case .flip(let axis): flip(axis, in: &message)
        case .turn(let turning): turn(turning, in: &message)
        case .addObject(let addition): addObject(addition, in: &message)
        case .replaceObject(let replacement): replaceObject(replacement, in: &message)
        case .pose(let change):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_POSE
            message.pose = described(change)
        case .hairstyle(let change):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_HAIRSTYLE
            message.hairstyle = described(change)
        case .garment(let change):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_GARMENT
            message.garment = described(change)
        case .restyle(let change):
            message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_RESTYLE
            message.restyle = described(change)
        case .unknown: break
        }
    }
}

extension MessageReader {
    /// The action of a step; `nil` for a kind that this version does not know.
    ///
    /// - Throws: `newer` for details that this version does not know, `invalid` for those that cannot be.
    func details(of step: Retouch__V1__PlanStep) throws(MessageError) -> PlanAction? {
        switch step.action_case {
        case RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_BACKGROUND: try replaceBackground(step.replace_background)
        case RETOUCH__V1__PLAN_STEP__ACTION_BLUR_BACKGROUND: try blurBackground(step.blur_background)
        case RETOUCH__V1__PLAN_STEP__ACTION_RECOLOR: try recolor(step.recolor)
        case RETOUCH__V1__PLAN_STEP__ACTION_REMOVE: try remove(step.remove)
        case RETOUCH__V1__PLAN_STEP__ACTION_RELIGHT: try relight(step.relight)
        case RETOUCH__V1__PLAN_STEP__ACTION_ADJUST: try adjust(step.adjust)
        case RETOUCH__V1__PLAN_STEP__ACTION_SHARPEN: .sharpen(try refinement(step.sharpen, "sharpen"))
        case RETOUCH__V1__PLAN_STEP__ACTION_DENOISE: .denoise(try refinement(step.denoise, "denoise"))
        case RETOUCH__V1__PLAN_STEP__ACTION_SMOOTH: try smooth(step.smooth)
        case RETOUCH__V1__PLAN_STEP__ACTION_PLACE: try place(step.place)
        case RETOUCH__V1__PLAN_STEP__ACTION_EXTRACT: try extract(step.extract)
        case RETOUCH__V1__PLAN_STEP__ACTION_CROP: try crop(step.crop)
        case RETOUCH__V1__PLAN_STEP__ACTION_STRAIGHTEN: try straighten(step.straighten)
        case RETOUCH__V1__PLAN_STEP__ACTION_ROTATE: try rotate(step.rotate)
        case RETOUCH__V1__PLAN_STEP__ACTION_FLIP: try flip(step.flip)
        case RETOUCH__V1__PLAN_STEP__ACTION_TURN: try turn(step.turn)
        case RETOUCH__V1__PLAN_STEP__ACTION_ADD_OBJECT: try addObject(step.add_object)
        case RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_OBJECT: try replaceObject(step.replace_object)
        case RETOUCH__V1__PLAN_STEP__ACTION_POSE: .pose(try described(step.pose, "pose"))
        case RETOUCH__V1__PLAN_STEP__ACTION_HAIRSTYLE: .hairstyle(try described(step.hairstyle, "hairstyle"))
        case RETOUCH__V1__PLAN_STEP__ACTION_GARMENT: .garment(try described(step.garment, "garment"))
        case RETOUCH__V1__PLAN_STEP__ACTION_RESTYLE: .restyle(try described(step.restyle, "restyle"))
        default: nil
        }
    }
}
