// Selections that follow a picture's edges.

import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct GrabCutTests {
    /// A red disc on blue with a little noise, and seeds that are wrong by up to twelve pixels.
    private func problem() -> (colors: Plane<SIMD3<Float>>, seeds: Plane<UInt8>, truth: Mask) {
        var random = SeededRandom(seed: 3)
        let truth = Pictures.discMask(96, 80, centerX: 48, centerY: 40, radius: 24)
        let colors = truth.values.map { value in
            (value > 127 ? SIMD3<Float>(180, 60, 50) : SIMD3(60, 80, 170)) + random.gaussian() * 8
        }
        let core = Pictures.discMask(96, 80, centerX: 52, centerY: 40, radius: 10)
        let around = Pictures.discMask(96, 80, centerX: 52, centerY: 40, radius: 36)
        let seeds = zip(core.values, around.values).map { core, around in
            (core > 127 ? GrabCut.Seed.inside : around > 127 ? .maybeInside : .outside).rawValue
        }
        return (
            Plane(width: 96, height: 80, values: colors), Plane(width: 96, height: 80, values: seeds), truth
        )
    }

    @Test func findsTheEdge() throws {
        let (colors, seeds, truth) = problem()
        let cut = try GrabCut.cut(colors: colors, seeds: seeds, compute: compute)
        let wrong = zip(cut.values, truth.values).count { ($0 > 127) != ($1 > 127) }
        #expect(wrong < 40)
        let again = try GrabCut.cut(colors: colors, seeds: seeds, compute: compute)
        #expect(again == cut)
    }

    @Test func sureSeedsAreKept() throws {
        let (colors, seeds, _) = problem()
        let cut = try GrabCut.cut(colors: colors, seeds: seeds, compute: compute)
        for (value, seed) in zip(cut.values, seeds.values) {
            if seed == GrabCut.Seed.inside.rawValue { #expect(value == 255) }
            if seed == GrabCut.Seed.outside.rawValue { #expect(value == 0) }
        }
    }

    @Test func oneSidedSeedsComeBackUnchanged() throws {
        let (colors, _, _) = problem()
        let all = Plane<UInt8>(width: 96, height: 80, repeating: GrabCut.Seed.maybeInside.rawValue)
        #expect(try GrabCut.cut(colors: colors, seeds: all, compute: compute).values.allSatisfy { $0 == 255 })
    }

    @Test func oneColorDoesNotBreakTheMixtures() throws {
        let (_, seeds, _) = problem()
        let flat = Plane(width: 96, height: 80, repeating: SIMD3<Float>(90, 90, 90))
        let cut = try GrabCut.cut(colors: flat, seeds: seeds, compute: compute)
        #expect(cut.values.allSatisfy { $0 == 0 || $0 == 255 })
    }

    @Test func stopsWhenCancelled() {
        let (colors, seeds, _) = problem()
        let failure = #expect(throws: EditFailure.self) {
            try GrabCut.cut(colors: colors, seeds: seeds, compute: Countdown(1).compute())
        }
        #expect(failure?.reason == .cancelled)
    }
}
