// Letters for labels, five dots wide and seven high: no font file has to be there.

import Imaging

/// Capital letters, digits and the signs that labels use; small letters are shown as capitals.
enum PixelFont {
    private static let columns = 5
    private static let rows = 7
    /// Pixels of a dot.
    static let dot = 2
    /// From one letter to the next, and from one line to the next.
    static let advance = (columns + 1) * dot
    static let lineHeight = (rows + 2) * dot

    static func width(_ text: String) -> Int { text.count * advance - dot }

    /// Draws one line with its upper left corner at (x, y); what does not fit into `width` ends in dots.
    static func draw(_ text: String, on sheet: inout Raster, x: Int, y: Int, width: Int, color: SIMD4<UInt8>) {
        var text = text
        let most = max(0, (width + dot) / advance)
        if text.count > most { text = text.prefix(max(0, most - 2)) + ".." }
        for (place, letter) in text.uppercased().enumerated() {
            for (row, dots) in (glyphs[letter] ?? unknown).enumerated() {
                for column in 0..<columns where dots & (16 >> UInt8(column)) != 0 {
                    sheet.fill(color, x: x + place * advance + column * dot, y: y + row * dot, width: dot, height: dot)
                }
            }
        }
    }

    /// One byte a row, the leftmost dot in the fifth bit.
    private static let unknown: [UInt8] = [31, 17, 17, 17, 17, 17, 31]
    private static let glyphs: [Character: [UInt8]] = [
        " ": [0, 0, 0, 0, 0, 0, 0],
        "A": [14, 17, 17, 31, 17, 17, 17], "B": [30, 17, 17, 30, 17, 17, 30], "C": [14, 17, 16, 16, 16, 17, 14],
        "D": [30, 17, 17, 17, 17, 17, 30], "E": [31, 16, 16, 30, 16, 16, 31], "F": [31, 16, 16, 30, 16, 16, 16],
        "G": [14, 17, 16, 23, 17, 17, 15], "H": [17, 17, 17, 31, 17, 17, 17], "I": [14, 4, 4, 4, 4, 4, 14],
        "J": [7, 2, 2, 2, 2, 18, 12], "K": [17, 18, 20, 24, 20, 18, 17], "L": [16, 16, 16, 16, 16, 16, 31],
        "M": [17, 27, 21, 21, 17, 17, 17], "N": [17, 17, 25, 21, 19, 17, 17], "O": [14, 17, 17, 17, 17, 17, 14],
        "P": [30, 17, 17, 30, 16, 16, 16], "Q": [14, 17, 17, 17, 21, 18, 13], "R": [30, 17, 17, 30, 20, 18, 17],
        "S": [15, 16, 16, 14, 1, 1, 30], "T": [31, 4, 4, 4, 4, 4, 4], "U": [17, 17, 17, 17, 17, 17, 14],
        "V": [17, 17, 17, 17, 17, 10, 4], "W": [17, 17, 17, 21, 21, 21, 10], "X": [17, 17, 10, 4, 10, 17, 17],
        "Y": [17, 17, 17, 10, 4, 4, 4], "Z": [31, 1, 2, 4, 8, 16, 31],
        "0": [14, 17, 19, 21, 25, 17, 14], "1": [4, 12, 4, 4, 4, 4, 14], "2": [14, 17, 1, 2, 4, 8, 31],
        "3": [31, 2, 4, 2, 1, 17, 14], "4": [2, 6, 10, 18, 31, 2, 2], "5": [31, 16, 30, 1, 1, 17, 14],
        "6": [6, 8, 16, 30, 17, 17, 14], "7": [31, 1, 2, 4, 8, 8, 8], "8": [14, 17, 17, 14, 17, 17, 14],
        "9": [14, 17, 17, 15, 1, 2, 12],
        ".": [0, 0, 0, 0, 0, 12, 12], ",": [0, 0, 0, 0, 12, 4, 8], ":": [0, 12, 12, 0, 12, 12, 0], ";": [0, 12, 12, 0, 12, 4, 8],
        "-": [0, 0, 0, 31, 0, 0, 0], "+": [0, 4, 4, 31, 4, 4, 0], "/": [0, 1, 2, 4, 8, 16, 0], "%": [24, 25, 2, 4, 8, 19, 3],
        "(": [2, 4, 8, 8, 8, 4, 2], ")": [8, 4, 2, 2, 2, 4, 8], "#": [10, 10, 31, 10, 31, 10, 10], "'": [12, 4, 8, 0, 0, 0, 0],
        "\"": [10, 10, 10, 0, 0, 0, 0], "_": [0, 0, 0, 0, 0, 0, 31], "=": [0, 0, 31, 0, 31, 0, 0], "!": [4, 4, 4, 4, 4, 0, 4],
        "?": [14, 17, 1, 2, 4, 0, 4], "\u{D7}": [0, 17, 10, 4, 10, 17, 0], "\u{B0}": [12, 18, 18, 12, 0, 0, 0],
    ]
}

extension Raster {
    /// Fills a rectangle, as far as it lies inside.
    mutating func fill(_ color: SIMD4<UInt8>, x: Int, y: Int, width: Int, height: Int) {
        for row in max(0, y)..<max(max(0, y), min(self.height, y + height)) {
            for column in max(0, x)..<max(max(0, x), min(self.width, x + width)) { self[column, row] = color }
        }
    }

    /// Lays a picture down; transparent parts show a checkerboard.
    mutating func draw(_ picture: Raster, x: Int, y: Int) {
        for row in 0..<min(picture.height, height - y) {
            for column in 0..<min(picture.width, width - x) {
                let square = SIMD4<UInt8>(repeating: (row / 16 + column / 16) % 2 == 0 ? 255 : 204)
                self[x + column, y + row] = square.covered(by: picture[column, row], share: 1)
            }
        }
    }
}

extension SIMD4<UInt8> {
    /// This opaque colour under another with straight alpha.
    func covered(by color: SIMD4<UInt8>, share: Float) -> SIMD4<UInt8> {
        let alpha = Float(color.w) / 255 * share
        let under = SIMD4<Float>(Float(x), Float(y), Float(z), 255)
        let over = SIMD4<Float>(Float(color.x), Float(color.y), Float(color.z), 255)
        return SIMD4<UInt8>((under + (over - under) * alpha).rounded(.toNearestOrEven))
    }
}
