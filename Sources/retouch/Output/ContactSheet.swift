// Several pictures as one, for a person to look at.

import Foundation
import Imaging
import RetouchModel

/// Rows of pictures of one height on a light grey ground.
struct ContactSheet {
    let rows: [[String]]
    let height: Int

    private static let gap = 12
    private static let ground: UInt8 = 236

    /// The sheet as PNG bytes.
    ///
    /// - Throws: `EditFailure` for a file that is no picture, `ValidationError` for one that cannot be read.
    func render() throws -> [UInt8] {
        let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
        let pictures = try rows.map { row in
            try row.map { path in
                let picture = try ImageDecoder.decode(try PictureFile.read(path), limits: Limits().images).raster
                let width = max(1, picture.width * height / picture.height)
                return try Resampler.resize(picture, width: width, height: height, compute: compute)
            }
        }
        let width = pictures.map { row in row.reduce(Self.gap) { $0 + $1.width + Self.gap } }.max() ?? 1
        var sheet = Raster(
            width: width, height: (height + Self.gap) * pictures.count + Self.gap,
            red: Self.ground, green: Self.ground, blue: Self.ground, alpha: 255)
        for (index, row) in pictures.enumerated() {
            var x = Self.gap
            for picture in row {
                draw(picture, on: &sheet, x: x, y: Self.gap + index * (height + Self.gap))
                x += picture.width + Self.gap
            }
        }
        return try ImageEncoder.encode(sheet, profile: nil, options: OutputOptions(), compute: compute)
    }

    private func draw(_ picture: Raster, on sheet: inout Raster, x: Int, y: Int) {
        for row in 0..<picture.height {
            for column in 0..<picture.width {
                let square: Int = (row / 16 + column / 16) % 2 == 0 ? 255 : 204
                let pixel = picture[column, row]
                let alpha = Int(pixel.w)
                var mixed = SIMD4<UInt8>(repeating: 255)
                for channel in 0..<3 {
                    mixed[channel] = UInt8((Int(pixel[channel]) * alpha + square * (255 - alpha) + 127) / 255)
                }
                sheet[x + column, y + row] = mixed
            }
        }
    }
}
