// Looks for room for an object that nobody gave a place.

import Imaging
import RetouchModel

/// Looks for a calm place beside the subject, on the ground that it stands on.
struct PlaceSearch {
    private static let side = 192

    /// Sums over rectangles from the top left corner, in pixels of a small view: of structure and of subject.
    private let structure: SummedArea
    private let subject: SummedArea
    /// Pixels of the canvas for each of the view.
    private let scale: Float
    private let bounds: Box
    /// The row on which things stand.
    private let ground: Float
    private let center: Float

    /// - Parameters:
    ///   - canvas: the picture.
    ///   - within: the part that may be used, in pixels of the canvas; `nil` = all.
    ///   - session: for the subject, which need not be there.
    init(_ canvas: EditCanvas, within: Box? = nil, session: EditSession) throws(EditFailure) {
        scale = max(1, Float(max(canvas.width, canvas.height)) / Float(Self.side))
        let width = max(1, Int(Float(canvas.width) / scale))
        let height = max(1, Int(Float(canvas.height) / scale))
        let view = try Resampler.resize(canvas.raster, width: width, height: height, compute: session.compute)
        let luma = Sharpen.luma(of: view, compute: session.compute)
        var busy = [Float](repeating: 0, count: width * height)
        for y in 0..<height {
            for x in 0..<width {
                let right = Int(luma[min(x + 1, width - 1), y]) - Int(luma[x, y])
                let down = Int(luma[x, min(y + 1, height - 1)]) - Int(luma[x, y])
                busy[y * width + x] = min(1, Float(abs(right) + abs(down)) / 40)
            }
        }
        structure = SummedArea(busy, width: width, height: height)
        let cutout = try Self.subject(canvas, session)
        var covered = [Float](repeating: 0, count: width * height)
        if let cutout {
            let small = try Resampler.resize(cutout.alpha, width: width, height: height, compute: session.compute)
            covered = small.values.map { Float($0) / 255 }
        }
        subject = SummedArea(covered, width: width, height: height)
        let all = within ?? Box(x: 0, y: 0, width: canvas.width, height: canvas.height)
        bounds = all
        // Without a subject on a ground of its own, things stand near the lower edge.
        let stands = cutout.map { !$0.stance.isCutOff } ?? false
        let line = stands ? cutout!.stance.groundLine * Float(canvas.height) : 0.94 * Float(canvas.height)
        ground = min(line, Float(all.y + all.height) - 0.02 * Float(canvas.height))
        center = cutout.map { $0.stance.center * Float(canvas.width) } ?? Float(canvas.width) / 2
    }

    /// The best of a grid of places for a core of this size.
    func best(size: (width: Float, height: Float)) -> PlaceTarget {
        let fit = min(1, Float(bounds.width) / size.width, Float(bounds.height) / size.height)
        let width = size.width * fit
        let height = size.height * fit
        var found = PlaceTarget(x: Float(bounds.x), y: ground - height, width: width, height: height)
        var least = Float.infinity
        let spare = Float(bounds.width) - width
        for row in -4...2 {
            let base = ground + Float(row) * 0.025 * Float(bounds.height)
            for column in 0...24 {
                let target = PlaceTarget(
                    x: Float(bounds.x) + spare * Float(column) / 24, y: base - height, width: width, height: height)
                guard target.y >= Float(bounds.y), base <= Float(bounds.y + bounds.height) else { continue }
                let cost = cost(target) + 0.02 * Float(abs(row))
                if cost < least {
                    least = cost
                    found = target
                }
            }
        }
        return found
    }

    /// Subject covered, structure hidden, and distance from the subject's middle, which is where one looks for a product's companion.
    private func cost(_ target: PlaceTarget) -> Float {
        let left = (target.x - 0.06 * target.width) / scale
        let right = (target.x + 1.06 * target.width) / scale
        let top = target.y / scale
        let bottom = (target.y + target.height) / scale
        let covered = subject.mean(left, top, right, bottom)
        let busy = structure.mean(left, top, right, bottom)
        let aside = abs(target.x + target.width / 2 - center) / Float(max(1, bounds.width))
        return 6 * covered + busy + 0.1 * aside
    }

    /// The subject; `nil` where none stands out: there is room everywhere.
    private static func subject(_ canvas: EditCanvas, _ session: EditSession) throws(EditFailure) -> Cutout? {
        do {
            return try session.subject(on: canvas)
        } catch {
            if error.reason == .subjectNotFound || error.reason == .inputValidation { return nil }
            throw error
        }
    }
}

/// Means over rectangles at the cost of four look-ups.
struct SummedArea: Sendable {
    private let width: Int
    private let height: Int
    private let sums: [Double]

    init(_ values: [Float], width: Int, height: Int) {
        self.width = width
        self.height = height
        var sums = [Double](repeating: 0, count: (width + 1) * (height + 1))
        for y in 0..<height {
            var row = 0.0
            for x in 0..<width {
                row += Double(values[y * width + x])
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row
            }
        }
        self.sums = sums
    }

    /// The mean over whole pixels between the edges; 0 for an empty rectangle.
    func mean(_ left: Float, _ top: Float, _ right: Float, _ bottom: Float) -> Float {
        let x0 = min(width, max(0, Int(left)))
        let x1 = min(width, max(x0, Int(right.rounded(.up))))
        let y0 = min(height, max(0, Int(top)))
        let y1 = min(height, max(y0, Int(bottom.rounded(.up))))
        guard x1 > x0, y1 > y0 else { return 0 }
        let stride = width + 1
        let sum = sums[y1 * stride + x1] - sums[y0 * stride + x1] - sums[y1 * stride + x0] + sums[y0 * stride + x0]
        return Float(sum / Double((x1 - x0) * (y1 - y0)))
    }
}
