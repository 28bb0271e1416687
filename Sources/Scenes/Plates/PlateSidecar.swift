// What a sidecar file says of a picture.

import Foundation
package import RetouchModel

/// The JSON file beside a plate: `{"tags": ["beach", "golden hour"], "horizon": 0.4, "licence": "CC-BY-4.0", "credit": "A. Name"}`.
///
/// Every key may be missing, but a picture without tags and caption is never found.
package struct PlateSidecar: Sendable, Equatable {
    /// Words for place, time, light and things.
    package var tags: [String] = []
    /// A sentence that says the same.
    package var caption = ""
    /// Row of the horizon as a share of the height, 0 = top ... 1 = bottom; `nil` = not said. A wall that fills the picture has 1: it shows
    /// no ground.
    package var horizon: Float?
    /// Diameter of the blur that the far background has already, as a share of the height.
    package var blur: Float = 0
    /// Height of the camera over the ground in metres; `nil` = not said, and taken for that of somebody who stands.
    package var cameraHeight: Float?
    package var licence = ""
    /// Who must be, or wants to be, named.
    package var credit = ""
    /// Where the picture is from.
    package var source = ""
    /// Keys that mean nothing here, in order and in quotation marks.
    package private(set) var unknownKeys: [String] = []

    package init() {}

    /// What a planner reads of the picture.
    package var text: String { (tags + [caption]).filter { !$0.isEmpty }.joined(separator: ", ") }

    /// - Throws: what is wrong, naming the key and the value.
    package init(json: [UInt8]) throws(PlateTrouble) {
        // Editors of some systems put a byte order mark in front.
        let bytes = json.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(json.dropFirst(3)) : json
        guard let values = try? JSONDecoder().decode([String: Value].self, from: Data(bytes)) else {
            throw PlateTrouble("is no JSON object")
        }
        for (key, value) in values.sorted(by: { $0.key < $1.key }) {
            switch key {
            case "tags": tags = try Self.tags(value)
            case "caption": caption = try Self.line(value, key, atMost: 2_000)
            case "horizon": horizon = try Self.share(value, key, atMost: 1)
            case "blur": blur = try Self.share(value, key, atMost: 0.5) ?? 0
            case "camera-height": cameraHeight = try Self.metres(value, key)
            case "licence", "license":
                let name = try Self.line(value, key, atMost: 200)
                guard licence.isEmpty || licence == name else { throw PlateTrouble("names two licences") }
                licence = name
            case "credit": credit = try Self.line(value, key, atMost: 500)
            case "source": source = try Self.line(value, key, atMost: 2_000)
            default: unknownKeys.append(PlateTrouble.quoted(key))
            }
        }
    }

    /// The sidecar as a file: keys sorted, what is not said left out.
    package func json() throws(PlateTrouble) -> [UInt8] {
        var values: [String: Value] = [:]
        if !tags.isEmpty { values["tags"] = .list(tags.map { .text($0) }) }
        if let horizon { values["horizon"] = .number(Self.decimal(horizon)) }
        if let cameraHeight { values["camera-height"] = .number(Self.decimal(cameraHeight)) }
        if blur > 0 { values["blur"] = .number(Self.decimal(blur)) }
        for (key, text) in [("caption", caption), ("licence", licence), ("credit", credit), ("source", source)]
        where !text.isEmpty {
            values[key] = .text(text)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(values)) + Array("\n".utf8)
        } catch { throw PlateTrouble("cannot be written as JSON: \(error)") }
    }

    // MARK: - Values

    private static func tags(_ value: Value) throws(PlateTrouble) -> [String] {
        switch value {
        // "beach, golden hour" in one string is as clear as a list.
        case .text: return try line(value, "tags", atMost: 2_000).split(separator: ",").map(trimmed).filter { !$0.isEmpty }
        case .list(let values):
            guard values.count <= 200 else { throw PlateTrouble("has \(values.count) tags; at most 200 are read") }
            var tags: [String] = []
            for value in values {
                let tag = try line(value, "tags", atMost: 100)
                if !tag.isEmpty { tags.append(tag) }
            }
            return tags
        default: throw PlateTrouble("tags is \(value): write a list of words")
        }
    }

    /// A text on one line, without characters that would do something to a log or a terminal.
    private static func line(_ value: Value, _ key: String, atMost most: Int) throws(PlateTrouble) -> String {
        if value == .nothing { return "" }
        guard case .text(let text) = value else { throw PlateTrouble("\(key) is \(value): write a text") }
        let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard line.unicodeScalars.count <= most else { throw PlateTrouble("\(key) has more than \(most) characters") }
        guard !line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw PlateTrouble("\(key) holds a control character")
        }
        return line
    }

    private static func share(_ value: Value, _ key: String, atMost most: Double) throws(PlateTrouble) -> Float? {
        if value == .nothing { return nil }
        guard case .number(let number) = value, (0...most).contains(number) else {
            throw PlateTrouble("\(key) is \(value): write a number from 0 to \(most == 1 ? "1" : "\(most)")")
        }
        return Float(number)
    }

    private static func metres(_ value: Value, _ key: String) throws(PlateTrouble) -> Float? {
        if value == .nothing { return nil }
        guard case .number(let number) = value, (0.05...100).contains(number) else {
            throw PlateTrouble("\(key) is \(value): write a number of metres from 0.05 to 100")
        }
        return Float(number)
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Four decimals say where a horizon is, and a float's own would only look exact.
    private static func decimal(_ value: Float) -> Double { (Double(value) * 10_000).rounded() / 10_000 }

    /// A JSON value of any kind, to tell what was written where something else belongs.
    private enum Value: Codable, Equatable, CustomStringConvertible {
        case text(String)
        case number(Double)
        case flag(Bool)
        case list([Value])
        case object
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let flag = try? container.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else if let list = try? container.decode([Value].self) {
                self = .list(list)
            } else {
                self = .object
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .flag(let flag): try container.encode(flag)
            case .list(let list): try container.encode(list)
            case .object, .nothing: try container.encodeNil()
            }
        }

        var description: String {
            switch self {
            case .text(let text): PlateTrouble.quoted(text)
            case .number(let number): "\(number)"
            case .flag(let flag): "\(flag)"
            case .list: "a list"
            case .object: "an object"
            case .nothing: "null"
            }
        }
    }
}
