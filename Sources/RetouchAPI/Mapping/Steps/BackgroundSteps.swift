// Steps that change what is behind the subject.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func replaceBackground(_ backdrop: Backdrop, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_REPLACE_BACKGROUND
        message.replace_background = make { $0.backdrop = self.backdrop(backdrop) }
    }

    func blurBackground(_ diameter: Float, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_BLUR_BACKGROUND
        message.blur_background = make { $0.diameter = diameter }
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
                    $0.gloss = studio.gloss ? 1 : 0
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
                    ($0.n_objects, $0.objects) = list(scene.objects, text)
                    $0.brief = brief(scene.brief)
                    ($0.n_left_out, $0.left_out) = list(scene.leftOut, text)
                }
            }
        }
    }
}

extension MessageReader {
    func replaceBackground(
        _ message: UnsafeMutablePointer<Retouch__V1__ReplaceBackground>?
    ) throws(MessageError) -> PlanAction {
        let backdrop = try required(message?.pointee.backdrop, "replace_background.backdrop").pointee
        return .replaceBackground(
            try inside("replace_background.backdrop") { () throws(MessageError) in try self.backdrop(backdrop) })
    }

    func blurBackground(_ message: UnsafeMutablePointer<Retouch__V1__BlurBackground>?) throws(MessageError) -> PlanAction {
        .blurBackground(try extent(try required(message, "blur_background").pointee.diameter, "blur_background.diameter"))
    }

    private func backdrop(_ backdrop: Retouch__V1__Backdrop) throws(MessageError) -> Backdrop {
        switch backdrop.kind_case {
        case RETOUCH__V1__BACKDROP__KIND_TRANSPARENT: return .transparent
        case RETOUCH__V1__BACKDROP__KIND_SOLID: return .solid(try requiredColor(backdrop.solid, "solid"))
        case RETOUCH__V1__BACKDROP__KIND_STUDIO:
            let studio = try required(backdrop.studio, "studio").pointee
            return .studio(
                StudioBackdrop(
                    color: try requiredColor(studio.color, "studio.color"),
                    gradientTo: try color(studio.gradient_to, "studio.gradient_to"),
                    light: try .answered(studio.light.rawValue, "studio.light"), floor: studio.floor != 0,
                    gloss: studio.gloss != 0))
        case RETOUCH__V1__BACKDROP__KIND_CONTEXT:
            let context = try required(backdrop.context, "context").pointee
            return .context(ContextBackdrop(blur: try number(context.blur, in: 0...1, "context.blur")))
        case RETOUCH__V1__BACKDROP__KIND_DESCRIBED:
            let scene = try required(backdrop.described, "described").pointee
            return .described(
                SceneDescription(
                    text: Text.read(scene.text), places: Text.read(scene.places, scene.n_places),
                    lights: Text.read(scene.lights, scene.n_lights), objects: Text.read(scene.objects, scene.n_objects),
                    brief: try brief(scene.brief), leftOut: Text.read(scene.left_out, scene.n_left_out)))
        default: throw MessageError(.newer, "is of a kind that this version does not know")
        }
    }
}
