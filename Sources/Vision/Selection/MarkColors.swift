// Colours of marks: which pixels share one, and which one a prompt means.

import Imaging
package import RetouchModel

package enum MarkColors {
    // MARK: Names

    /// Which of the drawn colours a colour of a prompt means: people say "red" to #e01b24 and to #ff3b30.
    ///
    /// - Returns: one answer for each drawn colour: near enough by hue, and not much farther than the nearest one.
    package static func matching(_ named: Color, among drawn: [Color]) -> [Bool] {
        let distances = drawn.map { distance(named, $0) }
        guard let least = distances.min(), least <= 1 else { return drawn.map { _ in false } }
        return distances.map { $0 <= min(1, least + 0.4) }
    }

    /// 0 = the same, 1 = as far as a name still reaches.
    private static func distance(_ named: Color, _ drawn: Color) -> Float {
        let a = Tint(named)
        let b = Tint(drawn)
        if a.isGray || b.isGray {
            // Black, grey and white differ by lightness alone.
            guard a.isGray, b.chroma < 0.06 else { return 2 }
            return abs(a.lightness - b.lightness) / 0.3
        }
        return a.hueDifference(b) / 32 + abs(a.lightness - b.lightness) * 0.2
    }

    /// A word for a colour.
    package static func name(_ color: Color) -> String {
        let tint = Tint(color)
        if tint.isGray { return tint.lightness > 0.9 ? "white" : tint.lightness < 0.3 ? "black" : "gray" }
        if (25...85).contains(tint.hue), tint.lightness < 0.52, tint.chroma < 0.13 { return "brown" }
        let names: [(Float, String)] = [
            (12, "pink"), (42, "red"), (82, "orange"), (118, "yellow"), (168, "green"), (225, "turquoise"), (282, "blue"),
            (325, "purple"),
            (345, "magenta"),
        ]
        return names.first { tint.hue < $0.0 }?.1 ?? "pink"
    }

    // MARK: Groups

    /// One colour of a drawing.
    struct Group: Equatable {
        var color: Color
        /// 255 = of this colour.
        var mask: Mask
    }

    /// Parts pixels by colour.
    ///
    /// - Parameters:
    ///   - raster: straight alpha.
    ///   - mask: the pixels to part, 255 = part of it.
    ///   - sure: those of them whose colours are pure; blends of antialiased edges join the nearest group.
    /// - Returns: every pixel of `mask` in exactly one group, the largest group first.
    static func groups(_ raster: Raster, mask: Mask, sure: Mask) -> [Group] {
        let palette = palette(raster, mask: sure)
        guard !palette.isEmpty else { return [] }
        var masks = palette.map { _ in Mask(width: mask.width, height: mask.height, repeating: 0) }
        var known = [Int8](repeating: -1, count: 4_096)
        for index in mask.values.indices where mask.values[index] > 0 {
            let cell = cell(raster, index)
            if known[cell] < 0 {
                let lab = Tint(raster.rgb(at: index)).lab
                let nearest = palette.indices.min { apart(palette[$0].lab, lab) < apart(palette[$1].lab, lab) }
                known[cell] = Int8(nearest ?? 0)
            }
            masks[Int(known[cell])].values[index] = 255
        }
        return zip(palette, masks).map { Group(color: $0.color, mask: $1) }
    }

    /// Colours that hold at least this share of the pixels, or this many, are colours of their own.
    private static let leastShare = 0.03
    private static let mostColors = 8
    /// How far pixels of one colour may be apart: JPEG and soft brushes spread them.
    static let reach: Float = 0.13

    /// The few colours that pixels of a mask have, most frequent first.
    static func palette(_ raster: Raster, mask: Mask) -> [(color: Color, lab: SIMD3<Float>, count: Int)] {
        var cells: [Int: (count: Int, sum: SIMD3<Int>)] = [:]
        var total = 0
        for index in mask.values.indices where mask.values[index] > 0 {
            let color = raster.rgb(at: index)
            let value = SIMD3(Int(color.red), Int(color.green), Int(color.blue))
            cells[cell(raster, index), default: (0, .zero)].count += 1
            cells[cell(raster, index)]!.sum &+= value
            total += 1
        }
        var found: [(sum: SIMD3<Int>, count: Int, lab: SIMD3<Float>)] = []
        for (_, cell) in cells.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) }) {
            let lab = Tint(color(cell.sum, cell.count)).lab
            if let near = found.indices.min(by: { apart(found[$0].lab, lab) < apart(found[$1].lab, lab) }),
                apart(found[near].lab, lab) < reach
            {
                found[near].sum &+= cell.sum
                found[near].count += cell.count
            } else {
                found.append((cell.sum, cell.count, lab))
            }
        }
        found.sort { $0.count > $1.count }
        let kept = found.enumerated().filter { $0.offset == 0 || Double($0.element.count) >= Double(total) * leastShare }
        return kept.prefix(mostColors).map { _, group in
            let color = color(group.sum, group.count)
            return (color, Tint(color).lab, group.count)
        }
    }

    /// Difference of two Oklab colours in which hue and chroma count twice as much as lightness.
    static func apart(_ a: SIMD3<Float>, _ b: SIMD3<Float>) -> Float {
        let d = a - b
        return (d.x * d.x * 0.25 + d.y * d.y + d.z * d.z).squareRoot()
    }

    private static func color(_ sum: SIMD3<Int>, _ count: Int) -> Color {
        let mean = (sum &+ SIMD3(repeating: count / 2)) / SIMD3(repeating: count)
        return Color(red: UInt8(mean.x), green: UInt8(mean.y), blue: UInt8(mean.z))
    }

    /// Sixteen steps of each channel.
    @inline(__always)
    private static func cell(_ raster: Raster, _ index: Int) -> Int {
        Int(raster.pixels[index * 4] >> 4) << 8 | Int(raster.pixels[index * 4 + 1] >> 4) << 4
            | Int(raster.pixels[index * 4 + 2] >> 4)
    }
}

extension Raster {
    /// Red, green and blue of the pixel at an index.
    @inline(__always)
    func rgb(at index: Int) -> Color {
        Color(red: pixels[index * 4], green: pixels[index * 4 + 1], blue: pixels[index * 4 + 2])
    }
}
