// Steps that change colour, light and finish and keep every object where it is.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func recolor(_ recoloring: Recoloring, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_RECOLOR
        message.recolor = make { recolor in
            recolor.region = region(recoloring.region)
            switch recoloring.target {
            case .color(let color):
                recolor.target_case = RETOUCH__V1__RECOLOR__TARGET_COLOR
                recolor.color = self.color(color)
            case .context:
                recolor.target_case = RETOUCH__V1__RECOLOR__TARGET_CONTEXT
                recolor.context = make()
            }
        }
    }

    func relight(_ relight: Relight, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_RELIGHT
        message.relight = make {
            $0.recipe = Retouch__V1__RelightRecipe(relight.recipe.number)
            $0.side = Retouch__V1__Side(relight.side?.number ?? 0)
            $0.strength = relight.strength
        }
    }

    func adjust(_ adjustment: Adjustment, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_ADJUST
        message.adjust = make { adjust in
            adjust.region = region(adjustment.region)
            (adjust.n_changes, adjust.changes) = list(adjustment.changes) { change in
                make {
                    $0.slider = Retouch__V1__Slider(change.slider.number)
                    $0.band = Retouch__V1__ColorBand(change.band?.number ?? 0)
                    $0.amount = change.amount
                    $0.automatic = change.isAutomatic ? 1 : 0
                }
            }
        }
    }

    func refinement(_ refinement: Refinement) -> UnsafeMutablePointer<Retouch__V1__Refinement> {
        make {
            $0.region = region(refinement.region)
            $0.amount = refinement.amount
        }
    }

    func smooth(_ smoothing: Smoothing, in message: inout Retouch__V1__PlanStep) {
        message.action_case = RETOUCH__V1__PLAN_STEP__ACTION_SMOOTH
        message.smooth = make {
            $0.flaw = Retouch__V1__Flaw(smoothing.flaw.number)
            $0.region = region(smoothing.region)
            $0.amount = smoothing.amount
        }
    }
}

extension MessageReader {
    func recolor(_ message: UnsafeMutablePointer<Retouch__V1__Recolor>?) throws(MessageError) -> PlanAction {
        let recolor = try required(message, "recolor").pointee
        let target: Recoloring.Target
        switch recolor.target_case {
        case RETOUCH__V1__RECOLOR__TARGET_COLOR: target = .color(try requiredColor(recolor.color, "recolor.color"))
        case RETOUCH__V1__RECOLOR__TARGET_CONTEXT: target = .context
        default: throw MessageError(.newer, "has no target that this version knows", field: "recolor")
        }
        return .recolor(Recoloring(region: try region(recolor.region, "recolor.region"), target: target))
    }

    func relight(_ message: UnsafeMutablePointer<Retouch__V1__Relight>?) throws(MessageError) -> PlanAction {
        let relight = try required(message, "relight").pointee
        return .relight(
            Relight(
                recipe: try .answered(relight.recipe.rawValue, "relight.recipe"),
                side: try .optional(relight.side.rawValue, "relight.side"),
                strength: try number(relight.strength, in: 0...1, "relight.strength")))
    }

    func adjust(_ message: UnsafeMutablePointer<Retouch__V1__Adjust>?) throws(MessageError) -> PlanAction {
        let adjust = try required(message, "adjust").pointee
        let changes = try list(adjust.changes, adjust.n_changes, "adjust.changes") { change throws(MessageError) in
            SliderChange(
                try .answered(change.pointee.slider.rawValue, "slider"),
                band: try .optional(change.pointee.band.rawValue, "band"),
                amount: try number(change.pointee.amount, in: -1...1, "amount"), isAutomatic: change.pointee.automatic != 0)
        }
        return .adjust(Adjustment(region: try region(adjust.region, "adjust.region"), changes: changes))
    }

    func refinement(
        _ message: UnsafeMutablePointer<Retouch__V1__Refinement>?, _ field: String
    ) throws(MessageError) -> Refinement {
        let refinement = try required(message, field).pointee
        return Refinement(
            region: try region(refinement.region, "\(field).region"),
            amount: try number(refinement.amount, in: 0...1, "\(field).amount"))
    }

    func smooth(_ message: UnsafeMutablePointer<Retouch__V1__Smooth>?) throws(MessageError) -> PlanAction {
        let smooth = try required(message, "smooth").pointee
        return .smooth(
            Smoothing(
                flaw: try .answered(smooth.flaw.rawValue, "smooth.flaw"), region: try region(smooth.region, "smooth.region"),
                amount: try number(smooth.amount, in: 0...1, "smooth.amount")))
    }
}
