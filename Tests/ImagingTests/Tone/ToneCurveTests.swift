// Curves rise, keep their ends, and bend where they say.

import Imaging
import Testing

struct ToneCurveTests {
    private func curve(_ change: (inout ToneCurve) -> Void) -> ToneCurve {
        var curve = ToneCurve()
        change(&curve)
        return curve
    }

    private let places = (0...400).map { Float($0) / 400 }

    @Test(arguments: [Float(-1), -0.4, 0.4, 1], [Float(-1), 0, 1]) func everyCurveRises(a: Float, b: Float) {
        let curves = [
            curve { $0.contrast = a * 1.15 }, curve { $0.whites = a }, curve { $0.blacks = a }, curve { $0.midtones = a },
            curve {
                $0.contrast = a
                $0.whites = b
                $0.blacks = b
                $0.midtones = a
            },
        ]
        for curve in curves {
            let values = places.map { curve($0) }
            for (low, high) in zip(values, values.dropFirst()) { #expect(high > low) }
            #expect(values.first! >= -0.0001 && values.last! <= 1.0001)
        }
    }

    @Test func contrastTurnsAboutItsPivot() {
        let more = curve {
            $0.contrast = 0.8
            $0.pivot = 0.6
        }
        #expect(abs(more(0.6) - 0.6) < 1e-5)
        #expect(more(0.4) < 0.37 && more(0.8) > 0.82)
        #expect(abs(more(0)) < 1e-6 && abs(more(1) - 1) < 1e-6)
        let less = curve {
            $0.contrast = -0.8
            $0.pivot = 0.6
        }
        #expect(less(0.4) > 0.43 && less(0.8) < 0.79)
    }

    @Test func endsMoveOnlyTheirOwnEnd() {
        let whites = curve { $0.whites = 0.7 }
        #expect(whites(1) == 1 && whites(0.8) > 0.85 && abs(whites(0.2) - 0.2) < 0.01)
        let blacks = curve { $0.blacks = -0.7 }
        #expect(blacks(0) == 0 && blacks(0.2) < 0.16 && abs(blacks(0.8) - 0.8) < 0.01)
        #expect(curve { $0.whites = -0.7 }(1) < 0.95)
        #expect(curve { $0.blacks = 0.7 }(0) > 0.05)
    }

    @Test(arguments: [Float(1.05), 1.4, 2, 3.5]) func theShoulderBendsSmoothlyToWhite(white: Float) {
        let shoulder = Shoulder(white: white)
        #expect(abs(shoulder(white) - 1) < 1e-6)
        #expect(shoulder(0.3) == 0.3)
        let step: Float = 0.001
        #expect(abs((shoulder(shoulder.knee + step) - shoulder.knee) / step - 1) < 0.02, "no kink at the knee")
        var last: Float = -1
        for place in places {
            let value = shoulder(place * white)
            #expect(value > last)
            last = value
        }
    }

    @Test func powersOfTwoAreRight() {
        for (x, y) in [(Float(0), Float(1)), (1, 2), (-1, 0.5), (0.5, 1.4142135), (3, 8), (-4, 0.0625)] {
            #expect(abs(ToneCurve.powerOfTwo(x) / y - 1) < 1e-6)
        }
    }
}
