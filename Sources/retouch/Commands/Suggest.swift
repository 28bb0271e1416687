// `retouch suggest`: the next tools for a picture.

import ArgumentParser
import RetouchClient

struct Suggest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Says which tools suit a picture next, and why.")

    @ParentCommand var root: Retouch

    @Argument(help: "The picture: PNG, JPEG or WebP.")
    var image: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        let bytes = try PictureFile.read(image)
        let suggestions = try await withClient(try await root.connect()) { client in
            try await client.suggest(for: .inline(bytes))
        }
        print(json ? try JSONReport.suggestions(suggestions) : TextReport.suggestions(suggestions))
    }
}
