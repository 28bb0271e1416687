// Reading and writing picture files, with errors that name the file.

import ArgumentParser
import Foundation

enum PictureFile {
    static func read(_ path: String) throws -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw ValidationError("\(path): cannot be read (\((error as NSError).localizedDescription))")
        }
    }

    /// Writes whole or not at all, so that a full disk leaves no half picture behind.
    static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw ValidationError("\(path): cannot be written (\((error as NSError).localizedDescription))")
        }
    }
}
