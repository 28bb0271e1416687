// Reading and writing picture files, with errors that name the file.

import Foundation
import RetouchClient

enum PictureFile {
    static func read(_ path: String) throws(UsageFailure) -> [UInt8] {
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw UsageFailure("\(path): cannot be read (\(reason(error)))")
        }
    }

    /// Writes whole or not at all, so that a full disk leaves no half picture behind.
    static func write(_ bytes: [UInt8], to path: String) throws(UsageFailure) {
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw UsageFailure("\(path): cannot be written (\(reason(error)))")
        }
    }

    /// Refuses a folder that is not there before the server is asked for anything.
    ///
    /// - Parameters:
    ///   - folder: empty for the current one.
    ///   - option: that named it.
    static func checkFolder(_ folder: String, of option: String) throws(UsageFailure) {
        var isFolder: ObjCBool = false
        let folder = folder.isEmpty ? "." : folder
        guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
            throw UsageFailure("\(option): there is no folder \(folder)")
        }
    }

    private static func reason(_ error: any Error) -> String {
        (error as NSError).localizedDescription
    }
}
