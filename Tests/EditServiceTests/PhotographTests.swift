// The whole way with the real engine on a real photograph.

import EditService
import Engines
import Imaging
import Logging
import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct PhotographTests {
    @Test func aStudioBehindAPerson() async throws {
        let folder = try TemporaryFolder()
        var limits = Limits()
        limits.edits.openingCredits = 10
        // Every test of this process shares the cores with this one: how long that takes is not what it tells.
        limits.edits.deadlineMilliseconds = 1_200_000
        let store = try Store(folder.path + "/data", limits: limits.edits, now: Timestamp(milliseconds: 0))
        let embedded = EmbeddedEngine(models: try Repository.models().path, threads: 2, limits: limits.edits)
        #expect(embedded.missing.isEmpty)
        let inspector = embedded.inspector
        let service = EditService(
            store: store,
            machinery: EditMachinery(executor: PlanExecutor(registry: EngineRegistry(engines: [embedded.engine]))) {
                raster, compute throws(EditFailure) in try inspector.facts(of: raster, compute: compute)
            }, limits: limits, logger: Logger(label: "test"))
        let source = try Repository.bytes(try Repository.photograph("people"))
        let caller = Caller()
        let request = EditRequest(
            operation: .changeBackground, source: .inline(source), prompt: "clean white studio backdrop", imageCount: 2,
            mode: .fast, seed: 7)
        try await service.edit(request, call: caller.call())
        let header = try ImageDecoder.probe(source, limits: limits.images)
        #expect(caller.variations.count == 2)
        #expect(Set(caller.variations.map(\.sha256)).count == 2)
        for variation in caller.variations {
            #expect(variation.width == header.width && variation.height == header.height)
            #expect(variation.fidelity.subjectPixels > 10_000)
            #expect(variation.fidelity.changedSubject == 0 && variation.fidelity.changedOutside == 0)
        }
        let summary = try #require(caller.summary)
        #expect(summary.suggestions.contains { $0.tool == .faceSwap })
        #expect(summary.credits == 2 && summary.mode == .fast)
        let scene = Workshop.request {
            $0.source = .inline(source); $0.prompt = "inside an underwater cave"
        }
        let failure = await #expect(throws: EditFailure.self) { try await service.edit(scene, call: Caller().call()) }
        #expect(failure?.reason == .needsGenerativeEngine)
        let nobody = Workshop.request()
        let empty = await #expect(throws: EditFailure.self) { try await service.edit(nobody, call: Caller().call()) }
        #expect(empty?.reason == .subjectNotFound)
        #expect(try store.balance(of: "shop", at: Timestamp(milliseconds: 0)) == Balance(available: 8, held: 0, spent: 2))
    }
}
