// The edit prompts of Tests/Fixtures/prompts, compared with what the planner gives.

import Foundation
import Planning
import RetouchModel

extension CorpusLine {
    /// What the planner made of the line as an edit otherwise than the corpus says; `nil` = exactly right.
    var editDifference: String? {
        let facts = PlanningFacts(
            width: 1024, height: 1536, hasContext: given.contains("c"), hasAnnotation: given.contains("a"),
            hasMask: given.contains("m"))
        let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt)
        do throws(EditFailure) {
            let planned = try Planner.plan(request: request, facts: facts, limits: Limits())
            let actual = Notation.texts(planned.plan)
            let expected = plan.split(separator: "+ ", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let codes = Set(planned.notices.map(\.code.rawValue)).subtracting(["NOT_APPLIED"])
            let quoted = planned.notices.filter { $0.code == .notApplied }.map(\.words)
            let steps = planned.plan.steps
            let same =
                actual.count == expected.count && zip(expected, steps).allSatisfy { Notation.matches($0, $1.action) }
                && zip(expected, actual).dropFirst(steps.count).allSatisfy { Notation.matches($0, $1) }
            guard same else { return "\(actual.joined(separator: " + ")), expected \(plan)" }
            guard codes == notices else { return "notices \(codes.sorted()), expected \(notices.sorted())" }
            return quoted == notApplied ? nil : "not applied \(quoted), expected \(notApplied)"
        } catch {
            return plan == "error \(error.reason.rawValue)"
                ? nil : "\(error.reason.rawValue) (\(error.message)), expected \(plan)"
        }
    }

    /// Whether the corpus says that only a generative engine can do the plan, and the planner says otherwise.
    var claimsTooMuch: Bool {
        let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt)
        let facts = PlanningFacts(
            width: 1024, height: 1536, hasContext: given.contains("c"), hasAnnotation: given.contains("a"),
            hasMask: given.contains("m"))
        guard Notation.isGenerative(plan), let planned = try? Planner.plan(request: request, facts: facts, limits: Limits())
        else {
            return false
        }
        return !planned.plan.steps.contains { $0.action.isGenerative }
    }
}

/// The corpus's notation of steps.
enum Notation {
    static func text(_ action: PlanAction) -> String {
        ([action.kind] + parameters(action)).joined(separator: " ")
    }

    /// All steps, then what is kept.
    static func texts(_ plan: EditPlan) -> [String] {
        plan.steps.map { text($0.action) } + plan.kept.map { "Keep " + text($0) }
    }

    static func matches(_ expected: String, _ action: PlanAction) -> Bool {
        let prefix = "ReplaceBackground "
        if case .replaceBackground(let backdrop) = action {
            return expected.hasPrefix(prefix)
                && Expected.matches(String(expected.dropFirst(prefix.count)).replacing("_", with: " "), backdrop)
        }
        return matches(expected, text(action))
    }

    static func matches(_ expected: String, _ actual: String) -> Bool {
        let left = expected.split(separator: " ").map(String.init)
        let right = actual.split(separator: " ").map(String.init)
        return left.count == right.count && zip(left, right).allSatisfy { Expected.same($0, $1) }
    }

    /// Whether the notation names a step that only a generative engine can do.
    static func isGenerative(_ plan: String) -> Bool {
        let kinds = ["Pose", "Hairstyle", "Garment", "Restyle", "ReplaceObject"]
        let embedded = ["sunglasses", "crossbodyBag", "belt", "necklace"]
        return plan.split(separator: "+ ").contains { step in
            let words = step.split(separator: " ")
            guard let kind = words.first else { return false }
            if kind == "AddObject" { return words.count > 1 && !embedded.contains(String(words[1])) }
            return kinds.contains(String(kind))
        }
    }

    private static func parameters(_ action: PlanAction) -> [String] {
        switch action {
        case .replaceBackground(let backdrop): [Expected.text(backdrop)]
        case .blurBackground(let diameter): ["\(diameter)"]
        case .recolor(let recoloring):
            switch recoloring.target {
            case .color(let color): [text(recoloring.region), color.hex]
            case .context: [text(recoloring.region), "context"]
            }
        case .remove(let region), .extract(let region): [text(region)]
        case .relight(let relight): [relight.recipe.rawValue] + (relight.side.map { [$0.rawValue] } ?? [])
        case .adjust(let adjustment): [text(adjustment.region)] + adjustment.changes.map(text)
        case .sharpen(let refinement), .denoise(let refinement): [text(refinement.region), "\(refinement.amount)"]
        case .smooth(let smoothing): [smoothing.flaw.rawValue, text(smoothing.region), "\(smoothing.amount)"]
        case .place(let placement): [joined(placement.object), text(placement.region)]
        case .crop(let crop):
            [crop.ratio?.summary, crop.isTighter ? "tighter" : nil].compactMap(\.self)
                + (crop.trim.map { ["trim", $0.rawValue] } ?? []) + [text(crop.region)]
        case .straighten(let degrees): degrees.map { [number($0)] } ?? []
        case .rotate(let degrees): [number(degrees)]
        case .flip(let axis): [axis.rawValue]
        case .turn(let turning): [turning.part.rawValue, turning.direction.rawValue, number(turning.degrees)]
        case .addObject(let addition): [addition.accessory?.rawValue ?? joined(addition.object), text(addition.region)]
        case .replaceObject(let replacement):
            [text(replacement.region), "by", replacement.fromContext ? "context" : joined(replacement.object)]
        case .pose(let change): change.view.map { [$0.rawValue] } ?? []
        case .hairstyle, .garment, .restyle, .unknown: []
        }
    }

    private static func text(_ region: Region) -> String {
        switch region {
        case .whole: "whole"
        case .background: "background"
        case .subject: "subject"
        case .part(let side): side.rawValue
        case .colorArea(let color): "area:\(color.hex)"
        case .named(let thing):
            (thing.side.map { "\($0.rawValue)." } ?? "") + joined(thing.word) + (thing.color.map { "/\($0.hex)" } ?? "")
        case .annotation(let mark):
            "mark" + (mark.color.map { ":\($0.hex)" } ?? "") + (mark.isExact ? "!" : "") + word(mark.word)
        case .mask(let word): "mask" + self.word(word)
        }
    }

    private static func word(_ word: String) -> String { word.isEmpty ? "" : "(\(joined(word)))" }

    private static func joined(_ words: String) -> String { words.replacing(" ", with: "_") }

    private static func number(_ value: Float) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }

    private static func text(_ change: SliderChange) -> String {
        let name = change.slider.rawValue + (change.band.map { ".\($0.rawValue)" } ?? "")
        if change.isAutomatic { return name + "*" }
        let amount = change.amount == change.amount.rounded() ? "\(Int(change.amount))" : "\(change.amount)"
        return name + (change.amount > 0 ? "+" : "") + amount
    }
}
