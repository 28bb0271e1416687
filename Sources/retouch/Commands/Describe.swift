// `retouch describe`: what the server is and can do.

import ArgumentParser
import RetouchClient

struct Describe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what the server is: its build, methods, engines with their abilities, and limits.")

    @ParentCommand var root: Retouch

    @Flag(help: "Print one JSON object, the descriptor set in base64 included.")
    var json = false

    func run() async throws {
        let server = try await withClient(try await root.connect()) { try await $0.describe() }
        print(json ? try ServerReport.json(server) : ServerReport.text(server))
    }
}
