// The plan that the golden edit summary stands for: a step of each kind, and each kind of region.

import RetouchAPI
import RetouchModel

extension Values {
    static let strokesOrder = EditOrder(
        request: EditRequest(
            operation: .edit, source: .stored("img_1"), prompt: "make the area I marked the colour of the second picture",
            context: .inline(Array("context".utf8)),
            annotation: .strokes([
                Stroke(
                    shape: .circle(center: Point(x: 0.5, y: 0.25), radiusX: 0.125, radiusY: 0.0625),
                    color: Color(red: 255, green: 0, blue: 0)),
                Stroke(
                    shape: .box(origin: Point(x: 0, y: 0.5), width: 0.5, height: 0.25), color: Color(red: 0, green: 0, blue: 255)),
                Stroke(shape: .arrow(from: Point(x: 1, y: 1), to: Point(x: 0.75, y: 0.5)), color: .black),
                Stroke(
                    shape: .freehand([Point(x: 0.25, y: 0.5), Point(x: 0.375, y: 0.625)]),
                    color: Color(red: 0, green: 255, blue: 0)),
            ]),
            mask: .inline(Array("mask".utf8)), resolution: .oneK, mode: .fast, idempotencyKey: "edit-7"))

    static let editSummary = EditEvent.summary(
        EditSummary(
            editID: "edit_2",
            plan: EditPlan(
                steps: lookSteps + objectSteps + frameSteps + describedSteps,
                kept: [.named(NamedRegion(kind: .bodyPart, word: "skin")), .background]), engine: "local",
            mode: .quality, modeReason: "quality was asked for",
            notices: [Notice(code: .notApplied, message: "Flip changed nothing.", words: "mirror it")], credits: 3, timings: [],
            suggestions: [],
            pictures: [
                BackgroundPicture(
                    file: "strand.jpg", licence: "CC-BY-4.0", credit: "Ana Müller", source: "https://example.org/7",
                    variations: [0, 2]),
                BackgroundPicture(file: "quay.png"),
            ]))

    private static func step(_ action: PlanAction, words: String = "", reason: String = "") -> PlanStep {
        PlanStep(action: action, words: words, reason: reason)
    }

    private static let red = Color(red: 255, green: 0, blue: 0)

    private static let lookSteps = [
        step(
            .replaceBackground(
                .described(
                    SceneDescription(
                        text: "a beach", places: ["beach"], objects: ["palm tree"],
                        brief: SceneBrief(
                            place: .beach, material: .stone, hour: .golden, weather: .clear, season: .autumn, lightSide: .left,
                            light: .window,
                            warmth: 0.5, palette: [red, .black], depth: .soft, table: .marble), leftOut: ["palm tree"]))),
            words: "put her on a beach with a palm tree", reason: "a scene was asked for"),
        step(.blurBackground(0.03125)),
        step(
            .recolor(
                Recoloring(
                    region: .named(NamedRegion(kind: .garment, word: "dress")),
                    target: .color(Color(red: 0x50, green: 0xc8, blue: 0x78)))),
            words: "make the dress emerald green"),
        step(.recolor(Recoloring(region: .annotation(MarkReference(color: red)), target: .context))),
        step(.remove(.annotation(MarkReference(isExact: true, word: "bag")))),
        step(.relight(Relight(recipe: .goldenHour, side: .left, strength: 0.5))),
        step(
            .adjust(
                Adjustment(
                    region: .whole,
                    changes: [
                        SliderChange(.temperature, amount: 0.4), SliderChange(.contrast, amount: -0.4),
                        SliderChange(.saturation, band: .blue, amount: 0.2),
                        SliderChange(.exposure, amount: 0, isAutomatic: true),
                    ]))),
        step(.sharpen(Refinement(region: .subject, amount: 0.5))),
        step(.denoise(Refinement(region: .background, amount: 0.25))),
        step(.smooth(Smoothing(flaw: .wrinkles, region: .mask(word: "sleeve"), amount: 0.75))),
    ]

    private static let objectSteps = [
        step(.place(Placement(object: "bag", region: .part(.left)))), step(.extract(.colorArea(.white))),
    ]

    private static let frameSteps = [
        step(.crop(Cropping(ratio: AspectRatio(4, 5), isTighter: true, region: .subject))),
        step(.crop(Cropping(trim: .bottom))), step(.straighten(nil)), step(.straighten(-2.5)), step(.rotate(90)),
        step(.flip(.horizontal)), step(.turn(Turning(part: .head, direction: .left, degrees: 8))),
    ]

    private static let describedSteps = [
        step(
            .addObject(
                ObjectAddition(object: "black leather crossbody bag", accessory: .crossbodyBag, color: .black))),
        step(
            .replaceObject(
                ObjectReplacement(
                    region: .named(NamedRegion(kind: .other, word: "wall", isBehind: true)), object: "exposed brick"))),
        step(.pose(DescribedChange(text: "from the side", region: .subject, view: .profile))),
        step(.hairstyle(DescribedChange(text: "a bob", region: .named(NamedRegion(kind: .bodyPart, word: "hair"))))),
        step(
            .garment(
                DescribedChange(
                    text: "longer",
                    region: .named(
                        NamedRegion(
                            kind: .garment, word: "sleeve", color: Color(red: 0, green: 0, blue: 0x80), side: .right))))),
        step(.restyle(DescribedChange(text: "as a watercolour", region: .whole))),
    ]
}
