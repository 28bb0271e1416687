// The price list.

import RetouchModel
import Testing

@Suite("Credits")
struct CreditsTests {
    @Test(
        "price is mode plus tier",
        arguments: [
            (GenerationMode.fast, 1_048_576, 1), (.balanced, 1_048_576, 2), (.quality, 1_048_576, 3), (.fast, 4_194_304, 2),
            (.balanced, 4_194_304, 3), (.quality, 16_777_216, 5), (.balanced, 800 * 600, 2), (.quality, 40_000_000, 5),
        ])
    func price(mode: GenerationMode, pixels: Int, credits: Int) {
        #expect(Credits.perImage(mode: mode, pixels: pixels) == credits)
    }

    @Test("the tier of a size is the nearest one")
    func borders() {
        #expect(Credits.perImage(mode: .fast, pixels: 2_097_151) == 1)
        #expect(Credits.perImage(mode: .fast, pixels: 2_097_152) == 2)
        #expect(Credits.perImage(mode: .fast, pixels: 8_388_607) == 2)
        #expect(Credits.perImage(mode: .fast, pixels: 8_388_608) == 3)
    }
}
