// Colours of pens, as prompts name them.

import RetouchModel
import Testing
import Vision

@Suite struct MarkColorsTests {
    @Test func pensAnswerToTheirNames() {
        let pens: [(named: String, drawn: [String])] = [
            ("#ff0000", ["#ff0000", "#e01b24", "#ff3b30", "#d50000", "#c62828", "#ed1c24"]),
            ("#0000ff", ["#0000ff", "#007aff", "#2f6fed", "#1a5fb4", "#2196f3", "#000080"]),
            ("#008000", ["#00ff00", "#34c759", "#33d17a", "#00c853", "#2e7d32"]),
            ("#ffff00", ["#ffff00", "#ffeb3b", "#ffcc00", "#f6d32d"]),
            ("#ffa500", ["#ff9500", "#ff7800", "#fb8c00"]),
            ("#800080", ["#800080", "#9c27b0", "#af52de", "#8e44ad"]),
            ("#ffc0cb", ["#ff2d95", "#ff69b4", "#f06292"]),
            ("#000000", ["#000000", "#202020"]), ("#ffffff", ["#ffffff", "#f2f2f2"]),
        ]
        for pen in pens {
            for drawn in pen.drawn {
                #expect(
                    MarkColors.matching(Color(hex: pen.named)!, among: [Color(hex: drawn)!]) == [true], "\(drawn) is \(pen.named)"
                )
            }
        }
    }

    @Test func otherPensDoNot() {
        let drawn = ["#e01b24", "#2f6fed", "#00c853", "#000000"].map { Color(hex: $0)! }
        #expect(MarkColors.matching(Color(hex: "#ff0000")!, among: drawn) == [true, false, false, false])
        #expect(MarkColors.matching(Color(hex: "#0000ff")!, among: drawn) == [false, true, false, false])
        #expect(MarkColors.matching(Color(hex: "#008000")!, among: drawn) == [false, false, true, false])
        #expect(MarkColors.matching(.black, among: drawn) == [false, false, false, true])
        #expect(MarkColors.matching(.white, among: drawn) == [false, false, false, false])
        #expect(MarkColors.matching(Color(hex: "#ffff00")!, among: drawn) == [false, false, false, false])
    }

    @Test func theNearerOfTwoIsMeant() {
        let drawn = [Color(hex: "#e01b24")!, Color(hex: "#ff9500")!]
        #expect(MarkColors.matching(Color(hex: "#ff0000")!, among: drawn) == [true, false])
        #expect(MarkColors.matching(Color(hex: "#ffa500")!, among: drawn) == [false, true])
    }

    @Test func colorsHaveWords() {
        let words = [
            ("#e01b24", "red"), ("#ff9500", "orange"), ("#ffee00", "yellow"), ("#00c853", "green"), ("#00bcd4", "turquoise"),
            ("#2f6fed", "blue"),
            ("#8e44ad", "purple"), ("#ff69b4", "pink"), ("#000000", "black"), ("#ffffff", "white"), ("#808080", "gray"),
            ("#6b3a1e", "brown"),
        ]
        for (hex, word) in words { #expect(MarkColors.name(Color(hex: hex)!) == word, "\(hex)") }
    }
}
