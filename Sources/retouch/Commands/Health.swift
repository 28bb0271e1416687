// `retouch health`: whether the server takes work.

import ArgumentParser
import RetouchClient
import RetouchModel

struct Health: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says whether the server takes work; exit status 1 when it does not.")

    @ParentCommand var root: Retouch

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let health = try await withClient(try await root.connect()) { try await $0.health() }
        print(json ? try ServerReport.json(health) : ServerReport.text(health))
        if health.state == .draining {
            throw EditFailure(.unavailable, stage: .input, "the server is draining: it takes no new work", retryable: true)
        }
    }
}
