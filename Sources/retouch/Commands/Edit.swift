// `retouch edit`: changes one picture by an instruction.

import ArgumentParser
import RetouchClient
import RetouchModel

struct Edit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Changes a picture by an instruction; what it does not ask to change stays as it is.",
        discussion: """
            The instruction may refer to marks: retouch edit photo.jpg "remove the object I circled" --circle 0.5,0.4,0.1,0.1
            """)

    @ParentCommand var root: Retouch

    @Argument(help: "The picture: PNG, JPEG or WebP.")
    var source: String

    @Argument(help: "What to change, such as \"make the dress emerald green\" or \"warmer, less contrast\".")
    var prompt: String

    @OptionGroup(title: "Where") var marks: MarkFlags

    @OptionGroup(title: "Result") var output: OutputFlags

    private static let suffix = "edit"

    func validate() throws {
        guard !prompt.isEmpty else { throw ValidationError("say what to change") }
        try output.check(source: source, suffix: Self.suffix)
    }

    func run() async throws {
        let picture = try PictureFile.read(source)
        var request = EditRequest(operation: .edit, source: .inline(picture), prompt: prompt)
        try marks.apply(to: &request)
        let names = try output.names(source: source, suffix: Self.suffix)
        output.apply(to: &request, format: names.format)
        let edit = request

        let job = EditJob(names: names, json: output.json, sheet: output.sheet(of: edit, source: picture))
        let timeout = output.timeout.map(Duration.seconds)
        try await withClient(try await root.connect()) { client in
            try await job.run(client.edit(edit, timeout: timeout))
        }
    }
}
