// Plans and notices.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func plan(_ plan: EditPlan) -> UnsafeMutablePointer<Retouch__V1__EditPlan> {
        make { ($0.n_steps, $0.steps) = list(plan.steps, step) }
    }

    private func step(_ step: PlanStep) -> UnsafeMutablePointer<Retouch__V1__PlanStep> {
        make { message in
            message.kind = text(step.action.kind)
            message.summary = text(step.action.summary)
            message.words = text(step.words)
            message.reason = text(step.reason)
            switch step.action {
            case .replaceBackground(let backdrop):
                message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_BACKGROUND
                message.replace_background = make { $0.backdrop = self.backdrop(backdrop) }
            default: break  // Kind and summary say it; details are for steps that a client can carry on with.
            }
        }
    }

    private func backdrop(_ backdrop: Backdrop) -> UnsafeMutablePointer<Retouch__V1__Backdrop> {
        make { message in
            switch backdrop {
            case .transparent:
                message.kind_case = RETOUCH__V1__BACKDROP__KIND_TRANSPARENT
                message.transparent = make()
            case .solid(let color):
                message.kind_case = RETOUCH__V1__BACKDROP__KIND_SOLID
                message.solid = self.color(color)
            case .studio(let studio):
                message.kind_case = RETOUCH__V1__BACKDROP__KIND_STUDIO
                message.studio = make {
                    $0.color = color(studio.color)
                    $0.gradient_to = color(studio.gradientTo)
                    $0.light = Retouch__V1__StudioLight(studio.light.number)
                    $0.floor = studio.floor ? 1 : 0
                }
            case .context(let context):
                message.kind_case = RETOUCH__V1__BACKDROP__KIND_CONTEXT
                message.context = make { $0.blur = context.blur }
            case .described(let scene):
                message.kind_case = RETOUCH__V1__BACKDROP__KIND_DESCRIBED
                message.described = make {
                    $0.text = text(scene.text)
                    ($0.n_places, $0.places) = list(scene.places, text)
                    ($0.n_lights, $0.lights) = list(scene.lights, text)
                }
            }
        }
    }

    func notice(_ notice: Notice) -> UnsafeMutablePointer<Retouch__V1__Notice> {
        make {
            $0.code = Retouch__V1__NoticeCode(notice.code.number)
            $0.message = text(notice.message)
            $0.words = text(notice.words)
            $0.advice = text(notice.advice)
            ($0.n_prompts, $0.prompts) = list(notice.prompts, text)
        }
    }
}

extension MessageReader {
    /// The steps that this version knows; newer ones are left out.
    func plan(_ plan: UnsafeMutablePointer<Retouch__V1__EditPlan>?) throws(MessageError) -> EditPlan {
        let plan = try required(plan, "plan").pointee
        return EditPlan(
            steps: try list(plan.steps, plan.n_steps, "plan.steps") { step throws(MessageError) in
                try self.step(step.pointee)
            })
    }

    private func step(_ step: Retouch__V1__PlanStep) throws(MessageError) -> PlanStep? {
        guard step.action_case == RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_BACKGROUND else { return nil }
        let backdrop = try required(step.replace_background?.pointee.backdrop, "replace_background.backdrop").pointee
        guard let known = try self.backdrop(backdrop) else { return nil }
        return PlanStep(
            action: .replaceBackground(known), words: Text.read(step.words), reason: Text.read(step.reason))
    }

    private func backdrop(_ backdrop: Retouch__V1__Backdrop) throws(MessageError) -> Backdrop? {
        switch backdrop.kind_case {
        case RETOUCH__V1__BACKDROP__KIND_TRANSPARENT: return .transparent
        case RETOUCH__V1__BACKDROP__KIND_SOLID:
            return try color(backdrop.solid, "solid").map { .solid($0) }
        case RETOUCH__V1__BACKDROP__KIND_STUDIO:
            let studio = try required(backdrop.studio, "studio").pointee
            return .studio(
                StudioBackdrop(
                    color: try color(try required(studio.color, "studio.color"), "studio.color") ?? .black,
                    gradientTo: try color(studio.gradient_to, "studio.gradient_to"),
                    light: try StudioBackdrop.Light.read(studio.light.rawValue, "studio.light"), floor: studio.floor != 0))
        case RETOUCH__V1__BACKDROP__KIND_CONTEXT:
            let context = try required(backdrop.context, "context").pointee
            return .context(ContextBackdrop(blur: try number(context.blur, in: 0...1, "context.blur")))
        case RETOUCH__V1__BACKDROP__KIND_DESCRIBED:
            let scene = try required(backdrop.described, "described").pointee
            return .described(
                SceneDescription(
                    text: Text.read(scene.text), places: Text.read(scene.places, scene.n_places),
                    lights: Text.read(scene.lights, scene.n_lights)))
        default: return nil
        }
    }

    /// `nil` for a notice about something that this version does not know.
    func notice(_ notice: Retouch__V1__Notice) -> Notice? {
        guard let code = Notice.Code.known(notice.code.rawValue) else { return nil }
        return Notice(
            code: code, message: Text.read(notice.message), words: Text.read(notice.words), advice: Text.read(notice.advice),
            prompts: Text.read(notice.prompts, notice.n_prompts))
    }
}
