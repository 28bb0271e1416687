// What PlanEdit says, and that it leaves nothing behind.

import EditService
import RetouchModel
import Testing

@Suite struct PlanEditTests {
    private func plan(_ shop: Workshop, _ change: (inout EditRequest) -> Void) async throws -> PlanAnswer {
        var request = EditRequest(operation: .edit, source: .inline(Workshop.picture), prompt: "remove the bag", mode: .fast)
        change(&request)
        return try await shop.service.planEdit(request, call: Caller().call())
    }

    @Test func saysStepsEngineAndPriceAndChargesNothing() async throws {
        let shop = try Workshop()
        let answer = try await plan(shop) {
            $0.prompt = "make the dress red, then crop to 4:5"
            $0.imageCount = 3
        }
        #expect(answer.plan.steps.map(\.action.kind) == ["Recolor", "Crop"])
        #expect(answer.notices.map(\.code) == [.severalChanges])
        #expect(answer.engine == "fake" && answer.mode == .fast && answer.credits == 3)
        #expect(try shop.balance.available == 100)
    }

    @Test func plansWithoutAPictureAndPricesTheTier() async throws {
        let shop = try Workshop()
        let answer = try await plan(shop) {
            $0.source = .inline([])
            $0.mode = .auto
            $0.resolution = .fourK
        }
        #expect(answer.plan.steps.map(\.action.kind) == ["Remove"])
        #expect(answer.mode == .balanced && answer.credits == 4)
    }

    @Test func plansBackgroundsToo() async throws {
        let shop = try Workshop()
        let answer = try await plan(shop) {
            $0.operation = .changeBackground
            $0.prompt = "transparent"
        }
        #expect(answer.plan.steps.map(\.action.kind) == ["ReplaceBackground"])
        #expect(answer.notices.map(\.code) == [.simpleBackground])
    }

    @Test(arguments: [EditFailure.Reason.annotationMissing, .needsGenerativeEngine])
    func whatNoEngineCanDoIsANoticeOfThePlan(reason: EditFailure.Reason) async throws {
        let shop = try Workshop()
        shop.engine.cannot(EditFailure(reason, stage: .engine, "The bag could not be found by itself."))
        let answer = try await plan(shop) { _ in }
        #expect(answer.plan.steps.map(\.action.kind) == ["Remove"] && answer.engine.isEmpty)
        let notice = try #require(answer.notices.first { $0.code == .notApplied })
        #expect(notice.message == "The bag could not be found by itself." && notice.words == "remove the bag")
        #expect(notice.advice.contains("annotation") == (reason == .annotationMissing))
        shop.engine.cannot(EditFailure(.pipeline, stage: .engine, "broken"))
        await #expect { _ = try await plan(shop) { _ in } } throws: { ($0 as? EditFailure)?.reason == .pipeline }
    }

    @Test func refusesWhatTheEditWouldRefuse() async throws {
        let shop = try Workshop()
        let reasons: [(EditFailure.Reason, (inout EditRequest) -> Void)] = [
            (.promptNotUnderstood, { $0.prompt = "hello" }), (.annotationMissing, { $0.prompt = "remove what I circled" }),
            (.imageLoad, { $0.source = .inline([1, 2, 3]) }), (.notFound, { $0.source = .stored("img_none") }),
            (.inputValidation, { $0.engine = "nobody" }), (.inputValidation, { $0.imageCount = 9 }),
        ]
        for (reason, change) in reasons {
            await #expect { _ = try await plan(shop, change) } throws: { ($0 as? EditFailure)?.reason == reason }
        }
    }
}
