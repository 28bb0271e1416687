// The pixel loops that every edit goes through, at the sizes that edits have.

import Foundation
import Imaging
import RetouchModel
import TestSupport

func benchmarkPixels() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let file = try Repository.bytes(try Repository.photograph("people"))
    let photo = try ImageDecoder.decode(file, limits: Limits.Images(), compute: Compute(workers: cores)).raster
    let mask = Pictures.discMask(1024, 1024, centerX: 500, centerY: 600, radius: 300)
    for workers in Set([1, cores]).sorted() {
        let compute = Compute(workers: workers)
        func row(_ name: String, _ body: () throws -> Void) rethrows {
            let time = try median(of: 5, body).seconds
            print("\(name.padding(toLength: 40, withPad: " ", startingAt: 0)) \((time * 1000).short) ms  \(workers) worker(s)")
        }
        let large = try Resampler.resize(photo, width: 3664, height: 4579, compute: compute)
        let png = try ImageEncoder.encode(photo, profile: nil, options: OutputOptions(format: .png), compute: compute)
        try row("decode JPEG 1122 x 1402") { _ = try ImageDecoder.decode(file, limits: Limits.Images(), compute: compute) }
        try row("decode PNG 1122 x 1402") { _ = try ImageDecoder.decode(png, limits: Limits.Images(), compute: compute) }
        row("turn 4k by a quarter") { _ = Orientation.needsQuarterTurnRight.applied(to: large, compute: compute) }
        try row("1k to 4k, Lanczos") { _ = try Resampler.resize(photo, width: 3664, height: 4579, compute: compute) }
        try row("4k to 1k, area") { _ = try Resampler.resize(large, width: 916, height: 1145, compute: compute) }
        try row("1k to 320, area") { _ = try Resampler.resize(photo, width: 320, height: 320, compute: compute) }
        try row("mask 320 to 1k, cubic") {
            let small = try Resampler.resize(mask, width: 320, height: 320, compute: compute)
            _ = try Resampler.resize(small, width: 1024, height: 1024, filter: .cubic, compute: compute)
        }
        row("blur mask 1k, sigma 1.5") { _ = Blur.gaussian(mask, sigma: 1.5, compute: compute) }
        row("blur mask 1k, sigma 30") { _ = Blur.gaussian(mask, sigma: 30, compute: compute) }
        row("dilate mask 1k, disc 6") { _ = Morphology.dilate(mask, radius: 6, compute: compute) }
        row("dilate mask 1k, disc 40") { _ = Morphology.dilate(mask, radius: 40, compute: compute) }
        row("parts of mask 1k") { _ = ConnectedComponents.find(in: mask) }
        row("sharpen 4k") { _ = Sharpen.unsharp(large, sigma: 1.2, amount: 0.35, compute: compute) }
        for format in [ImageFormat.png, .jpeg, .webp] {
            try row("encode \(format.name) 1122 x 1402") {
                _ = try ImageEncoder.encode(photo, profile: nil, options: OutputOptions(format: format), compute: compute)
            }
        }
    }
}
