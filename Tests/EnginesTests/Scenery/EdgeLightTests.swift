// Light on a subject's edge, by itself.

import Engines
import Imaging
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct EdgeLightTests {
    private static let compute = Compute(workers: 2)
    private static let disc = DrawnEdit.disc(200, 200, centerX: 100, centerY: 100, radius: 60)

    private func light(
        on backdrop: Color, isGoods: Bool = false, isBacklit: Bool = false, reaches: Bool = false, lightX: Float = 0.8
    ) throws -> EdgeLight {
        var stage = SceneStage(horizon: 0.4, lightX: lightX, lightY: -0.5)
        stage.match = 0.8
        stage.isBacklit = isBacklit
        return try EdgeLight(
            Pictures.plain(200, 200, backdrop), alpha: Self.disc, isGoods: isGoods, stage: stage, reaches: reaches,
            compute: Self.compute)
    }

    private static let grey = SIMD3<Float>(repeating: 0.2)

    @Test func theEdgeTakesTheColourBehindIt() throws {
        let warm = try light(on: Color(hex: "#c08040")!).applied(to: Self.grey, 160, 100, strength: 1)
        #expect(warm.x > warm.z * 1.15)
        let cool = try light(on: Color(hex: "#4080c0")!).applied(to: Self.grey, 160, 100, strength: 1)
        #expect(cool.z > cool.x * 1.15)
        let none = try light(on: Color(hex: "#c08040")!).applied(to: Self.grey, 160, 100, strength: 0)
        #expect(none == Self.grey)
    }

    @Test func brightSurroundingsShineRoundItAndDarkOnesDoNot() throws {
        let bright = try light(on: .white).applied(to: Self.grey, 160, 100, strength: 1)
        #expect(bright.y > 0.3)
        let goods = try light(on: .white, isGoods: true).applied(to: Self.grey, 160, 100, strength: 1)
        #expect(goods.y > 0.22 && goods.y < bright.y - 0.05, "goods keep firmer edges")
        let dark = try light(on: .black).applied(to: Self.grey, 160, 100, strength: 1)
        #expect(abs(dark.y - 0.2) < 0.001)
    }

    @Test(arguments: [Float(-0.8), 0.8])
    func aLightFromBehindDrawsARimOnItsSide(lightX: Float) throws {
        let lit = try light(on: .black, isBacklit: true, lightX: lightX)
        let right = lit.applied(to: Self.grey, 160, 100, strength: 1)
        let left = lit.applied(to: Self.grey, 40, 100, strength: 1)
        let top = lit.applied(to: Self.grey, 100, 40, strength: 1)
        let bottom = lit.applied(to: Self.grey, 100, 160, strength: 1)
        let (near, far) = lightX > 0 ? (right, left) : (left, right)
        #expect(near.y > 0.32 && abs(far.y - 0.2) < 0.001)
        #expect(top.y > 0.25 && abs(bottom.y - 0.2) < 0.001, "the sun stands above")
        // The deep inside has no edge to shine on.
        #expect(abs(lit.applied(to: Self.grey, 100, 100, strength: 1).y - 0.2) < 0.001)
        let front = try light(on: .black, isBacklit: false, lightX: lightX)
        #expect(front.applied(to: Self.grey, 160, 100, strength: 1) == Self.grey)
    }

    @Test func itReachesIntoTheSubjectOnlyWhereAsked() throws {
        let outside = try light(on: .white)
        #expect(outside.strength(100, 100, alpha: 1) == 0 && outside.strength(159, 100, alpha: 1) == 0)
        #expect(outside.strength(160, 100, alpha: 0.3) == 1)
        let inside = try light(on: .white, reaches: true)
        #expect(inside.strength(158, 100, alpha: 1) > 0.3)
        #expect(inside.strength(100, 100, alpha: 1) < 0.001)
    }
}
