// PNG out and in: encoding a 4096 x 4096 photograph beside libpng with its defaults and at its fastest, and reading it back.

import CImageCodecs
import Foundation
import Imaging
import RetouchModel
import TestSupport

/// Fails when the file cannot be read back to the same pixels.
struct WrongBytes: Error {}

func benchmarkPNG() throws {
    let workers = ProcessInfo.processInfo.activeProcessorCount
    let raster = try mosaic(side: 4096, compute: Compute(workers: workers))
    let packed = packedRGB(raster)
    let peer = try median(of: 5) { try reference(packed, side: 4096, level: -1, filters: -1) }
    print("libpng defaults           \(peer.seconds.short) s  \(peer.result) bytes")
    // Level 1 with the Sub filter alone (0x10): what a caller in a hurry would set.
    let hasty = try median(of: 5) { try reference(packed, side: 4096, level: 1, filters: 0x10) }
    print("libpng level 1, Sub       \(hasty.seconds.short) s  \(hasty.result) bytes")
    for count in Set([1, workers]).sorted() {
        let compute = Compute(workers: count)
        let ours = try median(of: 5) {
            try ImageEncoder.encode(raster, profile: nil, options: OutputOptions(format: .png), compute: compute)
        }
        print(
            "ours, \(count) worker\(count == 1 ? " " : "s")           \(ours.seconds.short) s  \(ours.result.count) bytes"
                + "  \((peer.seconds / ours.seconds).short) times as fast, "
                + "\((Double(ours.result.count) / Double(peer.result) * 100).short) % of the size")
        guard try ImageDecoder.decode(ours.result, limits: Limits.Images()).raster == raster else { throw WrongBytes() }
    }
    try benchmarkDecoding(raster)
    let photo = try ImageDecoder.decode(
        Repository.bytes(Repository.photograph("people")), limits: Limits.Images()
    ).raster
    try benchmarkDecoding(photo)
}

/// Our file read back, as after each variation: our own way beside libpng's, and the memory of both directions.
private func benchmarkDecoding(_ raster: Raster) throws {
    let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
    func encode() throws -> [UInt8] {
        try ImageEncoder.encode(raster, profile: nil, options: OutputOptions(format: .png), compute: compute)
    }
    let file = try encode()
    let ours = try median(of: 5) { _ = try ImageDecoder.decode(file, limits: Limits.Images()) }.seconds
    var pixels = [UInt8](repeating: 0, count: raster.pixels.count)
    let peer = try median(of: 5) {
        var report = codec_report()
        let size = (UInt32(raster.width), UInt32(raster.height))
        guard codec_png_decode(file, file.count, size.0, size.1, 1 << 20, &pixels, &report) else { throw WrongBytes() }
    }.seconds
    guard pixels == raster.pixels else { throw WrongBytes() }
    let size = "\(raster.width) x \(raster.height)"
    print(
        "decode \(size): libpng \((peer * 1000).short) ms, ours \((ours * 1000).short) ms, "
            + "\((peer / ours).short) times as fast")
    let encoding = try peakMemory { _ = try encode() }
    let decoding = try peakMemory { _ = try ImageDecoder.decode(file, limits: Limits.Images()) }
    print(
        "memory \(size): encode \(encoding.megabytes) MB with the file of \(file.count.megabytes) MB, "
            + "decode \(decoding.megabytes) MB with the picture of \(raster.pixels.count.megabytes) MB")
}

extension Int {
    /// Bytes as millions of bytes.
    fileprivate var megabytes: String { (Double(self) / 1_000_000).short }
}

/// Real photographs side by side at their own resolution: an enlarged one would be smoother than any camera's.
private func mosaic(side: Int, compute: Compute) throws -> Raster {
    let photos = try Repository.photographs().map {
        try ImageDecoder.decode(Repository.bytes($0), limits: Limits.Images(), compute: compute).raster
    }
    let tile = photos.reduce(side) { min($0, $1.width, $1.height) }
    var mosaic = Raster(width: side, height: side)
    for y in 0..<side {
        for x in 0..<side {
            let photo = photos[(x / tile + y / tile) % photos.count]
            mosaic[x, y] = photo[x % tile, y % tile]
        }
    }
    return mosaic
}

private func packedRGB(_ raster: Raster) -> [UInt8] {
    var packed: [UInt8] = []
    packed.reserveCapacity(raster.pixelCount * 3)
    for offset in stride(from: 0, to: raster.pixels.count, by: 4) { packed += raster.pixels[offset..<offset + 3] }
    return packed
}

/// Encodes with libpng and returns the file's size.
private func reference(_ packed: [UInt8], side: UInt32, level: Int32, filters: Int32) throws -> Int {
    var memory: UnsafeMutablePointer<UInt8>?
    var count = 0
    var report = codec_report()
    guard codec_png_encode_reference(packed, side, side, 3, level, filters, &memory, &count, &report) else {
        throw WrongBytes()
    }
    codec_free(memory)
    return count
}
