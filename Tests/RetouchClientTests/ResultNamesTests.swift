// Where results go, from what the user wrote.

import RetouchClient
import RetouchModel
import Testing

@Suite struct ResultNamesTests {
    struct Row: Sendable {
        var out: String?
        var source = "photos/people.jpg"
        var suffix = "background"
        var format: ImageFormat?
        var count = 1
        let paths: [String]
        let result: ImageFormat
    }

    @Test(arguments: [
        Row(paths: ["photos/people-background.png"], result: .png),
        Row(suffix: "edit", paths: ["photos/people-edit.png"], result: .png),
        Row(out: "a.png", suffix: "edit", paths: ["a.png"], result: .png),
        Row(format: .webp, paths: ["photos/people-background.webp"], result: .webp),
        Row(source: "people", paths: ["people-background.png"], result: .png),
        Row(source: "v1.2/people", paths: ["v1.2/people-background.png"], result: .png),
        Row(source: ".hidden", paths: [".hidden-background.png"], result: .png),
        Row(out: "a.png", paths: ["a.png"], result: .png),
        Row(out: "a.jpg", paths: ["a.jpg"], result: .jpeg),
        Row(out: "a.JPEG", paths: ["a.JPEG"], result: .jpeg),
        Row(out: "a.webp", format: .webp, paths: ["a.webp"], result: .webp),
        Row(out: "a", format: .jpeg, paths: ["a.jpg"], result: .jpeg),
        Row(out: "version.2", paths: ["version.2.png"], result: .png),
        Row(out: "x/a.png", count: 3, paths: ["x/a-1.png", "x/a-2.png", "x/a-3.png"], result: .png),
        Row(out: "a", count: 2, paths: ["a-1.png", "a-2.png"], result: .png),
    ])
    func namesFiles(row: Row) throws {
        let names = try ResultNames(out: row.out, source: row.source, suffix: row.suffix, format: row.format, count: row.count)
        #expect((0..<row.count).map(names.path) == row.paths)
        #expect(names.format == row.result)
    }

    @Test func refusesAnEndingThatContradictsTheFormat() {
        #expect(throws: UsageFailure("-o a.jpg ends in .jpg, but --format is png")) {
            try ResultNames(out: "a.jpg", source: "s", suffix: "edit", format: .png, count: 1)
        }
    }

    @Test(arguments: ["", "folder/"])
    func refusesNamesOfNoFile(out: String) {
        #expect(throws: UsageFailure.self) { try ResultNames(out: out, source: "s", suffix: "edit", format: nil, count: 1) }
    }

    @Test(arguments: [("a.png", ""), ("x/a.png", "x"), ("/a.png", "/"), ("/x/y/a", "/x/y")])
    func knowsTheFolder(out: String, folder: String) throws {
        #expect(try ResultNames(out: out, source: "s", suffix: "edit", format: nil, count: 1).folder == folder)
    }
}
