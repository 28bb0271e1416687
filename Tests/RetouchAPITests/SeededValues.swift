// Random values of the vocabulary, the same for the same seed.

import RetouchAPI
import RetouchModel
import TestSupport

/// Makes values that the wire can carry.
struct SeededValues {
    var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(state: seed)
    }

    mutating func bool() -> Bool { Bool.random(using: &random) }
    mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
    mutating func fraction() -> Float { Float.random(in: 0...1, using: &random) }
    mutating func extent() -> Float { Float.random(in: 0.001...1, using: &random) }

    mutating func one<Value>(of values: [Value]) -> Value { values.randomElement(using: &random)! }

    mutating func maybe<Value>(_ make: (inout SeededValues) -> Value) -> Value? { bool() ? make(&self) : nil }

    mutating func list<Value>(_ range: ClosedRange<Int>, _ make: (inout SeededValues) -> Value) -> [Value] {
        (0..<int(range)).map { _ in make(&self) }
    }

    /// Scalars of all lengths in UTF-8.
    mutating func text(_ count: ClosedRange<Int> = 0...12) -> String {
        let scalars: [Unicode.Scalar] = [
            "a", "Z", " ", "\n", "\u{1}", "é", "ß", "\u{7ff}", "\u{800}", "☕", "\u{ffff}", "😀", "\u{10ffff}",
        ]
        return String(String.UnicodeScalarView(list(count) { $0.one(of: scalars) }))
    }

    mutating func bytes() -> [UInt8] {
        list(1...(bool() ? 8 : 5_000)) { UInt8($0.int(0...255)) }
    }

    mutating func picture() -> ImageReference { bool() ? .inline(bytes()) : .stored(text(1...20)) }
    mutating func color() -> Color { Color(red: UInt8(int(0...255)), green: UInt8(int(0...255)), blue: UInt8(int(0...255))) }
    mutating func point() -> Point { Point(x: fraction(), y: fraction()) }
    mutating func box() -> Box { Box(x: int(0...9_999), y: int(0...9_999), width: int(0...9_999), height: int(0...9_999)) }

    mutating func stroke() -> Stroke {
        let shape: Stroke.Shape =
            switch int(0...3) {
            case 0: .freehand(list(1...50) { $0.point() })
            case 1: .circle(center: point(), radiusX: extent(), radiusY: extent())
            case 2: .box(origin: point(), width: extent(), height: extent())
            default: .arrow(from: point(), to: point())
            }
        return Stroke(shape: shape, color: color())
    }

    mutating func annotation() -> Annotation {
        switch int(0...2) {
        case 0: .overlay(picture())
        case 1: .markedCopy(picture())
        default: .strokes(list(1...6) { $0.stroke() })
        }
    }

    mutating func order(_ operation: EditRequest.Operation) -> EditOrder {
        var request = EditRequest(operation: operation, source: picture(), prompt: text(1...40))
        request.context = maybe { $0.picture() }
        request.annotation = maybe { $0.annotation() }
        request.mask = maybe { $0.picture() }
        request.imageCount = int(1...4)
        request.resolution = one(of: Resolution.allCases)
        request.mode = one(of: GenerationMode.allCases)
        request.seed = maybe { UInt32($0.int(0...Int(UInt32.max))) }
        request.output = OutputOptions(format: one(of: ImageFormat.allCases), quality: int(1...100))
        request.idempotencyKey = maybe { $0.text(1...20) }
        request.engine = maybe { $0.text(1...20) }
        request.harmonizeSubject = operation == .changeBackground && bool()
        return EditOrder(request: request, delivery: one(of: Delivery.allCases))
    }

    mutating func backdrop() -> Backdrop {
        switch int(0...4) {
        case 0: .transparent
        case 1: .solid(color())
        case 2:
            .studio(
                StudioBackdrop(
                    color: color(), gradientTo: maybe { $0.color() }, light: one(of: StudioBackdrop.Light.allCases),
                    floor: bool(), gloss: bool()))
        case 3: .context(ContextBackdrop(blur: fraction()))
        default:
            .described(
                SceneDescription(
                    text: text(), places: list(0...3) { $0.text() }, lights: list(0...3) { $0.text() },
                    objects: list(0...3) { $0.text() }, brief: maybe { $0.brief() }, leftOut: list(0...3) { $0.text() }))
        }
    }

    mutating func suggestion() -> Suggestion {
        let parameters: (Suggestion.Tool, Suggestion.Parameters) =
            switch int(0...4) {
            case 0: (.upscale, .upscale(tier: one(of: Resolution.allCases), factor: fraction()))
            case 1: (.reframe, .reframe(aspectRatio: "4:5", expand: bool(), subject: maybe { $0.box() }))
            case 2: (.backgroundRemove, .backgroundRemove(color: maybe { $0.color() }))
            case 3: (.faceSwap, .faceSwap(face: box()))
            default: (.imageToVideo, .imageToVideo(seconds: int(0...10), height: int(0...1_080)))
            }
        return Suggestion(tool: parameters.0, score: fraction(), reason: text(), parameters: parameters.1)
    }

    mutating func notice() -> Notice {
        Notice(
            code: one(of: Notice.Code.allCases), message: text(), words: text(), advice: text(),
            prompts: list(0...3) { $0.text() })
    }

    mutating func backgroundPicture() -> BackgroundPicture {
        BackgroundPicture(
            file: text(), licence: text(), credit: text(), source: text(), variations: list(0...4) { $0.int(0...15) })
    }

    mutating func summary() -> EditSummary {
        EditSummary(
            editID: text(),
            plan: plan(), engine: text(), mode: one(of: GenerationMode.allCases), modeReason: text(),
            notices: list(0...4) { $0.notice() }, credits: int(0...100),
            timings: list(0...8) { StageTiming(stage: $0.text(), microseconds: $0.int(0...Int.max)) },
            suggestions: list(0...5) { $0.suggestion() }, pictures: list(0...4) { $0.backgroundPicture() })
    }

    mutating func event() -> EditEvent {
        switch int(0...2) {
        case 0:
            return .progress(
                Progress(stage: one(of: Progress.Stage.allCases), fraction: fraction(), queuePosition: int(0...99)))
        case 1:
            let report = FidelityReport(
                allowedFraction: Double(fraction()), protectedPixels: int(0...Int.max), changedOutside: int(0...99),
                largestDifferenceOutside: int(0...255), subjectPixels: int(0...Int.max), changedSubject: int(0...99),
                lossless: bool())
            return .variation(
                Variation(
                    index: int(0...3), bytes: bytes(), imageID: text(), width: int(1...16_384), height: int(1...16_384),
                    format: one(of: ImageFormat.allCases), seed: UInt32(int(0...Int(UInt32.max))), sha256: text(),
                    fidelity: report))
        default: return .summary(summary())
        }
    }
}
