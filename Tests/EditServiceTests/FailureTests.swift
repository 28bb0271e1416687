// What fails costs nothing and leaves nothing.

import EditService
import Foundation
import Imaging
import RetouchModel
import Store
import TestSupport
import Testing

@Suite struct FailureTests {
    /// Nothing charged, nothing held, no picture left.
    private func expectUntouched(_ shop: Workshop, sourceLocation: SourceLocation = #_sourceLocation) throws {
        #expect(try shop.balance == Balance(available: 100, held: 0, spent: 0), sourceLocation: sourceLocation)
        #expect(shop.imageFiles.isEmpty, sourceLocation: sourceLocation)
        #expect(shop.service.health().editsRunning == 0, sourceLocation: sourceLocation)
    }

    @Test(arguments: 0..<3) func anEngineThatBreaks(index: Int) async throws {
        let shop = try Workshop()
        shop.engine.fail(before: index)
        let caller = Caller()
        let failure = await shop.failure(
            Workshop.request {
                $0.imageCount = 3; $0.idempotencyKey = "k"
            }, caller: caller)
        #expect(failure?.reason == .pipeline && failure?.logMessage == "as told")
        #expect(caller.summary == nil)
        try expectUntouched(shop)
        shop.engine.fail(before: nil)
        try await shop.service.edit(
            Workshop.request {
                $0.imageCount = 3; $0.idempotencyKey = "k"
            }, call: Caller().call())
        #expect(try shop.balance.spent == 3)
    }

    @Test func anEncoderThatBreaks() async throws {
        let shop = try Workshop(encoderFails: true)
        #expect(await shop.failure(Workshop.request())?.reason == .pipeline)
        try expectUntouched(shop)
    }

    @Test func aDiskThatIsFull() async throws {
        let shop = try Workshop(
            files: FileOperations { _, _ in
                errno = ENOSPC
                return -1
            })
        let failure = await shop.failure(Workshop.request())
        #expect(failure?.reason == .unavailable && failure?.retryable == true)
        try expectUntouched(shop)
    }

    @Test func picturesThatAreNone() async throws {
        let shop = try Workshop()
        var cut = Workshop.picture
        cut.removeLast(40)
        for bytes in [[], [0], Array("GIF89a".utf8), cut] as [[UInt8]] {
            #expect(await shop.failure(Workshop.request { $0.source = .inline(bytes) })?.reason == .imageLoad)
            let context = await shop.failure(Workshop.request { $0.context = .inline(bytes) })
            #expect(context?.reason == .imageLoad && context?.message.hasPrefix("image_context: ") == true)
            let mask = await shop.failure(Workshop.request { $0.mask = .inline(bytes) })
            #expect(mask?.reason == .imageLoad && mask?.message.hasPrefix("mask: ") == true)
        }
        let lost = await shop.failure(Workshop.request { $0.mask = .stored("image_of_nobody") })
        #expect(lost?.reason == .notFound && lost?.message.hasPrefix("mask: ") == true)
        try expectUntouched(shop)
        #expect(shop.engine.runs == 0)
    }

    @Test func aSideThatTheFormatCannotHaveIsRefusedBeforeTheWork() async throws {
        let shop = try Workshop()
        let panorama = try ImageEncoder.encode(
            Pictures.gradient(16_384, 16), profile: nil, options: OutputOptions(), compute: Compute(workers: 1))
        let request = Workshop.request {
            $0.source = .inline(panorama); $0.output.format = .webp
        }
        let failure = await shop.failure(request)
        #expect(failure?.reason == .inputValidation && failure?.message.contains("16383") == true)
        #expect(shop.engine.runs == 0)
        try expectUntouched(shop)
        try await shop.service.edit(
            Workshop.request { $0.source = .inline(panorama) }, call: Caller().call())
    }

    @Test func requestsThatCannotBe() async throws {
        let shop = try Workshop { $0.edits.resultPixels = 1_000_000 }
        let requests = [
            Workshop.request { $0.imageCount = 0 }, Workshop.request { $0.imageCount = 5 },
            Workshop.request { $0.idempotencyKey = "" }, Workshop.request { $0.resolution = .fourK },
            Workshop.request { $0.idempotencyKey = String(repeating: "k", count: 129) },
            Workshop.request {
                $0.prompt = "transparent"; $0.output.format = .jpeg
            }, Workshop.request { $0.engine = "none" },
            Workshop.request { $0.prompt = String(repeating: "white ", count: 400) },
            Workshop.request { $0.prompt = "white\0studio" },
        ]
        for request in requests { #expect(await shop.failure(request)?.reason == .inputValidation) }
        #expect(await shop.failure(Workshop.request { $0.mask = .stored("none") })?.reason == .notFound)
        try expectUntouched(shop)
    }

    @Test func transparencyIsNotFlattenedBehindTheCallersBack() async throws {
        let shop = try Workshop()
        shop.engine.paint(alpha: 128)
        let failure = await shop.failure(Workshop.request { $0.output.format = .jpeg })
        #expect(failure?.reason == .inputValidation && failure?.message.contains("webp") == true)
        try expectUntouched(shop)
    }

    @Test func emptyAccounts() async throws {
        let shop = try Workshop { $0.edits.openingCredits = 2 }
        // Auto may become quality, 3 credits: the hold must cover it, though fast would do.
        #expect(await shop.failure(Workshop.request { $0.mode = .auto })?.reason == .outOfCredits)
        #expect(await shop.failure(Workshop.request { $0.imageCount = 3 })?.reason == .outOfCredits)
        try await shop.service.edit(Workshop.request { $0.imageCount = 2 }, call: Caller().call())
        #expect(try shop.balance == Balance(available: 0, held: 0, spent: 2))
    }

    @Test func picturesTooLargeForTheMemory() async throws {
        let shop = try Workshop { $0.edits.memoryBytes = 100 << 20 }
        let failure = await shop.failure(Workshop.request())
        #expect(failure?.reason == .inputValidation && failure?.message.contains("100 MiB") == true)
        try expectUntouched(shop)
    }
}
