// Routing: by name, by ability, and the words of a refusal.

import Engines
import Imaging
import RetouchModel
import Testing

@Suite struct EngineRegistryTests {
    /// Does transparent backgrounds and nothing else.
    private struct Narrow: EditEngine {
        let name: String
        func describe() -> EngineDescription { EngineDescription(name: name, generative: false, abilities: []) }
        func canDo(_ step: PlanStep) -> EditFailure? {
            step.action == .replaceBackground(.transparent)
                ? nil : EditFailure(.needsGenerativeEngine, stage: .engine, "\(name) cannot")
        }
        func run(
            _ input: EngineInput, compute: Compute, progress: (Progress) -> Void,
            deliver: (EngineVariation) throws(EditFailure) -> Void
        ) throws(EditFailure) -> EngineOutcome {
            throw EditFailure(.pipeline, stage: .engine, "not run here")
        }
    }

    private let local = LocalEngine(finder: DrawnSubject(mask: Mask(width: 4, height: 4, repeating: 255)))

    private func plan(_ backdrops: Backdrop...) -> EditPlan {
        EditPlan(steps: backdrops.map { PlanStep(action: .replaceBackground($0), words: "", reason: "") })
    }

    @Test func theFirstThatCanDoItIsTaken() throws {
        let registry = EngineRegistry(engines: [Narrow(name: "narrow"), local])
        #expect(try registry.engine(for: plan(.transparent)).name == "narrow")
        #expect(try registry.engine(for: plan(.solid(.white))).name == "local")
        #expect(try registry.engine(for: plan(.transparent, .solid(.white)), named: "auto").name == "local")
    }

    @Test func aNamedEngineIsTakenOrItsRefusalGiven() throws {
        let registry = EngineRegistry(engines: [local, Narrow(name: "narrow")])
        #expect(try registry.engine(for: plan(.transparent), named: "narrow").name == "narrow")
        #expect { try registry.engine(for: plan(.solid(.white)), named: "narrow") } throws: {
            ($0 as? EditFailure)?.message == "narrow cannot"
        }
    }

    @Test func anUnknownNameIsAnErrorThatNamesTheKnownOnes() {
        let registry = EngineRegistry(engines: [local])
        #expect { try registry.engine(for: plan(.transparent), named: "dream") } throws: {
            guard let failure = $0 as? EditFailure else { return false }
            return failure.reason == .inputValidation && failure.message.contains("dream") && failure.message.contains("local")
        }
    }

    @Test func emptyPlansAndEmptyServersAreErrors() {
        #expect { try EngineRegistry(engines: [local]).engine(for: plan()) } throws: {
            ($0 as? EditFailure)?.reason == .inputValidation
        }
        #expect { try EngineRegistry(engines: []).engine(for: plan(.transparent)) } throws: {
            ($0 as? EditFailure)?.reason == .needsGenerativeEngine
        }
    }

    @Test func aDescribedSceneIsRefusedWithItsWords() {
        let scene = SceneDescription(
            text: "outdoor cafe in Paris", places: ["outdoor cafe", "paris"], lights: ["warm afternoon light"],
            objects: ["bicycle"])
        #expect { try EngineRegistry(engines: [local]).engine(for: plan(.described(scene))) } throws: {
            guard let failure = $0 as? EditFailure else { return false }
            return failure.reason == .needsGenerativeEngine && failure.message.contains("\"outdoor cafe\"")
                && failure.message.contains("\"paris\"") && failure.message.contains("\"warm afternoon light\"")
                && failure.message.contains("\"bicycle\"")
        }
    }

    @Test func descriptionsSayWhatIsMissing() {
        let finder = DrawnSubject(
            mask: Mask(width: 4, height: 4, repeating: 255), missingNets: [.fused: "u2net.onnx is missing"])
        let abilities = LocalEngine(finder: finder).describe().abilities
        func ability(_ name: String) -> EngineAbility? { abilities.first { $0.name == name } }
        #expect(ability("ReplaceBackground/studio")?.available == true)
        #expect(ability("ReplaceBackground/described")?.available == true)
        #expect(ability("mode/fast")?.available == true)
        #expect(ability("mode/quality")?.available == false)
        #expect(ability("mode/quality")?.missing == "u2net.onnx is missing")
    }

    @Test(arguments: [("a", "b", "a or b"), ("runtime", "runtime", "runtime")])
    func withoutNetsABackgroundChangeLacksOneKindOfThem(small: String, fused: String, lack: String) {
        let finder = DrawnSubject(
            mask: Mask(width: 4, height: 4, repeating: 255), missingNets: [.small: small, .fused: fused])
        let ability = LocalEngine(finder: finder).describe().abilities.first { $0.name == "ReplaceBackground/studio" }
        #expect(ability?.available == false && ability?.missing == lack)
    }
}
