// How long a prompt takes to become a plan: medians over the corpora.

import Foundation
import Planning
import RetouchModel

/// Plans every prompt of the corpora and prints the median, the 99th percentile and the slowest prompt; then prompts of the full length.
func benchmarkPlanning() throws {
    for (file, operation) in [("background.tsv", EditRequest.Operation.changeBackground), ("edit.tsv", .edit)] {
        let prompts = try corpus(file)
        let times = prompts.map { (seconds: planningTime($0.prompt, $0.given, operation), prompt: $0.prompt) }
            .sorted { $0.seconds < $1.seconds }
        guard let slowest = times.last else { continue }
        print(
            "\(file): \(times.count) prompts, median \((times[times.count / 2].seconds * 1e6).short) us, 99th percentile "
                + "\((times[times.count * 99 / 100].seconds * 1e6).short) us, slowest \((slowest.seconds * 1e6).short) us (\(slowest.prompt))"
        )
    }
    for text in ["make the dress red and remove the bag, ", "zxq wobble the ", "it and "] {
        let prompt = String(String(repeating: text, count: 2_000 / text.count + 1).prefix(2_000))
        print("2,000 characters of \"\(text)\": \((planningTime(prompt, "-", .edit) * 1e6).short) us")
    }
}

private func planningTime(_ prompt: String, _ given: String, _ operation: EditRequest.Operation) -> Double {
    let request = EditRequest(operation: operation, source: .inline([]), prompt: prompt)
    let facts = PlanningFacts(
        width: 1024, height: 1536, hasContext: given.contains("c"), hasAnnotation: given.contains("a"),
        hasMask: given.contains("m"))
    return median(of: 15) { try? Planner.plan(request: request, facts: facts, limits: Limits()) }.seconds
}

private func corpus(_ name: String) throws -> [(given: String, prompt: String)] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
        "../../Fixtures/prompts/\(name)")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard columns.count == 5, !line.hasPrefix("# ") else { return nil }
        return (columns[0], columns[4] == "-" ? "" : columns[4])
    }
}
