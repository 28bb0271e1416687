// The embedded engine: everything on this machine's cores, nothing invented.

package import Imaging
package import RetouchModel
package import Scenes

/// Carries out plans with segmentation, matting and rendered backdrops. Deterministic: same input, same seed, same bytes.
package struct LocalEngine: EditEngine {
    package let name = "local"
    let finder: any SubjectFinder
    /// The operator's background pictures; `nil` = none.
    let plates: PlateLibrary?

    /// - Parameters:
    ///   - finder: `VisionSubject(models)`. Nets may be missing: what needs them fails by name.
    ///   - plates: pictures that go before rendered scenes where they show what is asked for.
    package init(finder: any SubjectFinder, plates: PlateLibrary? = nil) {
        self.finder = finder
        self.plates = plates
    }

    package func describe() -> EngineDescription {
        let missing = SubjectNets.allCases.compactMap { finder.missing($0) }
        let usable = missing.count < SubjectNets.allCases.count
        // One kind of nets would do; without the runtime both kinds lack the same file.
        let lack = usable ? "" : missing.first == missing.last ? missing[0] : missing.joined(separator: " or ")
        var abilities = ["transparent", "solid", "studio", "context", "described"].map {
            EngineAbility(name: "ReplaceBackground/\($0)", available: usable, missing: lack)
        }
        // Steps that work on marks and masks need no net; they say so when words alone name a subject.
        let free = [
            "Adjust", "Crop", "Denoise", "Flip", "Place", "Recolor", "Relight", "Remove", "Rotate", "Sharpen", "Smooth",
            "Straighten",
        ]
        abilities += free.map { EngineAbility(name: $0, available: true) }
        abilities += ["BlurBackground", "Extract"].map { EngineAbility(name: $0, available: usable, missing: lack) }
        for (nets, mode) in [(SubjectNets.small, "fast"), (.fused, "balanced"), (.fused, "quality")] {
            let reason = finder.missing(nets)
            abilities.append(EngineAbility(name: "mode/\(mode)", available: reason == nil, missing: reason ?? ""))
        }
        if let plates {
            let isEmpty = plates.plates.isEmpty
            abilities.append(
                EngineAbility(
                    name: "ReplaceBackground/plate", available: usable && !isEmpty,
                    missing: isEmpty ? "the folder of plates holds no picture that can be used" : lack))
        }
        return EngineDescription(name: name, generative: false, abilities: abilities)
    }

    package func canDo(_ step: PlanStep) -> EditFailure? {
        switch step.action {
        case .replaceBackground(.described(let scene)) where scene.brief == nil && !hasPlate(of: scene):
            DescribedScene.unknown(scene)
        default:
            step.action.searchedRegion.flatMap(RegionResolver.cannotFind)
                ?? (StepRegistry.step(for: step.action) == nil ? Self.missing(step) : nil)
        }
    }

    package func ownPixels(for plan: EditPlan) -> Int {
        guard let plates else { return 0 }
        return plan.steps.map { step in
            guard case .replaceBackground(.described(let scene)) = step.action else { return 0 }
            // Plates are decoded one after the other.
            return plates.matches(for: scene).filter(\.isGoodEnough).map(\.plate.pixelCount).max() ?? 0
        }.max() ?? 0
    }

    private func hasPlate(of scene: SceneDescription) -> Bool {
        plates?.matches(for: scene).contains(where: \.isGoodEnough) ?? false
    }

    package func run(
        _ input: EngineInput, compute: Compute, progress: (Progress) -> Void,
        deliver: (EngineVariation) throws(EditFailure) -> Void
    ) throws(EditFailure) -> EngineOutcome {
        var steps: [(step: any LocalStep, plan: PlanStep)] = []
        for plan in input.plan.steps {
            if let failure = canDo(plan) { throw failure }
            let step = StepRegistry.step(for: plan.action, words: plan.words, harmonizes: input.harmonizeSubject)
            guard let step else { throw Self.missing(plan) }
            // What was cut out by one step would leave nothing for the next.
            if case .extract(let region) = plan.action, let open = steps.last?.step as? Extract {
                steps[steps.count - 1].step = open.with(region)
            } else {
                steps.append((step, plan))
            }
        }
        let session = try EditSession(input, finder: finder, plates: plates, compute: compute)
        try RegionCheck.check(session)
        return try StepRunner(steps: steps, session: session).run(progress: progress, deliver: deliver)
    }

    /// Names the step that no code here does.
    private static func missing(_ step: PlanStep) -> EditFailure {
        let why =
            step.action.isGenerative
            ? "invents what the picture does not show, which takes a generative engine" : "is none of the embedded engine's"
        return EditFailure(
            .needsGenerativeEngine, stage: .engine,
            "\(step.action.kind) (\(step.action.summary)) \(why), and no engine of this server can do it.")
    }
}
