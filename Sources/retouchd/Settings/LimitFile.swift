// The configuration file: JSON with one object a section, checked before it is used.

import Foundation
import RetouchModel

/// `{"wire": {"frame-bytes": 65536}, "edits": {"concurrent": 2}, "plates": {"folder": "/srv/plates"}}`
enum LimitFile {
    /// A JSON value of any kind, to tell what was written where a number belongs.
    private enum Value: Decodable, CustomStringConvertible {
        case number(Int)
        case text(String)
        case other(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            // Booleans first: JSONDecoder does not read them as numbers, but says so only by failing.
            if let flag = try? container.decode(Bool.self) {
                self = .other("\(flag)")
            } else if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else if let fraction = try? container.decode(Double.self) {
                self = .other("\(fraction)")
            } else if let text = try? container.decode(String.self) {
                self = .text(text)
            } else {
                self = .other(container.decodeNil() ? "null" : "a list or an object")
            }
        }

        var description: String {
            switch self {
            case .number(let number): "\(number)"
            case .text(let text): "\"\(text)\""
            case .other(let text): text
            }
        }
    }

    /// - Throws: what is wrong with the file, naming it, the key and the value.
    static func check(_ path: String) throws(StartFailure) { _ = try sections(of: path) }

    /// The folder of plates that the file names; `nil` = none.
    static func plateFolder(_ path: String) throws(StartFailure) -> String? {
        let parts = PlateFolderSetting.key.split(separator: ".").map(String.init)
        guard case .text(let folder) = try sections(of: path)[parts[0]]?[parts[1]] else { return nil }
        return folder
    }

    private static func sections(of path: String) throws(StartFailure) -> [String: [String: Value]] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .wrong("the configuration file \(path) cannot be read.")
        }
        let sections: [String: [String: Value]]
        do {
            sections = try JSONDecoder().decode([String: [String: Value]].self, from: data)
        } catch {
            throw .wrong("the configuration file \(path) is no JSON object of sections with keys and values.")
        }
        let known = Limits.catalog.map(\.name) + [PlateFolderSetting.key]
        for (section, values) in sections.sorted(by: { $0.key < $1.key }) {
            for (key, value) in values.sorted(by: { $0.key < $1.key }) {
                let name = "\(section).\(key)"
                guard known.contains(name) else {
                    throw .wrong("\(path): there is no key \(name).\(SettingNames.advice(name, among: known))")
                }
                if name == PlateFolderSetting.key {
                    guard case .text = value else { throw .wrong("\(path): \(name) is \(value): write a folder's path.") }
                    continue
                }
                guard case .number(let number) = value, number >= 0 else {
                    throw .wrong("\(path): \(name) is \(value): write a whole number that is not negative.")
                }
            }
        }
        return sections
    }
}
