// The values that the golden messages stand for.

import RPCCore
import RetouchAPI
import RetouchModel

enum Values {
    static let fullOrder = EditOrder(
        request: EditRequest(
            operation: .changeBackground,
            source: .inline(Array("\u{89}".unicodeScalars.map { UInt8($0.value) }) + Array("PNG\r\n\u{1a}\n\0source".utf8)),
            prompt: "outdoor café in Paris, warm afternoon light ☕", context: .stored("img_7f"),
            annotation: .strokes([
                Stroke(shape: .freehand([Point(x: 0, y: 0.5), Point(x: 1, y: 0.25)]), color: Color(red: 255, green: 0, blue: 0)),
                Stroke(
                    shape: .circle(center: Point(x: 0.5, y: 0.25), radiusX: 0.125, radiusY: 1),
                    color: Color(red: 0, green: 255, blue: 128)),
                Stroke(shape: .box(origin: Point(x: 0, y: 1), width: 0.5, height: 0.75), color: .black),
                Stroke(
                    shape: .arrow(from: Point(x: 1, y: 1), to: Point(x: 0.5, y: 0)), color: Color(red: 0, green: 0, blue: 255)),
            ]),
            mask: .inline(Array("mask".utf8)), imageCount: 4, resolution: .twoK, mode: .quality, seed: 0,
            output: OutputOptions(format: .webp, quality: 100), idempotencyKey: "order-1", engine: "local",
            harmonizeSubject: true),
        delivery: .imageID)

    static let leastOrder = EditOrder(
        request: EditRequest(operation: .changeBackground, source: .stored("img_1"), prompt: "transparent"))

    static let overlayOrder = EditOrder(
        request: EditRequest(
            operation: .edit, source: .inline(Array("source".utf8)), prompt: "remove the object I circled",
            annotation: .overlay(.inline(Array("overlay".utf8))), imageCount: 2, seed: .max,
            output: OutputOptions(format: .jpeg, quality: 1)))

    static let variation = EditEvent.variation(
        Variation(
            index: 1, bytes: Array("test".utf8), imageID: "img_2", width: 1_024, height: 1_536, format: .png,
            seed: 305_419_896, sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            fidelity: FidelityReport(
                allowedFraction: 0.625, protectedPixels: 589_824, changedOutside: 0, largestDifferenceOutside: 0,
                subjectPixels: 500_000, changedSubject: 0, lossless: true)))

    static let summary = EditEvent.summary(
        EditSummary(
            editID: "edit_1",
            plan: EditPlan(steps: [
                PlanStep(
                    action: .replaceBackground(
                        .studio(
                            StudioBackdrop(
                                color: .white, gradientTo: Color(red: 0xd0, green: 0xd0, blue: 0xd8), light: .highKey,
                                floor: true, gloss: true
                            ))),
                    words: "clean white studio backdrop", reason: "a studio was asked for"),
                PlanStep(action: .replaceBackground(.transparent), words: "", reason: ""),
                PlanStep(action: .replaceBackground(.solid(.black)), words: "", reason: ""),
                PlanStep(action: .replaceBackground(.context(ContextBackdrop(blur: 0.03125))), words: "", reason: ""),
                PlanStep(
                    action: .replaceBackground(
                        .described(
                            SceneDescription(
                                text: "a beach at golden hour", places: ["beach"], lights: ["golden hour", "low sun"]))),
                    words: "", reason: ""),
            ]),
            engine: "local", mode: .balanced, modeReason: "hair at the subject's edge",
            notices: [
                Notice(
                    code: .severalChanges, message: "two changes were asked for at once", words: "and make it warmer",
                    advice: "send them one by one", prompts: ["clean white studio backdrop", "make it warmer"])
            ],
            credits: 8,
            timings: [
                StageTiming(stage: "segment", microseconds: 412_000), StageTiming(stage: "encode", microseconds: 90_000),
            ],
            suggestions: [
                Suggestion(
                    tool: .upscale, score: 0.75, reason: "small for print", parameters: .upscale(tier: .fourK, factor: 2.5)),
                Suggestion(
                    tool: .reframe, score: 0.5, reason: "the ratio is unusual",
                    parameters: .reframe(
                        aspectRatio: "4:5", expand: true, subject: Box(x: 10, y: 20, width: 300, height: 400))),
                Suggestion(
                    tool: .backgroundRemove, score: 0.25, reason: "solid", parameters: .backgroundRemove(color: nil)),
                Suggestion(
                    tool: .faceSwap, score: 0.25, reason: "a face",
                    parameters: .faceSwap(face: Box(x: 0, y: 0, width: 64, height: 64))),
                Suggestion(
                    tool: .imageToVideo, score: 0, reason: "room to move",
                    parameters: .imageToVideo(seconds: 5, height: 720)),
            ]))

    static let health = HealthStatus(
        state: .degraded, reasons: ["the person net is missing"], editsRunning: 1, editsQueued: 2)

    static let description = ServerDescription(
        build: "retouchd 1.0.0",
        methods: ["retouch.v1.EditService/ChangeBackground", "retouch.v1.HealthService/Check"],
        engines: [
            EngineDescription(
                name: "local", generative: false,
                abilities: [
                    EngineAbility(name: "ReplaceBackground/studio", available: true),
                    EngineAbility(
                        name: "ReplaceBackground/described", available: false, missing: "scenes are not rendered yet"),
                ])
        ],
        limits: [NamedLimit(name: "wire.frame-bytes", value: 1_048_576), NamedLimit(name: "edits.workers", value: 0)],
        descriptorSet: [10, 0])

    static let response = ResponseHeader(
        status: Status(
            .resourceExhausted, "the queue is full",
            details: StatusDetails(reason: "Overloaded", stage: "input", retryable: true, retryAfterMilliseconds: 1_500)),
        metadata: ["queue": "32"], processed: .notStarted)

    static let request = RequestHeader(
        method: "retouch.v1.EditService/ChangeBackground", timeoutMilliseconds: 30_000,
        metadata: [
            "traceparent": "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "tracestate": "",
        ],
        schemaHash: 0x0102_0304_0506_0708)
}
