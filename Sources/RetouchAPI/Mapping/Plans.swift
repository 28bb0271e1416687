// Plans and notices.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func plan(_ plan: EditPlan) -> UnsafeMutablePointer<Retouch__V1__EditPlan> {
        make {
            ($0.n_steps, $0.steps) = list(plan.steps, step)
            ($0.n_kept, $0.kept) = list(plan.kept, region)
        }
    }

    private func step(_ step: PlanStep) -> UnsafeMutablePointer<Retouch__V1__PlanStep> {
        make { message in
            message.kind = text(step.action.kind)
            message.summary = text(step.action.summary)
            message.words = text(step.words)
            message.reason = text(step.reason)
            details(of: step.action, in: &message)
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
    /// All steps; those that this version does not know are `unknown`, by the name and the summary that came with them. Kept regions of a
    /// newer kind are left out.
    func plan(_ plan: UnsafeMutablePointer<Retouch__V1__EditPlan>?) throws(MessageError) -> EditPlan {
        let plan = try required(plan, "plan").pointee
        return EditPlan(
            steps: try list(plan.steps, plan.n_steps, "plan.steps") { step throws(MessageError) in
                PlanStep(
                    action: try action(step.pointee), words: Text.read(step.pointee.words),
                    reason: Text.read(step.pointee.reason))
            },
            kept: try list(plan.kept, plan.n_kept, "plan.kept") { kept throws(MessageError) in
                try known(kept)
            })
    }

    /// `nil` for a kind of region that this version does not know.
    private func known(_ region: UnsafeMutablePointer<Retouch__V1__Region>) throws(MessageError) -> Region? {
        do throws(MessageError) {
            return try self.region(region, "region")
        } catch {
            guard error.kind == .newer else { throw error }
            return nil
        }
    }

    private func action(_ step: Retouch__V1__PlanStep) throws(MessageError) -> PlanAction {
        do throws(MessageError) {
            if let known = try details(of: step) { return known }
        } catch {
            guard error.kind == .newer else { throw error }
        }
        return .unknown(kind: Text.read(step.kind), summary: Text.read(step.summary))
    }

    /// `nil` for a notice about something that this version does not know.
    func notice(_ notice: Retouch__V1__Notice) -> Notice? {
        guard let code = Notice.Code.known(notice.code.rawValue) else { return nil }
        return Notice(
            code: code, message: Text.read(notice.message), words: Text.read(notice.words), advice: Text.read(notice.advice),
            prompts: Text.read(notice.prompts, notice.n_prompts))
    }
}
