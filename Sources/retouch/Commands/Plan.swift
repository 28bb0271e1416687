// `retouch plan`: says what an edit would do, without doing it.

import ArgumentParser
import RetouchClient
import RetouchModel

struct Plan: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says which steps an instruction becomes, and what they would cost; changes nothing and charges nothing.")

    @ParentCommand var root: Retouch

    @Argument(help: "The instruction, such as \"make the dress emerald green\".")
    var prompt: String

    @Argument(help: "The picture: PNG, JPEG or WebP; without it the price is that of a 1k picture.")
    var source: String?

    @OptionGroup(title: "Where") var marks: MarkFlags

    @Flag(help: "Read the prompt as the scene of a background change.")
    var background = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        var request = EditRequest(operation: background ? .changeBackground : .edit, source: .inline([]), prompt: prompt)
        if let source { request.source = .inline(try PictureFile.read(source)) }
        try marks.apply(to: &request)
        let planned = request
        let answer = try await withClient(try await root.connect()) { client in
            try await client.planEdit(planned)
        }
        print(json ? try JSONReport.plan(answer) : TextReport.plan(answer))
    }
}
