// Proof at a glance: source, region, result and difference in one picture.

import Foundation
import Imaging
import RetouchModel

/// One row a result: the source, where it was marked (or what changed), the result, and how far the two are apart.
///
/// The difference is the largest of any channel, alpha included, between the result and the source in the result's frame. A result that
/// was cropped, mirrored or turned by quarters is compared with the source's same pixels; one that was turned otherwise can only be laid
/// over the source, and its label says so.
struct EvidenceSheet {
    let source: Raster
    var marks = DrawnMarks()
    let results: [(name: String, raster: Raster)]
    /// Whether the edit is known to have changed the frame.
    var isReframed = false
    /// Height of each picture, in pixels.
    var height = 560

    private static let gap = 14
    private static let ground: UInt8 = 236
    private static let ink = SIMD4<UInt8>(40, 40, 44, 255)
    private static let faded = SIMD4<UInt8>(110, 110, 116, 255)
    /// Narrower panels have no room for their labels.
    private static let leastWidth = 300
    /// What the region's outline is drawn in where nothing was marked.
    private static let accent = SIMD4<UInt8>(255, 74, 54, 255)

    private struct Panel {
        var picture: Raster
        var title: String
        var detail: String
        var hasLegend = false
        var width: Int { max(picture.width, EvidenceSheet.leastWidth) }
    }

    /// The sheet as PNG bytes.
    ///
    /// - Throws: `EditFailure` where a picture cannot be resampled or encoded.
    func render() throws -> [UInt8] {
        let compute = Compute(workers: ProcessInfo.processInfo.activeProcessorCount)
        let rows = try results.map { try panels($0.name, $0.raster, compute) }
        let columns = (0..<(rows.first?.count ?? 0)).map { column in rows.map { $0[column].width }.max() ?? 0 }
        let rowHeight = 2 * PixelFont.lineHeight + height + 26 + Self.gap
        var sheet = Raster(
            width: columns.reduce(Self.gap) { $0 + $1 + Self.gap }, height: rows.count * rowHeight + Self.gap,
            red: Self.ground, green: Self.ground, blue: Self.ground, alpha: 255)
        for (number, row) in rows.enumerated() {
            var x = Self.gap
            let y = Self.gap + number * rowHeight
            for (panel, width) in zip(row, columns) {
                draw(panel, on: &sheet, x: x, y: y, width: width)
                x += width + Self.gap
            }
        }
        return try ImageEncoder.encode(sheet, profile: nil, options: OutputOptions(), compute: compute)
    }

    private func panels(_ name: String, _ result: Raster, _ compute: Compute) throws(EditFailure) -> [Panel] {
        let match = try FrameMatch(source, to: result, isReframed: isReframed, compute: compute)
        let map = HeatMap(match.raster, result)
        let shown = try sized(result, compute)
        var heat = Raster(width: shown.width, height: shown.height, alpha: 255)
        let pooled = map.pooled(width: shown.width, height: shown.height)
        for index in 0..<heat.pixelCount {
            let color = HeatMap.color(pooled.values[index])
            for channel in 0..<4 { heat.pixels[index * 4 + channel] = color[channel] }
        }
        let share = Double(map.changed) / Double(result.pixelCount) * 100
        let amount = map.changed > 0 && share < 0.1 ? "\(map.changed) pixels" : String(format: "%.1f %%", share)
        return [
            Panel(picture: try sized(source, compute), title: "source", detail: Self.size(source)),
            try region(map, match, compute),
            Panel(picture: shown, title: "result \(name)", detail: Self.size(result)),
            Panel(
                picture: heat, title: map.largest == 0 ? "difference: none" : "difference: max \(map.largest)",
                detail: [map.largest == 0 ? "" : "\(amount) changed", match.note].filter { !$0.isEmpty }.joined(separator: ", "),
                hasLegend: true),
        ]
    }

    /// The marks over the dimmed source; where there are none, what changed, in the result's frame.
    private func region(_ map: HeatMap, _ match: FrameMatch, _ compute: Compute) throws(EditFailure) -> Panel {
        if !marks.isEmpty {
            let picture = try sized(source, compute)
            var dimmed = Self.dimmed(picture)
            try marks.draw(on: &dimmed, source: picture, compute: compute)
            return Panel(picture: dimmed, title: "region: as marked", detail: marks.summary)
        }
        let picture = try sized(match.raster, compute)
        guard match.isComparable else {
            return Panel(picture: picture, title: "region: the frame", detail: "no marks were sent")
        }
        var dimmed = Self.dimmed(picture)
        let pooled = map.pooled(width: picture.width, height: picture.height)
        let changed = Mask(width: pooled.width, height: pooled.height, values: pooled.values.map { $0 > 0 ? 255 : 0 })
        // Single pixels that came out equal by chance are no holes.
        let inside = Morphology.close(changed, radius: 3, compute: compute)
        let core = Morphology.erode(inside, radius: 2, compute: compute)
        for index in 0..<picture.pixelCount where inside.values[index] > 0 {
            let x = index % picture.width
            let y = index / picture.width
            dimmed[x, y] = core.values[index] > 0 ? picture[x, y] : Self.accent
        }
        return Panel(picture: dimmed, title: "region: what changed", detail: "no marks were sent")
    }

    // MARK: - Drawing

    private func sized(_ raster: Raster, _ compute: Compute) throws(EditFailure) -> Raster {
        let width = max(1, (raster.width * height + raster.height / 2) / raster.height)
        return try Resampler.resize(raster, width: width, height: height, compute: compute)
    }

    private func draw(_ panel: Panel, on sheet: inout Raster, x: Int, y: Int, width: Int) {
        PixelFont.draw(panel.title, on: &sheet, x: x, y: y, width: width, color: Self.ink)
        PixelFont.draw(panel.detail, on: &sheet, x: x, y: y + PixelFont.lineHeight, width: width, color: Self.faded)
        let top = y + 2 * PixelFont.lineHeight
        sheet.draw(panel.picture, x: x, y: top)
        if panel.hasLegend { legend(on: &sheet, x: x, y: top + height + 6, width: panel.picture.width) }
    }

    /// A bar of all differences in even doublings, with numbers under it.
    private func legend(on sheet: inout Raster, x: Int, y: Int, width: Int) {
        let width = max(width, Self.leastWidth)
        let marks = [0, 1, 3, 7, 15, 31, 63, 127, 255]
        let step = width / marks.count
        for (place, difference) in marks.enumerated() {
            let left = x + place * step
            sheet.fill(HeatMap.color(UInt8(difference)), x: left, y: y, width: step, height: 8)
            let text = String(difference)
            PixelFont.draw(
                text, on: &sheet, x: left + max(0, (step - PixelFont.width(text)) / 2), y: y + 11, width: step + 4,
                color: Self.faded)
        }
    }

    /// Nearly grey and dark, so that marks and changes stand out.
    private static func dimmed(_ raster: Raster) -> Raster {
        var dimmed = raster
        for index in 0..<raster.pixelCount {
            let pixel = raster[index % raster.width, index / raster.width]
            let light = (Float(pixel.x) * 0.3 + Float(pixel.y) * 0.59 + Float(pixel.z) * 0.11)
            for channel in 0..<3 {
                dimmed.pixels[index * 4 + channel] = UInt8((light * 0.7 + Float(pixel[channel]) * 0.3) * 0.42 + 12)
            }
        }
        return dimmed
    }

    private static func size(_ raster: Raster) -> String { "\(raster.width) \u{D7} \(raster.height)" }
}
