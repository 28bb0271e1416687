// Lightness as the eye judges it, and colours that a screen cannot show.

import Imaging
import Testing

@Suite struct OklabGamutTests {
    @Test func toneIsInvertedAndKeepsItsEnds() {
        for index in 0...1_000 {
            let lightness = Float(index) / 1_000
            #expect(abs(Oklab.lightness(tone: Oklab.tone(lightness)) - lightness) < 2e-5)
        }
        #expect(abs(Oklab.tone(0)) < 1e-6 && abs(Oklab.tone(1) - 1) < 1e-5)
        // Nearly CIE L* / 100 on greys.
        for byte in stride(from: UInt8(0), to: 255, by: 5) {
            let light = LinearLight.light(red: byte, green: byte, blue: byte)
            #expect(abs(Oklab.tone(Oklab.of(light).x) - Lab.of(light).x / 100) < 0.03)
        }
    }

    @Test func coloursInsideStayAndOthersLoseChromaOnly() {
        for red in stride(from: 0, through: 255, by: 51) {
            for green in stride(from: 0, through: 255, by: 51) {
                for blue in stride(from: 0, through: 255, by: 51) {
                    let light = LinearLight.light(red: UInt8(red), green: UInt8(green), blue: UInt8(blue))
                    let lab = Oklab.of(light)
                    let shown = Oklab.shownLight(lab)
                    for channel in 0..<3 { #expect(abs(shown[channel] - light[channel]) < 2e-4) }
                    let strong = SIMD3(lab.x, lab.y * 2.5, lab.z * 2.5)
                    let reduced = Oklab.of(Oklab.shownLight(strong))
                    #expect(abs(reduced.x - min(lab.x, 1)) < 0.015)
                    let chroma = (reduced.y * reduced.y + reduced.z * reduced.z).squareRoot()
                    let own = (lab.y * lab.y + lab.z * lab.z).squareRoot()
                    guard own > 0.005 else { continue }
                    let across = reduced.y * lab.z - reduced.z * lab.y
                    if chroma > 0.02 { #expect(abs(across) / (chroma * own) < 0.06, "\(red) \(green) \(blue)") }
                    // On constant hue the gamut's blue side is hollow: a little inside a colour that it shows may be one it does not.
                    let isOnBorder = Oklab.light(reduced).min() < 0.003 || Oklab.light(reduced).max() > 0.997
                    #expect(isOnBorder || chroma > own * 2.4, "\(red) \(green) \(blue)")
                }
            }
        }
    }

    @Test func largestChromaIsThatOfThePrimaries() {
        for (red, green, blue) in [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 0)] {
            let lab = Oklab.of(LinearLight.light(red: UInt8(red), green: UInt8(green), blue: UInt8(blue)))
            let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
            let found = Oklab.largestChroma(lightness: lab.x, hue: SIMD2(lab.y, lab.z) / chroma)
            #expect(abs(found - chroma) < 2e-3)
        }
    }
}
