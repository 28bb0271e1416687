// What holds for every edit prompt: marks, notices, contradictions, hostile input.

import Planning
import RetouchModel
import Testing

@Suite("Edit planner")
struct EditPlannerTests {
    private func plan(
        _ prompt: String, context: Bool = false, annotation: Annotation? = nil, mask: Bool = false
    ) throws(EditFailure) -> PlannedEdit {
        let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt, annotation: annotation)
        let facts = PlanningFacts(
            width: 800, height: 1200, hasContext: context, hasAnnotation: annotation != nil, hasMask: mask)
        return try Planner.plan(request: request, facts: facts, limits: Limits())
    }

    private func failure(_ prompt: String, annotation: Annotation? = nil) -> EditFailure? {
        do throws(EditFailure) {
            _ = try plan(prompt, annotation: annotation)
            return nil
        } catch {
            return error
        }
    }

    private func circle(_ color: Color) -> Annotation {
        .strokes([Stroke(shape: .circle(center: Point(x: 0.5, y: 0.5), radiusX: 0.1, radiusY: 0.1), color: color)])
    }

    // MARK: Marks

    @Test("a mark's colour must have been drawn")
    func markColor() throws {
        let red = circle(Color(red: 230, green: 20, blue: 30))
        let step = try plan("remove what is in the red circle", annotation: red).plan.steps[0]
        #expect(step.action == .remove(.annotation(MarkReference(color: Color(red: 255, green: 0, blue: 0)))))
        #expect(failure("remove what is in the blue circle", annotation: red)?.reason == .annotationMissing)
    }

    @Test(
        "without an annotation nothing that refers to one is planned",
        arguments: ["remove", "brighten", "sharpen", "blur", "cut out"])
    func missingMark(verb: String) {
        #expect(failure("\(verb) the area I circled")?.reason == .annotationMissing)
    }

    @Test("a mask that the prompt refers to must be there")
    func missingMask() throws {
        #expect(failure("make the masked area red")?.reason == .inputValidation)
        #expect(try plan("make the masked area red", mask: true).plan.steps.count == 1)
    }

    // MARK: Several changes

    @Test("steps come in the order of the prompt, each with its words, and the notice gives prompts that plan the same")
    func several() throws {
        let planned = try plan("Make the dress emerald green, remove the bag and crop to 4:5.")
        #expect(planned.plan.steps.map(\.action.kind) == ["Recolor", "Remove", "Crop"])
        #expect(planned.plan.steps.map(\.words) == ["Make the dress emerald green", "remove the bag", "crop to 4:5"])
        let notice = try #require(planned.notices.first { $0.code == .severalChanges })
        #expect(notice.prompts.count == 3)
        for (prompt, step) in zip(notice.prompts, planned.plan.steps) {
            #expect(try plan(prompt).plan.steps.map(\.action) == [step.action])
        }
    }

    @Test("a large change of view comes with the way there")
    func view() throws {
        let notice = try #require(try plan("show her from behind").notices.first { $0.code == .largeViewChange })
        #expect(notice.prompts.count == 3)
        #expect(notice.prompts[0].contains("three-quarter"))
    }

    @Test(
        "contradictions are refused",
        arguments: [
            "brighter but darker", "remove the bag but keep the bag", "make the dress red and the dress blue",
            "crop to 1:1 and to 16:9",
            "remove the background but keep the background", "high key and low key light", "keep the face and smooth the face",
        ])
    func contradictions(prompt: String) {
        #expect(failure(prompt)?.reason == .inputValidation, "\(prompt)")
    }

    @Test("an unknown thing is never taken for the subject", arguments: ["make the zorblat red", "make zorblat red"])
    func unknownThing(prompt: String) {
        #expect(failure(prompt)?.reason == .promptNotUnderstood)
    }

    @Test("a plan survives being written down and read again")
    func coding() throws {
        let prompts = [
            "soft daylight", "warmer, less contrast", "crop tighter on the bag", "turn her slightly left", "add sunglasses",
        ]
        for prompt in prompts {
            let planned = try plan(prompt).plan
            #expect(!planned.steps[0].action.summary.isEmpty && !planned.steps[0].reason.isEmpty)
        }
    }

    // MARK: Hostile prompts

    @Test(
        "long nonsense ends in one answer",
        arguments: [
            "x", "zq ", "-", "no ", "or ", "\u{1F600}", "the ", "red or ", "not not ", "and ", "remove it ", "4:5 ", "it and ",
        ])
    func nonsense(piece: String) {
        let prompt = String(String(repeating: piece, count: 2_000 / piece.unicodeScalars.count).unicodeScalars.prefix(2_000))
        if let error = failure(prompt) {
            #expect([.promptNotUnderstood, .inputValidation, .annotationMissing].contains(error.reason))
        }
    }

    @Test("random words never crash, give one answer, and quote only what was written", arguments: 0..<8)
    func random(seed: Int) {
        let words = [
            "make", "the", "dress", "red", "and", "remove", "bag", "it", ",", ".", "background", "blur", "slightly", "more",
            "less", "contrast",
            "warmer", "crop", "4:5", "turn", "her", "head", "left", "circled", "I", "from", "second", "image", "add", "a", "hat",
            "put", "on",
            "beach", "golden hour", "light", "not", "keep", "or", "to", "with", "wobble", "too", "bright", "shadows", "20%",
            "#fff", "marked",
            "exactly", "hem", "longer", "sleeve", "wrinkles", "pose", "style", "of", "everything", "then", "in",
        ]
        var state = UInt64(seed) &+ 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<1_500 {
            let prompt = (0...next(14)).map { _ in words[next(words.count)] }.joined(separator: " ")
            let annotation = next(2) == 0 ? nil : circle(.black)
            let first = Result { () throws(EditFailure) in try plan(prompt, context: next(2) == 0, annotation: annotation) }
            guard case .success(let planned) = first else { continue }
            #expect(!planned.plan.steps.isEmpty)
            for notice in planned.notices where notice.code == .notApplied {
                #expect(!notice.words.isEmpty && prompt.contains(notice.words), "\(prompt): \(notice.words)")
            }
            for step in planned.plan.steps where !step.words.isEmpty {
                #expect(step.words.split(separator: ", ").allSatisfy { prompt.contains($0) }, "\(prompt): \(step.words)")
            }
        }
    }

    @Test("a product's noun may be the picture's subject, and a part or another thing may not")
    func product() throws {
        func region(_ prompt: String) throws -> Region? {
            let facts = PlanningFacts(width: 1024, height: 1024, hasContext: false, hasAnnotation: false, hasMask: false)
            let request = EditRequest(operation: .edit, source: .inline([]), prompt: prompt)
            let action = try Planner.plan(request: request, facts: facts, limits: Limits()).plan.steps.first?.action
            switch action {
            case .recolor(let recoloring): return recoloring.region
            case .adjust(let adjustment): return adjustment.region
            case .remove(let region): return region
            default: return nil
            }
        }
        // Engines find accessories as the subject where nobody is in the picture.
        #expect(try region("make the car dark red") == .named(NamedRegion(kind: .accessory, word: "car")))
        #expect(try region("brighten the bottle") == .named(NamedRegion(kind: .accessory, word: "bottle")))
        #expect(try region("make the wall red") == .named(NamedRegion(kind: .other, word: "wall")))
        #expect(try region("make the left chair red")?.summary == "the left chair")
        #expect(try region("remove the lamp") == .named(NamedRegion(kind: .other, word: "lamp")))
    }
}
