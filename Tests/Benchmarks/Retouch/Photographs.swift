// The photographs that benchmarks edit.

import Foundation
import Imaging
import RetouchModel

/// One of the sample photographs, `longest` pixels on its longer side.
///
/// - Throws: `BenchmarkFailure` where `make setup` has not fetched it.
func photograph(_ name: String, longest: Int, compute: Compute) throws -> DecodedImage {
    let path = "\(ProcessInfo.processInfo.environment["RETOUCH_PHOTOS"] ?? ".cache/photos")/\(name).jpg"
    guard let data = FileManager.default.contents(atPath: path) else {
        throw BenchmarkFailure(text: "\(path) is missing: run make setup")
    }
    var image = try ImageDecoder.decode([UInt8](data), limits: Limits().images, compute: compute)
    let longer = max(image.raster.width, image.raster.height)
    image.raster = try Resampler.resize(
        image.raster, width: image.raster.width * longest / longer, height: image.raster.height * longest / longer,
        compute: compute)
    return image
}

/// Why a benchmark could not be run.
struct BenchmarkFailure: Error, CustomStringConvertible {
    var text: String
    var description: String { text }
}
