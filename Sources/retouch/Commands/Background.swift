// `retouch background`: changes the background of one picture.

import ArgumentParser
import RetouchClient
import RetouchModel

struct Background: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Changes the background of a picture; the model and the product stay untouched.")

    @ParentCommand var root: Retouch

    @Argument(help: "The picture: PNG, JPEG or WebP.")
    var source: String

    @Argument(
        help: "The scene, such as \"clean white studio backdrop\", \"#f4f1ea\" or \"transparent\"; not needed with --context.")
    var prompt = ""

    @Option(help: ArgumentHelp("A second picture that shows the scene.", valueName: "file"))
    var context: String?

    @Option(help: ArgumentHelp("White may change: a hard limit, of the picture's upright size.", valueName: "file"))
    var mask: String?

    @OptionGroup(title: "Result") var output: OutputFlags

    private static let suffix = "background"

    func validate() throws {
        if prompt.isEmpty && context == nil {
            throw ValidationError("say the scene in words, or show it with --context FILE")
        }
        try output.check(source: source, suffix: Self.suffix)
    }

    func run() async throws {
        let picture = try PictureFile.read(source)
        var request = EditRequest(operation: .changeBackground, source: .inline(picture))
        request.prompt = prompt
        request.context = try context.map { .inline(try PictureFile.read($0)) }
        request.mask = try mask.map { .inline(try PictureFile.read($0)) }
        let names = try output.names(source: source, suffix: Self.suffix)
        output.apply(to: &request, format: names.format)
        let edit = request

        let job = EditJob(names: names, json: output.json, sheet: output.sheet(of: edit, source: picture))
        let timeout = output.timeout.map(Duration.seconds)
        try await withClient(try await root.connect()) { client in
            try await job.run(client.changeBackground(edit, timeout: timeout))
        }
    }
}

/// Runs `body` and closes the connection whichever way it ends.
func withClient<Value: Sendable>(_ client: RetouchClient, _ body: (RetouchClient) async throws -> Value) async throws -> Value {
    do {
        let value = try await body(client)
        await client.close()
        return value
    } catch {
        await client.close()
        throw error
    }
}
