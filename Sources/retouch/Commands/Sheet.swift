// `retouch sheet`: lays pictures side by side in one PNG; needs no server.

import ArgumentParser
import Foundation
import Imaging
import RetouchModel

struct Sheet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Lays pictures side by side in one PNG: a contact sheet.",
        discussion: "Rows are separated by a comma between the pictures. Transparent pictures lie on a checkerboard.")

    @Option(name: [.customShort("o"), .customLong("output")], help: "The PNG to write.")
    var out: String

    @Option(help: "Height of each picture, in pixels.")
    var height = 640

    @Argument(help: "Pictures in order; a single \",\" starts a new row.")
    var images: [String]

    func validate() throws {
        guard (16...4_096).contains(height) else { throw ValidationError("--height \(height): 16 to 4096") }
        guard images.contains(where: { $0 != "," }) else { throw ValidationError("name at least one picture") }
    }

    func run() async throws {
        let rows = images.split(separator: ",").map(Array.init)
        let sheet = try ContactSheet(rows: rows, height: height).render()
        try PictureFile.write(sheet, to: out)
        print(out)
    }
}
