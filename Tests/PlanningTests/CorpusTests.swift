// Every prompt of the corpus gives exactly its plan.

import Testing

@Suite("Prompt corpus")
struct CorpusTests {
    @Test("every background prompt is planned as written down")
    func background() throws {
        try check("background.tsv")
    }

    @Test("so is every prompt that was held back while the lexicon grew")
    func heldBack() throws {
        try check("background-held-back.tsv")
    }

    @Test("and so are phrasings written after it had grown")
    func phrasings() throws {
        try check("background-phrasings.tsv")
    }

    private func check(_ file: String) throws {
        let lines = try CorpusLine.load(file)
        let wrong = lines.compactMap { line in line.difference.map { "\(line): \($0)" } }
        let right = lines.count - wrong.count
        print("\(file): \(right) of \(lines.count) plans exactly right (\(100 * right / max(lines.count, 1)) %)")
        #expect(lines.count >= 40)
        #expect(wrong.isEmpty, "\(wrong.joined(separator: "\n"))")
    }
}
