// What the calls of a run send: photographs, prompts, and how results are to be made.

package import RetouchModel

/// The inputs that calls are made from.
package struct CallInputs: Sendable {
    /// Encoded pictures. A call shares the bytes of its photograph with all others.
    package var photographs: [[UInt8]]
    /// Instructions for `edit` and `plan`; at least one.
    package var edits: [String]
    /// Scenes for `background`, `cancel` and `slow`, and for `upload`; at least one.
    package var backgrounds: [String]
    package var resolution = Resolution.auto
    package var mode = GenerationMode.auto
    package var output = OutputOptions()

    /// Used when none are given: what the embedded engine can do with any picture that has a subject.
    package static let defaultEdits = ["golden hour light", "warmer, less contrast", "blur the background"]
    package static let defaultBackgrounds = ["clean white studio backdrop", "#f4f1ea", "tropical beach at golden hour"]

    package init(
        photographs: [[UInt8]], edits: [String] = defaultEdits, backgrounds: [String] = defaultBackgrounds,
        resolution: Resolution = .auto, mode: GenerationMode = .auto, output: OutputOptions = OutputOptions()
    ) {
        self.photographs = photographs
        self.edits = edits
        self.backgrounds = backgrounds
        self.resolution = resolution
        self.mode = mode
        self.output = output
    }

    /// How many prompts a kind of call chooses from.
    package func prompts(_ kind: CallKind) -> Int { words(kind).count }

    /// The request of a call that edits or plans. Its photograph must be there if its kind needs one.
    package func request(_ call: PlannedCall) -> EditRequest {
        let operation: EditRequest.Operation = call.kind == .edit || call.kind == .plan ? .edit : .changeBackground
        return EditRequest(
            operation: operation, source: .inline(call.kind.needsPhotograph ? photographs[call.photograph] : []),
            prompt: words(call.kind)[call.prompt], resolution: resolution, mode: mode, seed: call.seed, output: output)
    }

    private func words(_ kind: CallKind) -> [String] {
        switch kind {
        case .small, .suggest: [""]
        case .edit, .plan: edits
        case .background, .cancel, .slow, .upload: backgrounds
        }
    }
}
