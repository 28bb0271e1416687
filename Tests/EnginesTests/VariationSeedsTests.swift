// Seeds of variations.

import Engines
import Testing

@Suite struct VariationSeedsTests {
    @Test func theyCountUpAndWrap() {
        #expect(VariationSeeds.derived(from: 7, count: 3) == [7, 8, 9])
        #expect(VariationSeeds.derived(from: .max, count: 2) == [.max, 0])
        #expect(VariationSeeds.derived(from: 1, count: 0).isEmpty)
    }

    @Test func aPickedSeedStartsWithThePlainestLook() {
        #expect(VariationSeeds.pick(random: 0xFFFF_FFFF) & 3 == 0)
        #expect(VariationSeeds.pick(random: 0x1234_5678) == 0x1234_5678)
    }
}
