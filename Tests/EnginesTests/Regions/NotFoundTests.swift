// Regions that are not there, or not clear: the error says what to mark.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct NotFoundTests {
    private func refusal(_ region: Region, isPerson: Bool? = nil, of source: Raster? = nil) throws -> EditFailure {
        var trial = MarkedScene.recolor(region)
        if let source { trial.edit.input.source.raster = source }
        if let isPerson {
            trial.edit.finder.mask = MarkedScene.disc
            trial.edit.finder.failure = nil
            trial.edit.finder.isPerson = isPerson
        }
        return try #require(trial.failure())
    }

    private func expectAdvice(_ failure: EditFailure, _ words: String...) {
        #expect(failure.reason == .annotationMissing, "\(failure)")
        for word in words + ["paint over it or send a mask"] {
            #expect(failure.message.contains(word), "\"\(word)\" is not in \"\(failure.message)\"")
        }
    }

    private func thing(
        _ kind: NamedRegion.Kind, _ word: String, _ color: String? = nil, side: Region.Side? = nil
    ) -> Region {
        .named(NamedRegion(kind: kind, word: word, color: color.flatMap { Color(hex: $0) }, side: side))
    }

    @Test func aWordWithoutAColorSaysThatAColorHelps() throws {
        expectAdvice(try refusal(thing(.garment, "dress")), "The dress", "Circle it", "\"the red dress\"", "the subject")
        expectAdvice(try refusal(thing(.other, "car")), "The car", "\"the red car\"")
        expectAdvice(try refusal(thing(.accessory, "bag", side: .left)), "The left bag", "\"the red bag\"")
    }

    @Test func aWordThatCanNeverBeFoundIsRefusedBeforeAnyPixelIsSeen() throws {
        var trial = MarkedScene.recolor(thing(.garment, "dress"))
        trial.edit.finder.failure = EditFailure(.pipeline, stage: .engine, "the subject was looked for")
        expectAdvice(try #require(trial.failure()), "The dress")
        let engine = LocalEngine(finder: trial.edit.finder)
        let step = PlanStep(action: trial.edit.input.plan.steps[0].action, words: "", reason: "")
        #expect(engine.canDo(step)?.reason == .annotationMissing)
    }

    @Test func aColorThatIsNotThereIsNamed() throws {
        expectAdvice(try refusal(thing(.other, "hat", "#008000")), "hat", "#008000", "where it should be")
        expectAdvice(try refusal(thing(.garment, "scarf", "#800080"), isPerson: true), "scarf", "#800080")
        expectAdvice(try refusal(.colorArea(Color(hex: "#ff0000")!)), "#ff0000", "of the picture")
    }

    @Test func aColorThatIsEverywhereTellsNothing() throws {
        let plain = Pictures.plain(MarkedScene.width, MarkedScene.height, Color(hex: "#c02030")!)
        expectAdvice(try refusal(.colorArea(Color(hex: "#ff0000")!), of: plain), "nearly the whole picture")
    }

    @Test func partsOfABody() throws {
        expectAdvice(try refusal(thing(.bodyPart, "face"), isPerson: true), "A face", "towards the camera")
        expectAdvice(try refusal(thing(.bodyPart, "skin"), isPerson: true), "A face")
        expectAdvice(try refusal(thing(.bodyPart, "arm"), isPerson: true), "The arm")
        expectAdvice(try refusal(thing(.bodyPart, "face", side: .left), isPerson: true), "The left face")
    }

    @Test func whatAPersonWearsBesidesClothes() throws {
        expectAdvice(try refusal(thing(.accessory, "bag"), isPerson: true), "The bag", "\"the red bag\"")
    }

    @Test func aMaskThatWasNotSent() throws {
        expectAdvice(try refusal(.mask(word: "")), "The area")
        expectAdvice(try refusal(.mask(word: "sleeve")), "The sleeve")
    }

    @Test func aSubjectThatDoesNotStandOut() throws {
        for region in [Region.subject, .background] { #expect(try refusal(region).reason == .subjectNotFound) }
    }

    /// A kept region that cannot be found is refused as well: better no edit than one of what was to stay.
    @Test func whatIsToStay() throws {
        var trial = MarkedScene.recolor(.part(.left))
        trial.edit.input.plan.kept = [thing(.other, "hat", "#008000")]
        expectAdvice(try #require(trial.failure()), "hat")
    }
}
