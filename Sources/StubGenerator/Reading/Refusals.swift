// What a .proto may say and the wire cannot carry.

import Foundation
import SwiftProtobufPluginLibrary

/// Looks for it, and says where it is.
enum Refusals {
    /// Levels of messages within messages that a server reads (`Limits.Wire.messageDepth`).
    private static let depth = 32

    /// Everything that has to be refused, in the order of the files; empty when stubs can be written.
    static func all(in files: [FileDescriptor]) -> [Refusal] {
        let messages = reachable(from: files)
        let refusals = files.flatMap { $0.services.flatMap { $0.methods.compactMap(streams) } } + recursions(among: messages)
        return refusals.isEmpty ? tooDeep(messages) : refusals
    }

    private static func streams(_ method: MethodDescriptor) -> Refusal? {
        guard method.clientStreaming else { return nil }
        let what =
            method.serverStreaming
            ? "streams in both directions; a call has one request" : "streams its requests; a call has one"
        return Refusal(at: method, "\(method.service.name).\(method.name) \(what)")
    }

    /// The messages of the files and those that they and the methods refer to, each once.
    private static func reachable(from files: [FileDescriptor]) -> [Descriptor] {
        var found: [Descriptor] = []
        var names: Set<String> = []

        func visit(_ message: Descriptor) {
            guard names.insert(message.fullName).inserted else { return }
            found.append(message)
            for inner in message.messages + message.parts.map(\.type) { visit(inner) }
        }

        for file in files {
            for message in file.messages { visit(message) }
            for method in file.services.flatMap(\.methods) {
                visit(method.inputType)
                visit(method.outputType)
            }
        }
        return found
    }

    // MARK: - Recursion

    /// One refusal for each circle, at the field that closes it.
    private static func recursions(among messages: [Descriptor]) -> [Refusal] {
        var refusals: [Refusal] = []
        var told: Set<String> = []
        for message in messages where !told.contains(message.fullName) {
            guard let (trail, field) = wayBack(to: message) else { continue }
            told.formUnion(trail.map(\.fullName))
            let way = (trail + [message]).map(\.name).joined(separator: " -> ")
            refusals.append(
                Refusal(at: field, "\(message.fullName) contains itself (\(way)); a reader could not bound its depth"))
        }
        return refusals
    }

    /// The messages on a way from this one to itself, and the field that closes it; `nil` when there is none.
    private static func wayBack(to message: Descriptor) -> (trail: [Descriptor], field: FieldDescriptor)? {
        var trail: [Descriptor] = []
        var seen: Set<String> = []

        func search(_ current: Descriptor) -> FieldDescriptor? {
            guard seen.insert(current.fullName).inserted else { return nil }
            trail.append(current)
            for (field, type) in current.parts {
                if type === message { return field }
                if let closing = search(type) { return closing }
            }
            trail.removeLast()
            return nil
        }

        return search(message).map { (trail, $0) }
    }

    /// Called without recursion among the messages.
    private static func tooDeep(_ messages: [Descriptor]) -> [Refusal] {
        var levels: [String: Int] = [:]

        func count(_ message: Descriptor) -> Int {
            if let known = levels[message.fullName] { return known }
            let below = message.parts.map { count($0.type) }.max() ?? 0
            levels[message.fullName] = below + 1
            return below + 1
        }

        return messages.filter { count($0) > depth }.map {
            Refusal(at: $0, "\($0.fullName) has messages within messages, \(count($0)) levels deep; \(depth) are read")
        }
    }
}

extension Descriptor {
    /// The fields that hold messages, with their types.
    fileprivate var parts: [(field: FieldDescriptor, type: Descriptor)] {
        fields.compactMap { field in
            guard field.type == .message || field.type == .group, let type = field.messageType else { return nil }
            return (field, type)
        }
    }
}

/// One thing that cannot be generated, and where it stands.
package struct Refusal: Sendable, Hashable, CustomStringConvertible {
    package var file: String
    /// From 1; `nil` when protoc sent no source information.
    package var line: Int?
    package var text: String

    init(at place: some ProvidesSourceCodeLocation & ProvidesLocationPath, _ text: String) {
        file = place.file.name
        // A span is: line, column, …; counted from 0.
        line = place.sourceCodeInfoLocation?.span.first.map { Int($0) + 1 }
        self.text = text
    }

    package var description: String { "\(file):\(line.map { "\($0):" } ?? "") \(text)" }
}

/// Why no stubs were written; shown by protoc.
package struct GeneratorFailure: Error, Sendable, Hashable, CustomStringConvertible {
    package var refusals: [Refusal] = []
    package var description: String

    package init(_ text: String) {
        description = text
    }

    init(refusals: [Refusal]) {
        self.refusals = refusals
        description = refusals.map(\.description).joined(separator: "\n")
    }
}
