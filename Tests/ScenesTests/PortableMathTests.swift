// The portable functions against the platform's, which are the reference but may differ in their last bit.

import Foundation
import Imaging
import Scenes
import Testing

@Suite struct PortableMathTests {
    @Test func exponentialMatchesThePlatform() {
        for step in -800...800 {
            let x = Float(step) / 10
            let expected = exp(Double(x))
            let relative = abs(Double(PortableMath.exponential(x)) - expected) / expected
            #expect(relative < 2e-5, "e^\(x)")
        }
        #expect(PortableMath.exponential(0) == 1)
    }

    @Test func exponentialStaysFiniteFarOutside() {
        #expect(PortableMath.exponential(1e9).isFinite)
        #expect(PortableMath.exponential(-1e9) >= 0)
        #expect(PortableMath.exponential(-1e9) < 1e-30)
    }

    @Test func everyByteSurvivesEncoding() {
        for byte in 0...255 {
            let light = LinearLight.light(UInt8(byte))
            let encoded = PortableMath.encoded(SIMD4(repeating: light)).x
            #expect(abs(encoded * 255 - Float(byte)) < 0.01, "byte \(byte)")
        }
    }

    @Test func shadesScaleLight() {
        // Multiplying encoded + 0.055 by the power is multiplying the light, above the curve's toe.
        for factor in [Float(0.2), 0.5, 0.9, 1] {
            let power = PortableMath.power5over12(SIMD4(repeating: factor)).x
            let direct = PortableMath.encoded(SIMD4(repeating: 0.6 * factor)).x
            let shaded = (PortableMath.encoded(SIMD4(repeating: 0.6)).x + 0.055) * power - 0.055
            #expect(abs(direct - shaded) < 1e-4)
        }
    }

    @Test func smoothstepIsFlatAtItsEnds() {
        #expect(PortableMath.smoothstep(0.2, 0.6, 0.1) == 0)
        #expect(PortableMath.smoothstep(0.2, 0.6, 0.7) == 1)
        #expect(abs(PortableMath.smoothstep(0.2, 0.6, 0.4) - 0.5) < 1e-6)
    }
}
