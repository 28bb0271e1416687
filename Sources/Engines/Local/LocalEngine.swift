// The embedded engine: everything on this machine's cores, nothing invented.

package import Imaging
package import RetouchModel

/// Carries out plans with segmentation, matting and rendered backdrops. Deterministic: same input, same seed, same bytes.
package struct LocalEngine: EditEngine {
    package let name = "local"
    let finder: any SubjectFinder

    /// - Parameter finder: `VisionSubject(models)`. Nets may be missing: what needs them fails by name.
    package init(finder: any SubjectFinder) {
        self.finder = finder
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
        return EngineDescription(name: name, generative: false, abilities: abilities)
    }

    package func canDo(_ step: PlanStep) -> EditFailure? {
        switch step.action {
        case .replaceBackground(.described(let scene)) where scene.brief == nil: DescribedScene.unknown(scene)
        default:
            step.action.searchedRegion.flatMap(RegionResolver.cannotFind)
                ?? (StepRegistry.step(for: step.action) == nil ? Self.missing(step) : nil)
        }
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
            steps.append((step, plan))
        }
        let session = try EditSession(input, finder: finder, compute: compute)
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
