// Where the repository and what `make setup` fetched are.

package import Foundation

/// Folders of the checkout that the tests run from.
package enum Repository {
    /// Something that `make setup` fetches is not there.
    package struct NotSetUp: Error, CustomStringConvertible {
        package let path: String
        package var description: String { "\(path) is missing: run make setup" }
    }

    /// The top of the checkout.
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Small generated files that tests read.
    package static let fixtures = root.appending(path: "Tests/Fixtures")

    /// The folder of models and ONNX Runtime.
    package static func models() throws(NotSetUp) -> URL { try existing(".cache/models") }

    /// The sample photographs, in the order of their names.
    package static func photographs() throws(NotSetUp) -> [URL] {
        let photos = files(in: try existing(".cache/photos")).filter { $0.pathExtension == "jpg" }
        guard !photos.isEmpty else { throw NotSetUp(path: ".cache/photos/*.jpg") }
        return photos
    }

    /// One sample photograph by its name, such as "people" or "product".
    package static func photograph(_ name: String) throws(NotSetUp) -> URL { try existing(".cache/photos/\(name).jpg") }

    /// The files of a folder, in the order of their names.
    package static func files(in folder: URL) -> [URL] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") }.sorted().map { folder.appending(path: $0) }
    }

    /// The bytes of a file.
    package static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

    private static func existing(_ path: String) throws(NotSetUp) -> URL {
        let url = root.appending(path: path)
        guard FileManager.default.fileExists(atPath: url.path) else { throw NotSetUp(path: path) }
        return url
    }
}
