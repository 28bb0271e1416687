// Where results go: OUT for one, OUT-1, OUT-2 … for several.

import ArgumentParser
import Foundation
import RetouchModel

extension ImageFormat {
    /// The format that a file's ending stands for; `nil` when it stands for none.
    init?(fileEnding: String) {
        switch fileEnding.lowercased() {
        case "png": self = .png
        case "jpg", "jpeg": self = .jpeg
        case "webp": self = .webp
        default: return nil
        }
    }

    var fileEnding: String { self == .jpeg ? "jpg" : rawValue }
}

/// The names of the result files.
struct Destination {
    private let stem: String
    private let ending: String
    private let count: Int

    /// - Throws: `ValidationError` when OUT's ending and the format contradict each other, or the folder is not there.
    init(out: String?, source: String, format: ImageFormat?, count: Int) throws {
        let name = out ?? (source as NSString).deletingPathExtension + "-background"
        let given = (name as NSString).pathExtension
        if let named = ImageFormat(fileEnding: given) {
            if let format, format != named {
                throw ValidationError("-o \(name) ends in .\(given), but --format is \(format.rawValue)")
            }
            stem = (name as NSString).deletingPathExtension
            ending = given
        } else {
            stem = name
            ending = (format ?? .png).fileEnding
        }
        self.count = count
        let folder = (stem as NSString).deletingLastPathComponent
        var isFolder: ObjCBool = false
        guard folder.isEmpty || (FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) && isFolder.boolValue)
        else { throw ValidationError("-o \(name): there is no folder \(folder)") }
    }

    /// The file of variation `index`, counted from 0.
    func path(_ index: Int) -> String {
        count == 1 ? "\(stem).\(ending)" : "\(stem)-\(index + 1).\(ending)"
    }
}
