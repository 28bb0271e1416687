// The Swift client against the real server: order of events, cancellation, and what a lost connection looks like.

import Foundation
import RetouchClient
import RetouchModel
import Testing

extension EndToEnd {
    @Suite struct Client {
        private func request(_ mode: GenerationMode = .fast, count: Int = 1) throws -> EditRequest {
            EditRequest(
                operation: .changeBackground, source: .inline(try Photographs.bytes("product")), prompt: "white studio",
                imageCount: count, mode: mode)
        }

        /// An edit that takes a while.
        private func longRequest() throws -> EditRequest {
            var long = try request(.quality, count: 4)
            long.resolution = .fourK
            return long
        }

        @Test func eventsComeInOrderAndTheSummaryLast() async throws {
            let client = try await SharedServer.get().client()
            var fractions: [Float] = []
            var indexes: [Int] = []
            var summaries = 0
            for try await event in client.changeBackground(try request(count: 2)) {
                #expect(summaries == 0, "something came after the summary")
                switch event {
                case .progress(let progress): fractions.append(progress.fraction)
                case .variation(let variation): indexes.append(variation.index)
                case .summary(let summary):
                    summaries += 1
                    #expect(summary.mode == .fast)
                    #expect(summary.credits == 2)
                }
            }
            #expect(summaries == 1)
            #expect(indexes.sorted() == [0, 1])
            #expect(!fractions.isEmpty && fractions == fractions.sorted())
            await client.close()
        }

        @Test func cancellingTheReaderCancelsTheEdit() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let client = try await server.client()
            let events = client.changeBackground(try longRequest())
            let (begun, beginning) = AsyncStream.makeStream(of: Void.self)
            let reader = Task {
                var last: EditEvent?
                for try await event in events {
                    last = event
                    beginning.yield()
                }
                return last
            }
            var waiting = begun.makeAsyncIterator()
            await waiting.next()
            reader.cancel()
            let end = await reader.result
            if case .success(.summary?) = end { Issue.record("the edit was finished") }
            // On the same connection: the call is over, the connection is not.
            #expect(try await client.health().state == .serving)
            await client.close()
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func lettingGoOfTheStreamCancelsTheEdit() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let client = try await server.client()
            for try await _ in client.changeBackground(try longRequest()) { break }
            await client.close()
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func healthIsAnsweredWhileAnEditRuns() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let client = try await server.client()
            var seen = 0
            for try await event in client.changeBackground(try longRequest()) {
                guard case .progress(let progress) = event, progress.stage != .queued else { continue }
                seen = try await client.health().editsRunning
                break
            }
            #expect(seen == 1)
            await client.close()
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func anUnknownImageIsNotFoundAndKeepsTheConnection() async throws {
            let client = try await SharedServer.get().client()
            let missing = ImageReference.stored(String(repeating: "0", count: 64))
            let failure = await #expect(throws: EditFailure.self) { try await client.suggest(for: missing) }
            #expect(failure?.reason == .notFound)
            #expect(failure?.stage == .input)
            #expect(try await client.health().state == .serving)
            await client.close()
        }

        @Test func aPromptWithANULIsRefusedBeforeItIsSent() async throws {
            let client = try await SharedServer.get().client()
            var broken = try request()
            broken.prompt = "white\0black"
            let failure = await #expect(throws: EditFailure.self) {
                for try await _ in client.changeBackground(broken) {}
            }
            #expect(failure?.reason == .inputValidation)
            await client.close()
        }

        @Test func aServerThatDiesIsUnavailableByItsAddress() async throws {
            let server = try await ServerProcess()
            let client = try await server.client()
            let failure = await #expect(throws: EditFailure.self) {
                for try await _ in client.changeBackground(try longRequest()) { server.process.send(signal: SIGKILL) }
            }
            #expect(failure?.reason == .unavailable)
            #expect(failure?.message.contains(server.address) == true, "\(failure?.message ?? "")")
            let again = await #expect(throws: EditFailure.self) { try await client.health() }
            #expect(again?.reason == .unavailable)
            await client.close()
        }

        @Test func theDescriptionHoldsTheSchemaOnlyWhenItIsWanted() async throws {
            let client = try await SharedServer.get().client()
            let whole = try await client.describe()
            let short = try await client.describe(descriptorSet: false)
            #expect(whole.descriptorSet.count > 1_000)
            #expect(short.descriptorSet.isEmpty)
            #expect(whole.methods == short.methods && whole.limits.count == Limits.catalog.count)
            await client.close()
        }
    }
}
