// The items of an edit's answer.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    /// - Parameter delivery: with `imageID` a variation's bytes stay out.
    func event(_ event: EditEvent, delivery: Delivery) -> UnsafeMutablePointer<Retouch__V1__EditEvent> {
        make { message in
            switch event {
            case .progress(let progress):
                message.event_case = RETOUCH__V1__EDIT_EVENT__EVENT_PROGRESS
                message.progress = make {
                    $0.stage = Retouch__V1__Stage(progress.stage.number)
                    $0.fraction = progress.fraction
                    $0.queue_position = UInt32(clamping: progress.queuePosition)
                }
            case .variation(let variation):
                message.event_case = RETOUCH__V1__EDIT_EVENT__EVENT_VARIATION
                message.variation = self.variation(variation, delivery: delivery)
            case .summary(let summary):
                message.event_case = RETOUCH__V1__EDIT_EVENT__EVENT_SUMMARY
                message.summary = self.summary(summary)
            }
        }
    }

    private func variation(
        _ variation: Variation, delivery: Delivery
    ) -> UnsafeMutablePointer<Retouch__V1__Variation> {
        make {
            $0.index = UInt32(clamping: variation.index)
            $0.image_id = text(variation.imageID)
            $0.width = UInt32(clamping: variation.width)
            $0.height = UInt32(clamping: variation.height)
            $0.format = Retouch__V1__ImageFormat(variation.format.number)
            $0.seed = variation.seed
            $0.sha256 = text(variation.sha256)
            $0.fidelity = fidelity(variation.fidelity)
            $0.data = payload(delivery == .inline ? variation.bytes : [])
        }
    }

    private func fidelity(_ report: FidelityReport) -> UnsafeMutablePointer<Retouch__V1__FidelityReport> {
        make {
            $0.allowed_fraction = report.allowedFraction
            $0.protected_pixels = UInt64(clamping: report.protectedPixels)
            $0.changed_outside = UInt64(clamping: report.changedOutside)
            $0.largest_difference_outside = UInt32(clamping: report.largestDifferenceOutside)
            $0.subject_pixels = UInt64(clamping: report.subjectPixels)
            $0.changed_subject = UInt64(clamping: report.changedSubject)
            $0.lossless = report.lossless ? 1 : 0
        }
    }

    private func summary(_ summary: EditSummary) -> UnsafeMutablePointer<Retouch__V1__EditSummary> {
        make {
            $0.edit_id = text(summary.editID)
            $0.plan = plan(summary.plan)
            $0.engine = text(summary.engine)
            $0.generation_mode = Retouch__V1__GenerationMode(summary.mode.number)
            $0.mode_reason = text(summary.modeReason)
            ($0.n_notices, $0.notices) = list(summary.notices, notice)
            $0.credits_charged = UInt32(clamping: summary.credits)
            ($0.n_timings, $0.timings) = list(summary.timings) { timing in
                make {
                    $0.stage = text(timing.stage)
                    $0.microseconds = UInt64(clamping: timing.microseconds)
                }
            }
            ($0.n_suggestions, $0.suggestions) = list(summary.suggestions, suggestion)
            ($0.n_pictures, $0.pictures) = list(summary.pictures, backgroundPicture)
        }
    }

    private func backgroundPicture(_ picture: BackgroundPicture) -> UnsafeMutablePointer<Retouch__V1__BackgroundPicture> {
        make {
            $0.file = text(picture.file)
            $0.licence = text(picture.licence)
            $0.credit = text(picture.credit)
            $0.source = text(picture.source)
            ($0.n_variations, $0.variations) = numbers(picture.variations.map { UInt32(clamping: $0) })
        }
    }
}

extension MessageReader {
    /// `nil` for an event, or a stage, that this version does not know: the stream goes on without it.
    func event(_ message: Retouch__V1__EditEvent) throws(MessageError) -> EditEvent? {
        switch message.event_case {
        case RETOUCH__V1__EDIT_EVENT__EVENT_PROGRESS:
            let progress = try required(message.progress, "progress").pointee
            guard let stage = Progress.Stage.known(progress.stage.rawValue) else { return nil }
            return .progress(
                Progress(
                    stage: stage, fraction: try number(progress.fraction, in: 0...1, "progress.fraction"),
                    queuePosition: Int(progress.queue_position)))
        case RETOUCH__V1__EDIT_EVENT__EVENT_VARIATION:
            let variation = try required(message.variation, "variation").pointee
            return .variation(try inside("variation") { () throws(MessageError) in try self.variation(variation) })
        case RETOUCH__V1__EDIT_EVENT__EVENT_SUMMARY:
            let summary = try required(message.summary, "summary").pointee
            return .summary(try inside("summary") { () throws(MessageError) in try self.summary(summary) })
        default: return nil
        }
    }

    private func variation(_ message: Retouch__V1__Variation) throws(MessageError) -> Variation {
        Variation(
            index: Int(message.index), bytes: payloads.bytes(message.data), imageID: Text.read(message.image_id),
            width: Int(message.width), height: Int(message.height), format: try format(message.format.rawValue),
            seed: message.seed, sha256: Text.read(message.sha256),
            fidelity: try fidelity(try required(message.fidelity, "fidelity").pointee))
    }

    /// In an answer an unset format is missing; only a request has a default.
    private func format(_ number: UInt32) throws(MessageError) -> ImageFormat {
        guard number != 0 else { throw MessageError(.invalid, "is not set", field: "format") }
        return try ImageFormat.read(number, "format")
    }

    private func fidelity(_ message: Retouch__V1__FidelityReport) throws(MessageError) -> FidelityReport {
        FidelityReport(
            allowedFraction: try number(message.allowed_fraction, in: 0...1, "fidelity.allowed_fraction"),
            protectedPixels: try count(message.protected_pixels, "fidelity.protected_pixels"),
            changedOutside: try count(message.changed_outside, "fidelity.changed_outside"),
            largestDifferenceOutside: Int(message.largest_difference_outside),
            subjectPixels: try count(message.subject_pixels, "fidelity.subject_pixels"),
            changedSubject: try count(message.changed_subject, "fidelity.changed_subject"), lossless: message.lossless != 0)
    }

    private func summary(_ message: Retouch__V1__EditSummary) throws(MessageError) -> EditSummary {
        EditSummary(
            editID: Text.read(message.edit_id), plan: try plan(message.plan), engine: Text.read(message.engine),
            mode: answered(message.generation_mode),
            modeReason: Text.read(message.mode_reason),
            notices: try list(message.notices, message.n_notices, "notices") { notice throws(MessageError) in
                self.notice(notice.pointee)
            },
            credits: Int(message.credits_charged),
            timings: try list(message.timings, message.n_timings, "timings") { timing throws(MessageError) in
                StageTiming(
                    stage: Text.read(timing.pointee.stage),
                    microseconds: try count(timing.pointee.microseconds, "microseconds"))
            },
            suggestions: try suggestions(message.suggestions, message.n_suggestions),
            pictures: try list(message.pictures, message.n_pictures, "pictures") { picture throws(MessageError) in
                backgroundPicture(picture.pointee)
            })
    }

    private func backgroundPicture(_ message: Retouch__V1__BackgroundPicture) -> BackgroundPicture {
        BackgroundPicture(
            file: Text.read(message.file), licence: Text.read(message.licence), credit: Text.read(message.credit),
            source: Text.read(message.source),
            variations: UnsafeBufferPointer(start: message.variations, count: message.n_variations).map { Int($0) })
    }
}
