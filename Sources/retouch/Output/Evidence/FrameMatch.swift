// The source in a result's frame.

import Imaging
import RetouchModel

/// Finds how a result's frame lies in the source, so that the two can be compared pixel by pixel.
struct FrameMatch {
    /// The source, at the result's size.
    let raster: Raster
    /// How it got there, for a label; empty where nothing was done.
    let note: String
    /// Whether the two show the same places pixel by pixel.
    let isComparable: Bool

    /// - Parameter isReframed: whether the edit is known to have turned the picture or changed its frame.
    init(_ source: Raster, to result: Raster, isReframed: Bool, compute: Compute) throws(EditFailure) {
        if let turned = Self.turned(source, result, compute) {
            (raster, note) = turned
            isComparable = true
            return
        }
        let isSmaller = result.width <= source.width && result.height <= source.height
        if isSmaller, let corner = CropSearch(source, result).corner() {
            raster = Resampler.crop(source, x: corner.x, y: corner.y, width: result.width, height: result.height)
            note = "cropped at \(corner.x), \(corner.y)"
            isComparable = true
            return
        }
        let isAlike = abs(source.width * result.height - source.height * result.width) <= max(source.width, source.height)
        guard isAlike, !isReframed else {
            raster = try Resampler.resize(
                source, width: result.width, height: result.height,
                window: .fill(width: source.width, height: source.height, frameWidth: result.width, frameHeight: result.height),
                compute: compute)
            note = "frame changed: source fitted"
            isComparable = false
            return
        }
        let sized = try Resampler.resize(source, width: result.width, height: result.height, compute: compute)
        note = "source resized"
        isComparable = true
        // Enlargements to 2k and 4k are sharpened a little by the engine.
        let sharp = Sharpen.unsharp(sized, sigma: 1.2, amount: 0.35, compute: compute)
        raster = result.width > source.width && Self.agreement(sharp, result) > Self.agreement(sized, result) ? sharp : sized
    }

    /// The same size, perhaps mirrored or turned by quarters.
    private static func turned(_ source: Raster, _ result: Raster, _ compute: Compute) -> (Raster, String)? {
        let isSame = source.width == result.width && source.height == result.height
        guard isSame || (source.width == result.height && source.height == result.width) else { return nil }
        let straight = isSame ? agreement(source, result) : 0
        var best: (raster: Raster, note: String, share: Double)?
        for (orientation, note) in [
            (Orientation.mirrored, "source mirrored"), (.mirroredUpsideDown, "source mirrored upside down"),
            (.upsideDown, "source turned by 180\u{B0}"), (.needsQuarterTurnRight, "source turned by 90\u{B0}"),
            (.needsQuarterTurnLeft, "source turned by -90\u{B0}"),
        ] {
            let raster = orientation.applied(to: source, compute: compute)
            guard raster.width == result.width, raster.height == result.height else { continue }
            let share = agreement(raster, result)
            if share > max(0.25, straight + 0.15, best?.share ?? 0) { best = (raster, note, share) }
        }
        if let best { return (best.raster, best.note) }
        return isSame ? (source, "") : nil
    }

    /// The share of pixels that are equal, on a grid.
    private static func agreement(_ a: Raster, _ b: Raster) -> Double {
        var equal = 0
        for row in 0..<64 {
            for column in 0..<64 {
                let x = (column * 2 + 1) * a.width / 128
                let y = (row * 2 + 1) * a.height / 128
                if HeatMap.difference(a[x, y], b[x, y]) == 0 { equal += 1 }
            }
        }
        return Double(equal) / 4_096
    }
}

/// Looks for the place where a result was cut out of its source.
private struct CropSearch {
    private let source: Raster
    private let result: Raster
    /// Places in the result where its light changes most: they are told apart best.
    private var probes: [(offset: Int, x: Int, y: Int, green: Int)] = []

    init(_ source: Raster, _ result: Raster) {
        self.source = source
        self.result = result
        var found: [(contrast: Int, x: Int, y: Int)] = []
        let step = max(2, min(result.width, result.height) / 48)
        for y in stride(from: 1, to: result.height - 1, by: step) {
            for x in stride(from: 1, to: result.width - 1, by: step) {
                let across = abs(Int(result[x + 1, y].y) - Int(result[x - 1, y].y))
                let down = abs(Int(result[x, y + 1].y) - Int(result[x, y - 1].y))
                found.append((across + down, x, y))
            }
        }
        // Those of one contrast in their order: the same picture, the same answer.
        let best = found.enumerated().sorted { ($1.element.contrast, $0.offset) < ($0.element.contrast, $1.offset) }.prefix(96)
        probes = best.map { _, probe in
            (probe.y * source.width + probe.x, probe.x, probe.y, Int(result[probe.x, probe.y].y))
        }
    }

    /// The corner where most probes agree; `nil` where no place stands out.
    func corner() -> (x: Int, y: Int)? {
        guard probes.count >= 24 else { return nil }
        let needed = probes.count * 2 / 5
        var best: (count: Int, x: Int, y: Int)?
        source.pixels.withUnsafeBufferPointer { pixels in
            for y in 0...source.height - result.height {
                for x in 0...source.width - result.width {
                    let corner = y * source.width + x
                    var count = 0
                    var left = probes.count
                    for probe in probes {
                        left -= 1
                        if abs(Int(pixels[(corner + probe.offset) * 4 + 1]) - probe.green) <= 1 { count += 1 }
                        if count + left < max(needed, best?.count ?? 0) { break }
                    }
                    if count >= needed, count > best?.count ?? 0 { best = (count, x, y) }
                }
            }
        }
        return best.map { ($0.x, $0.y) }
    }
}
