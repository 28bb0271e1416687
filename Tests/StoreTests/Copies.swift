// What a crash leaves, made by copying a folder between two operations.

import Foundation

enum Copies {
    /// Copies a data folder as it is on the disk, the write-ahead log included: what a kill at this moment would leave.
    static func copy(_ folder: String, to other: String) throws {
        try FileManager.default.copyItem(atPath: folder, toPath: other)
    }
}
