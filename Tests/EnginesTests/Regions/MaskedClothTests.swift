// A new colour up to the very edge of a mask that the picture does not show.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct MaskedClothTests {
    private static let width = 900
    private static let height = 200
    /// The first column outside the mask.
    private static let edge = 450

    /// Plain cloth with a little grain, over the whole frame.
    private static let cloth: Raster = {
        var random = SeededRandom(seed: 5)
        return Pictures.drawn(width, height) { _, _ in
            let grain = random.gaussian() * 1.2
            func level(_ value: Float) -> UInt8 { UInt8(value + grain) }
            return SIMD4(level(230), level(228), level(224), 255)
        }
    }()

    private static let left = boxMask(width, height, 0..<edge, 0..<height)

    @Test(arguments: [GenerationMode.fast, .balanced, .quality]) func littleOfTheOldColorStaysInside(mode: GenerationMode) throws
    {
        let source = Self.cloth
        let result = try #require(
            try RecolorTests.edit(.mask(word: ""), source: source, mask: Self.left, mode: mode).variations.first
        ).raster
        let old = mean(source, 0..<Self.edge, 0..<Self.height)
        let new = mean(result, 100..<200, 0..<Self.height)
        #expect(old - new > 150, "white has become red")
        // Share of the old colour in the last columns inside, from the border inwards: it fades over the band that is solved.
        let shares = (1...6).map { (mean(result, Self.edge - $0..<Self.edge - $0 + 1, 0..<Self.height) - new) / (old - new) }
        #expect(shares[0] < 0.5 && shares[1] < 0.4, "\(mode): \(shares)")
        #expect(shares[2] < 0.35 && shares[3...].allSatisfy { $0 < 0.1 }, "\(mode): \(shares)")
        for y in 0..<Self.height {
            for x in Self.edge..<Self.width where result[x, y] != source[x, y] {
                Issue.record("\(mode): changed outside the mask at \(x), \(y)")
                return
            }
        }
    }
}
