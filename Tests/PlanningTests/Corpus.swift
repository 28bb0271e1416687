// The prompt corpus: the lines of Tests/Fixtures/prompts, read and compared with what the planner gives.

import Foundation
import Planning
import RetouchModel

/// A line of a corpus that has not five columns.
struct BrokenLine: Error {
    let file: String
    let line: String
}

/// One line of a corpus file; the columns are explained at the head of each file.
struct CorpusLine: Sendable, CustomStringConvertible {
    var given: String
    var plan: String
    var notices: Set<String>
    var notApplied: [String]
    var prompt: String

    var description: String { "[\(given)] \(prompt)" }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../Fixtures/prompts")

    /// The corpora whose names begin so, in the order of their names; none if the folder cannot be read.
    static func files(named prefix: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".tsv") }.sorted()
    }

    static func load(_ name: String) throws -> [CorpusLine] {
        let file = folder.appendingPathComponent(name)
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
            if line.hasPrefix("#") { return nil }
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard columns.count == 5 else { throw BrokenLine(file: name, line: String(line)) }
            func list(_ text: String, _ separator: Character) -> [String] {
                text == "-" ? [] : text.split(separator: separator).map { $0.trimmingCharacters(in: .whitespaces) }
            }
            return CorpusLine(
                given: columns[0], plan: columns[1], notices: Set(list(columns[2], " ")), notApplied: list(columns[3], "|"),
                prompt: columns[4] == "-" ? "" : columns[4])
        }
    }

    /// What the planner made of the line otherwise than the corpus says; `nil` = exactly right.
    var difference: String? {
        let facts = PlanningFacts(
            width: 1024, height: 1536, hasContext: given.contains("c"), hasAnnotation: given.contains("a"),
            hasMask: given.contains("m"))
        let request = EditRequest(operation: .changeBackground, source: .inline([]), prompt: prompt)
        do throws(EditFailure) {
            let planned = try Planner.plan(request: request, facts: facts, limits: Limits())
            guard planned.plan.steps.count == 1, case .replaceBackground(let backdrop) = planned.plan.steps[0].action else {
                return "not one ReplaceBackground step"
            }
            let codes = Set(planned.notices.map(\.code.rawValue)).subtracting(["NOT_APPLIED"])
            let quoted = planned.notices.filter { $0.code == .notApplied }.map(\.words)
            guard Expected.matches(plan, backdrop) else { return "\(Expected.text(backdrop)), expected \(plan)" }
            guard codes == notices else { return "notices \(codes.sorted()), expected \(notices.sorted())" }
            return quoted == notApplied ? nil : "not applied \(quoted), expected \(notApplied)"
        } catch {
            return plan == "error \(error.reason.rawValue)"
                ? nil : "\(error.reason.rawValue) (\(error.message)), expected \(plan)"
        }
    }
}

/// The corpus's notation of backdrops.
enum Expected {
    static func text(_ backdrop: Backdrop) -> String {
        switch backdrop {
        case .transparent: "transparent"
        case .solid(let color): "solid \(color.hex)"
        case .studio(let studio):
            "studio \(studio.color.hex)\(studio.gradientTo.map { ">\($0.hex)" } ?? "") \(studio.light.rawValue) "
                + (studio.floor ? "floor" : "wall")
        case .context(let context): context.blur == 0 ? "context 0" : "context \(context.blur)"
        case .described(let scene):
            "scene [\(scene.places.joined(separator: " "))] [\(scene.lights.joined(separator: " "))] "
                + "[\(scene.objects.joined(separator: " "))]"
        }
    }

    /// Whether a backdrop is what the notation says; scene words in any order.
    static func matches(_ expected: String, _ backdrop: Backdrop) -> Bool {
        let actual = text(backdrop)
        if case .described = backdrop { return sceneParts(expected) == sceneParts(actual) }
        let left = expected.split { $0 == " " || $0 == ">" }
        let right = actual.split { $0 == " " || $0 == ">" }
        return left.count == right.count && zip(left, right).allSatisfy { same(String($0), String($1)) }
    }

    private static func sceneParts(_ text: String) -> [Set<Substring>] {
        text.split(separator: "[", omittingEmptySubsequences: false).map { part in
            Set(part.prefix { $0 != "]" }.split(separator: " "))
        }
    }

    static func same(_ expected: String, _ actual: String) -> Bool {
        guard expected.hasPrefix("~"), let near = Color(hex: expected.dropFirst()), let color = Color(hex: actual) else {
            return expected == actual
        }
        let pairs = [(near.red, color.red), (near.green, color.green), (near.blue, color.blue)]
        return pairs.allSatisfy { abs(Int($0) - Int($1)) <= 40 }
    }
}
