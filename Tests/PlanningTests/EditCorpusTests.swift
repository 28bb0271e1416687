// Edit prompts give their plans, and nothing generative is ever claimed by the embedded engine.

import Testing

@Suite("Edit corpus")
struct EditCorpusTests {
    /// Plans that must be exactly right, of each hundred.
    private let required = 97

    @Test("edit prompts are planned as written down")
    func corpus() throws {
        try check("edit.tsv", atLeast: 400)
    }

    @Test("so are prompts that were written before the grammar")
    func heldBack() throws {
        try check("edit-held-back.tsv", atLeast: 60)
    }

    @Test("and prompts that were written after it")
    func phrasings() throws {
        try check("edit-phrasings.tsv", atLeast: 80)
    }

    /// Corpora that were written, each about a hundred prompts, before anybody looked at what the planner made of them: all that the
    /// folder holds, so that none is forgotten.
    static let later = CorpusLine.files(named: "edit-unseen")

    @Test("every corpus of the folder is found")
    func found() {
        #expect(Self.later.count >= 44)
    }

    @Test("and prompts that were written before the planner was asked", arguments: later)
    func unseen(file: String) throws {
        try check(file, atLeast: 60)
    }

    @Test(
        "what only a generative engine can do is never planned as a step of the embedded one",
        arguments: ["edit.tsv", "edit-held-back.tsv", "edit-phrasings.tsv"] + later)
    func claims(file: String) throws {
        let claimed = try CorpusLine.load(file).filter(\.claimsTooMuch)
        #expect(claimed.isEmpty, "\(claimed.map(\.description).joined(separator: "\n"))")
    }

    private func check(_ file: String, atLeast count: Int) throws {
        let lines = try CorpusLine.load(file)
        let wrong = lines.compactMap { line in line.editDifference.map { "\(line): \($0)" } }
        let right = lines.count - wrong.count
        print("\(file): \(right) of \(lines.count) plans exactly right (\(100 * right / max(lines.count, 1)) %)")
        if right < lines.count { print(wrong.joined(separator: "\n")) }
        #expect(lines.count >= count)
        #expect(right * 100 >= lines.count * required, "\(wrong.joined(separator: "\n"))")
    }
}
