// The pictures that the tests send.

import Foundation
import Imaging
import RetouchModel
import TestSupport

enum Photographs {
    static func bytes(_ name: String) throws -> [UInt8] { try Repository.bytes(try Repository.photograph(name)) }

    /// A decoded picture file.
    static func raster(_ url: URL) throws -> Raster {
        try ImageDecoder.decode(try Repository.bytes(url), limits: Limits().images).raster
    }

    /// A small picture in which nothing stands out.
    static func plain() throws -> [UInt8] {
        try encoded(Pictures.plain(64, 64, Color(red: 200, green: 200, blue: 200)))
    }

    static func encoded(_ raster: Raster) throws -> [UInt8] {
        try ImageEncoder.encode(raster, profile: nil, options: OutputOptions(), compute: Compute(workers: 1))
    }
}
