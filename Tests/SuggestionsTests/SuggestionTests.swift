// What is suggested for ordinary pictures.

import RetouchModel
import Suggestions
import Testing

@Suite("Suggestions")
struct SuggestionTests {
    private func find(_ tool: Suggestion.Tool, _ facts: PictureFacts) -> Suggestion? {
        SuggestionEngine.suggest(for: facts).first { $0.tool == tool }
    }

    private let portrait = PictureFacts(
        width: 1024, height: 1536, subject: Box(x: 300, y: 150, width: 420, height: 1380), subjectIsPerson: true,
        face: Box(x: 440, y: 180, width: 150, height: 200), backgroundComplexity: 0.8)

    @Test("a portrait on a busy background gets all five tools, ranked")
    func allFive() {
        let list = SuggestionEngine.suggest(for: portrait)
        #expect(Set(list.map(\.tool)) == Set(Suggestion.Tool.allCases))
        #expect(list.map(\.score) == list.map(\.score).sorted(by: >))
        #expect(list.first?.tool == .backgroundRemove)
        #expect(list.allSatisfy { $0.reason.hasSuffix(".") })
    }

    @Test("upscale reaches 2,000 pixels, then goes on to 4k for print, and stops there")
    func upscale() {
        #expect(
            find(.upscale, portrait)?.parameters == .upscale(tier: .twoK, factor: Float((4_194_304.0 / 1_572_864).squareRoot())))
        let small = find(.upscale, PictureFacts(width: 600, height: 600))
        #expect(small?.parameters == .upscale(tier: .twoK, factor: Float(2048.0 / 600)))
        let large = find(.upscale, PictureFacts(width: 2048, height: 2048))
        #expect(large?.parameters == .upscale(tier: .fourK, factor: 2))
        #expect((large?.score ?? 1) < (small?.score ?? 0))
        #expect(find(.upscale, PictureFacts(width: 4096, height: 4096)) == nil)
        #expect(find(.upscale, PictureFacts(width: 3344, height: 5016)) == nil, "the tier's rounded sides count as 4k")
        #expect(find(.upscale, PictureFacts(width: 6000, height: 4000)) == nil)
    }

    @Test(
        "each of the ten ratios needs no reframe, within 2 %",
        arguments: [
            (2100, 900), (1600, 900), (1500, 1000), (1200, 900), (1000, 800), (1000, 1000), (800, 1000), (900, 1200),
            (1000, 1500), (900, 1600), (1010, 1000),
        ])
    func knownRatio(width: Int, height: Int) throws {
        let reframe = try #require(find(.reframe, PictureFacts(width: width, height: height)))
        #expect(reframe.score < 0.3)
    }

    @Test("another ratio goes to the nearest, by a crop when the subject survives it and by expanding when not")
    func reframe() {
        let free = PictureFacts(width: 1000, height: 1100, subject: Box(x: 400, y: 400, width: 200, height: 300))
        #expect(find(.reframe, free)?.parameters == .reframe(aspectRatio: "1:1", expand: false, subject: free.subject))
        let tall = PictureFacts(width: 1000, height: 1100, subject: Box(x: 400, y: 10, width: 200, height: 1080))
        #expect(find(.reframe, tall)?.parameters == .reframe(aspectRatio: "1:1", expand: true, subject: tall.subject))
        #expect((find(.reframe, free)?.score ?? 0) > 0.6)
        let none = PictureFacts(width: 1000, height: 1100)
        #expect(find(.reframe, none)?.parameters == .reframe(aspectRatio: "1:1", expand: false, subject: nil))
    }

    @Test("background remove follows what the background is and what was asked for")
    func backgroundRemove() throws {
        var facts = PictureFacts(width: 1000, height: 1000, subject: Box(x: 200, y: 200, width: 600, height: 600))
        let calm = try #require(find(.backgroundRemove, facts))
        facts.backgroundComplexity = 0.9
        let busy = try #require(find(.backgroundRemove, facts))
        #expect(busy.score > calm.score + 0.4)
        #expect(busy.parameters == .backgroundRemove(color: .white), "a product goes on white")
        facts.subjectIsPerson = true
        #expect(find(.backgroundRemove, facts)?.parameters == .backgroundRemove(color: nil))
        facts.backgroundComplexity = 0
        facts.plainBackgroundAsked = true
        #expect(find(.backgroundRemove, facts)?.score == 0.85)
        facts.hasTransparency = true
        #expect(find(.backgroundRemove, facts)?.parameters == .backgroundRemove(color: .white), "transparent already")
        #expect(
            find(.backgroundRemove, PictureFacts(width: 1000, height: 1000, backgroundComplexity: 1)) == nil, "nothing to keep")
    }

    @Test("face swap never comes without a face, and ranks tiny ones low")
    func faceSwap() {
        #expect(find(.faceSwap, PictureFacts(width: 1000, height: 1000, subject: portrait.subject, subjectIsPerson: true)) == nil)
        #expect(find(.faceSwap, portrait)?.parameters == .faceSwap(face: Box(x: 440, y: 180, width: 150, height: 200)))
        let tiny = PictureFacts(width: 1000, height: 1000, face: Box(x: 10, y: 10, width: 20, height: 24))
        #expect((find(.faceSwap, tiny)?.score ?? 1) < 0.3)
    }

    @Test("video is longer with more room, and as large as the picture fills")
    func video() {
        let roomy = PictureFacts(
            width: 1920, height: 1080, subject: Box(x: 800, y: 200, width: 300, height: 880), subjectIsPerson: true)
        #expect(find(.imageToVideo, roomy)?.parameters == .imageToVideo(seconds: 10, height: 1080))
        let tight = PictureFacts(width: 800, height: 800, subject: Box(x: 0, y: 0, width: 800, height: 800))
        #expect(find(.imageToVideo, tight)?.parameters == .imageToVideo(seconds: 5, height: 720))
        #expect((find(.imageToVideo, tight)?.score ?? 1) < (find(.imageToVideo, roomy)?.score ?? 0))
        #expect(find(.imageToVideo, PictureFacts(width: 800, height: 800)) == nil)
        let small = PictureFacts(width: 400, height: 600, subject: Box(x: 100, y: 100, width: 100, height: 400))
        #expect(find(.imageToVideo, small)?.parameters == .imageToVideo(seconds: 10, height: 480))
    }
}
