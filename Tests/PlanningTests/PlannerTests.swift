// What holds for every prompt: fields, quotations, hostile input.

import Planning
import RetouchModel
import Testing

@Suite("Planner")
struct PlannerTests {
    private func plan(
        _ prompt: String, context: Bool = false, annotation: Bool = false, change: (inout EditRequest) -> Void = { _ in }
    ) throws(EditFailure) -> PlannedEdit {
        var request = EditRequest(operation: .changeBackground, source: .inline([]), prompt: prompt)
        change(&request)
        let facts = PlanningFacts(width: 800, height: 1200, hasContext: context, hasAnnotation: annotation, hasMask: false)
        return try Planner.plan(request: request, facts: facts, limits: Limits())
    }

    private func failure(
        _ prompt: String, context: Bool = false, change: (inout EditRequest) -> Void = { _ in }
    ) -> EditFailure? {
        do throws(EditFailure) {
            _ = try plan(prompt, context: context, change: change)
            return nil
        } catch {
            return error
        }
    }

    // MARK: Fields

    @Test("the prompt's length is counted in characters and bounded")
    func length() {
        #expect(failure(String(repeating: "white ", count: 333) + "ok")?.reason == nil)
        #expect(failure(String(repeating: "é", count: 2_001))?.reason == .inputValidation)
        #expect(failure(String(repeating: "é", count: 2_001))?.message.contains("2000") == true)
        for blank in ["", "   ", "\n\t ", "\u{3000}"] { #expect(failure(blank)?.reason == .inputValidation) }
        #expect(failure("", context: true) == nil)
    }

    @Test(
        "control characters are refused and named",
        arguments: ["\0", "\u{7}", "\u{1B}", "\u{7F}", "\u{9B}", "\u{202E}", "\u{FFFE}"])
    func control(mark: String) {
        let error = failure("white\(mark) background")
        #expect(error?.reason == .inputValidation)
        #expect(error?.stage == .input)
        #expect(error?.message.contains("character 6") == true)
    }

    @Test("tabs and line breaks are spaces")
    func lineBreaks() throws {
        #expect(try plan("white\tbackground\r\n").plan.steps.first?.action == .replaceBackground(.solid(.white)))
    }

    @Test(
        "counts and quality out of range are refused with the range", arguments: [(0, 92), (5, 92), (-1, 92), (1, 0), (1, 101)])
    func ranges(count: Int, quality: Int) {
        let error = failure("white") { request in
            request.imageCount = count
            request.output.quality = quality
        }
        #expect(error?.reason == .inputValidation)
        #expect(error?.message.contains(count == 1 ? "1 to 100" : "1 to 4") == true)
    }

    @Test("an edit is planned by its own grammar: a colour alone is the subject's, not the background's")
    func edit() throws {
        let planned = try plan("white") { $0.operation = .edit }
        #expect(planned.plan.steps.map(\.action.kind) == ["Recolor"])
    }

    // MARK: Plans

    @Test("a plan quotes the words it came from, as they were written")
    func words() throws {
        let planned = try plan("Could you please make the background OFF-White?")
        #expect(planned.plan.steps[0].words.contains("OFF-White"))
        #expect(!planned.plan.steps[0].reason.isEmpty)
    }

    @Test("a described scene keeps the caller's words")
    func sceneText() throws {
        let planned = try plan("please change the background to an outdoor café in Paris with warm afternoon light")
        guard case .replaceBackground(.described(let scene)) = planned.plan.steps[0].action else {
            Issue.record("no scene")
            return
        }
        #expect(scene.text == "an outdoor café in Paris with warm afternoon light")
    }

    @Test("several changes come with the prompts to send one by one")
    func steps() throws {
        let notice = try plan("white studio and make the dress red").notices.first { $0.code == .severalChanges }
        #expect(notice?.prompts.count == 2)
        #expect(notice?.prompts.last == "make the dress red")
    }

    @Test("every notice says something and advises something")
    func texts() throws {
        let planned = try plan(
            "white studio or grey, shorten the hem, and crop it, 4k, zorbly", context: true, annotation: true)
        #expect(planned.notices.count >= 6)
        for notice in planned.notices { #expect(!notice.message.isEmpty && !notice.advice.isEmpty) }
    }

    @Test("a format in the prompt counts when the request sets it, and is quoted when it sets another")
    func format() throws {
        #expect(try plan("transparent png").notices.map(\.code) == [.simpleBackground])
        let notices = try plan("white background as jpg").notices
        #expect(notices.contains { $0.code == .notApplied && $0.words.contains("jpg") })
    }

    @Test("a mark without an annotation is missing; with one it is not needed")
    func marks() throws {
        #expect(failure("make the area I circled white")?.reason == .annotationMissing)
        let planned = try plan("make the area I circled white", annotation: true)
        #expect(planned.notices.contains { $0.code == .annotationUnused })
    }

    // MARK: Colours

    @Test("modifiers move colours the way they are called")
    func modifiers() throws {
        func color(_ prompt: String) throws -> Color {
            guard case .replaceBackground(.solid(let color)) = try plan(prompt).plan.steps[0].action else {
                throw EditFailure(.pipeline, stage: .plan, "\(prompt) is no solid")
            }
            return color
        }
        func sum(_ color: Color) -> Int { Int(color.red) + Int(color.green) + Int(color.blue) }
        for name in ["teal", "taupe", "mauve", "burgundy", "camel"] {
            let plain = try color(name)
            #expect(sum(try color("pale \(name)")) > sum(plain))
            #expect(sum(try color("dark \(name)")) < sum(plain))
            #expect(sum(try color("deep \(name)")) < sum(plain))
            #expect(try color("very dark \(name)") != color("dark \(name)"))
            let warm = try color("warm \(name)")
            #expect(Int(warm.red) - Int(warm.blue) > Int(plain.red) - Int(plain.blue))
        }
        #expect(try color("light white") == .white)
        #expect(try color("#80f") == Color(red: 0x88, green: 0, blue: 0xff))
    }

    // MARK: Hostile prompts

    @Test(
        "long nonsense is refused by name",
        arguments: ["x", "zq ", "wh", "-", "#", "rgb(", "no ", "or ", "\u{1F600}", "the ", "white or ", "٣", "not not "])
    func nonsense(piece: String) {
        let prompt = String(String(repeating: piece, count: 2_000 / piece.unicodeScalars.count).unicodeScalars.prefix(2_000))
        if let error = failure(prompt) {
            #expect([.promptNotUnderstood, .inputValidation].contains(error.reason))
        }
    }

    @Test("random words never crash and always give one answer", arguments: 0..<8)
    func random(seed: Int) {
        let words = [
            "white", "black", "not", "or", "and", "to", "from", "with", "a", "studio", "gradient", "no", "floor", "the", "dress",
            "make", "red",
            "background", "remove", "transparent", "beach", ",", ".", "second", "image", "this", "use", "blurred", "slightly",
            "#fff", "very",
            "pale", "in", "on", "instead of", "top", "circled", "light", "sand", "wobble", "keep", "but", "then", "shadow", "hem",
            "bluish",
        ]
        var state = UInt64(seed) &+ 99
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        for _ in 0..<1_000 {
            let prompt = (0...next(14)).map { _ in words[next(words.count)] }.joined(separator: " ")
            for context in [false, true] {
                let first = Result { () throws(EditFailure) in try plan(prompt, context: context) }
                let second = Result { () throws(EditFailure) in try plan(prompt, context: context) }
                #expect(first == second, "\(prompt)")
                guard case .success(let planned) = first else { continue }
                #expect(planned.plan.steps.count == 1)
                for notice in planned.notices where notice.code == .notApplied {
                    #expect(!notice.words.isEmpty && prompt.contains(notice.words), "\(prompt)")
                }
            }
        }
    }

    @Test("ordinary words that look like ours are not corrected into them", arguments: ["bench", "brink", "grape", "stadia"])
    func ordinary(word: String) throws {
        if case .replaceBackground(.solid) = try plan("white, \(word)").plan.steps[0].action { return }
        if case .replaceBackground(.described(let scene)) = try plan("white, \(word)").plan.steps[0].action {
            #expect(scene.places.isEmpty, "\(word) is no place")
        }
    }

    @Test("no word in a list of words stands for two things by accident of spelling")
    func typosKeepTheirMeaning() throws {
        for (typed, meant) in [
            ("whiite", "white"), ("wihte", "white"), ("tranparent", "transparent"), ("burgandy", "burgundy"),
            ("studoi", "studio"),
        ] {
            #expect(try plan(typed).plan.steps[0].action == plan(meant).plan.steps[0].action, "\(typed)")
        }
    }
}
