// Flips, rotations and straightening: exact where they can be, level where they should be.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing
import Vision

@Suite struct TurnTests {
    /// Runs one step on a picture.
    private func apply(_ action: PlanAction, to source: Raster) throws -> EngineVariation {
        var edit = FrameEdit(action)
        edit.drawn.input.source.raster = source
        return try edit.result()
    }

    @Test func flipsAreMirrors() throws {
        let source = DrawnEdit.photograph(50, 31)
        let across = try apply(.flip(.horizontal), to: source)
        let down = try apply(.flip(.vertical), to: source).raster
        for y in 0..<31 {
            for x in 0..<50 {
                #expect(across.raster[x, y] == source[49 - x, y] && down[x, y] == source[x, 30 - y])
            }
        }
        #expect(across.reference == across.raster)
        #expect(try apply(.flip(.horizontal), to: across.raster).raster == source)
        #expect(try apply(.flip(.vertical), to: down).raster == source)
    }

    @Test func quarterTurnsAreExactAndComeRound() throws {
        let source = DrawnEdit.photograph(50, 31)
        var turned = source
        for _ in 0..<4 {
            let before = turned
            turned = try apply(.rotate(90), to: before).raster
            #expect(turned.width == before.height)
            for y in 0..<turned.height {
                for x in 0..<turned.width { #expect(turned[x, y] == before[y, before.height - 1 - x]) }
            }
        }
        #expect(turned == source)
        #expect(try apply(.rotate(-90), to: try apply(.rotate(90), to: source).raster).raster == source)
        #expect(try apply(.rotate(180), to: source).raster == apply(.rotate(-180), to: source).raster)
        #expect(try apply(.rotate(-90), to: source).raster == apply(.rotate(270), to: source).raster)
    }

    @Test func otherAnglesShowThePictureAlone() throws {
        for degrees in [Float(-20), 3, 42, 100] {
            let result = try apply(.rotate(degrees), to: Pictures.plain(200, 150, Color(hex: "#7a9c31")!)).raster
            #expect((0..<result.pixelCount).allSatisfy { result[$0 % result.width, $0 / result.width] == result[0, 0] })
            let isTurned = abs(degrees) > 45
            #expect(isTurned ? result.height > result.width : result.width > result.height)
        }
    }

    @Test func theCallerIsToldWhereMuchIsLost() throws {
        #expect(try FrameEdit(.rotate(30)).run().outcome.notices.map(\.code) == [.notApplied])
        #expect(try FrameEdit(.rotate(2)).run().outcome.notices.isEmpty)
        #expect(try FrameEdit(.rotate(90)).run().outcome.notices.isEmpty)
    }

    @Test func whatTurnsNothingIsRefused() {
        for action in [PlanAction.rotate(0), .rotate(360), .straighten(0)] {
            #expect(FrameEdit(action).refusal()?.message.contains("already") == true)
        }
        for action in [PlanAction.rotate(.nan), .rotate(.infinity), .rotate(400), .straighten(60), .straighten(.nan)] {
            #expect(FrameEdit(action).refusal()?.reason == .inputValidation)
        }
        #expect(FrameEdit(.flip(.horizontal), .flip(.horizontal)).refusal()?.message.contains("already") == true)
    }

    /// A sea under a sky, with posts, drawn turned clockwise.
    private func shore(_ degrees: Double) -> Raster {
        let turn = Rotation.sineAndCosine(degrees: degrees)
        return Pictures.drawn(420, 320) { column, row in
            var sum = 0.0
            for step in 0..<16 {
                let dx = Double(column) + (Double(step % 4) + 0.5) / 4 - 210
                let dy = Double(row) + (Double(step / 4) + 0.5) / 4 - 160
                let x = turn.cosine * dx + turn.sine * dy
                let y = turn.cosine * dy - turn.sine * dx
                sum += abs(x / 90 - (x / 90).rounded()) < 0.05 && y > -90 ? 40 : y < 10 ? 205 : 110 + y / 4
            }
            let level = UInt8(sum / 16)
            return SIMD4(level, level, UInt8(min(255, Int(level) + 20)), 255)
        }
    }

    @Test(arguments: [-8.0, -2.5, 0.6, 1.7, 5])
    func straighteningLevelsThePicture(degrees: Double) throws {
        let result = try apply(.straighten(nil), to: shore(degrees)).raster
        let left = try #require(try TiltEstimator.estimate(result, compute: Compute(workers: 2)))
        #expect(abs(left.degrees) < 0.3, "\(left)")
        #expect(abs(Double(result.width) / Double(result.height) - 420.0 / 320) < 0.01)
    }

    @Test func whatIsLevelOrHasNoLinesIsRefused() {
        var edit = FrameEdit(.straighten(nil))
        edit.drawn.input.source.raster = shore(0)
        #expect(edit.refusal()?.message.contains("already") == true)
        edit.drawn.input.source.raster = DrawnEdit.photograph(240, 300)
        let failure = edit.refusal()
        #expect(failure?.reason == .inputValidation && failure?.message.contains("by how many degrees") == true)
    }

    @Test func straighteningBySomeDegreesIsARotation() throws {
        let source = shore(2)
        #expect(try apply(.straighten(-3), to: source).raster == apply(.rotate(-3), to: source).raster)
    }
}
