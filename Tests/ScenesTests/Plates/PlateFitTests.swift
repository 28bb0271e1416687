// Which part of a plate a frame shows.

import RetouchModel
import Scenes
import Testing

@Suite struct PlateFitTests {
    private func plate(_ width: Int, _ height: Int, horizon: Float, tags: String = "beach") throws -> Plate {
        let folder = try PlateFolder()
        try folder.add("a.png", tags: tags, horizon: horizon, width: width, height: height)
        return try #require(try folder.library().plates.first)
    }

    private func frame(_ width: Int, _ height: Int, _ shot: Shot, horizon: Float? = nil, ground: Float? = nil) -> SceneFrame {
        SceneFrame(width: width, height: height, shot: shot, horizon: horizon, groundLine: ground)
    }

    /// The rows of a plate's horizon and of a frame's must be the same row, whatever is cut off.
    @Test(arguments: [Float(0.34), 0.37, 0.40, 0.45, 0.5], [(600, 400), (400, 600), (400, 400), (900, 300)])
    func theHorizonLiesWhereTheSubjectsCameraHasIt(horizon: Float, size: (Int, Int)) throws {
        let plate = try plate(900, 700, horizon: horizon)
        let fit = try #require(PlateFit(plate, frame: frame(size.0, size.1, .full, horizon: 0.42, ground: 0.9)))
        let row = (Double(horizon) * 700 - fit.window.y) / fit.window.height
        #expect(abs(row - Double(fit.horizon)) < 1e-4)
        #expect(abs(fit.horizon - 0.42) <= 0.1001)
        #expect(fit.window.y >= -1e-6 && fit.window.y + fit.window.height <= 700.0001)
        #expect(fit.window.x >= -1e-6 && fit.window.x + fit.window.width <= 900.0001)
        #expect(abs(fit.window.width / fit.window.height - Double(size.0) / Double(size.1)) < 1e-6)
    }

    @Test func theCropIsAsLargeAsTheHorizonLetsIt() throws {
        let plate = try plate(900, 600, horizon: 0.5)
        let fit = try #require(PlateFit(plate, frame: frame(400, 400, .full, horizon: 0.35, ground: 0.9)))
        // The horizon may lie .03 lower than wanted; below it is .5 of the plate for .62 of the frame.
        #expect(abs(fit.horizon - 0.38) < 1e-5 && abs(fit.window.height - 600 * 0.5 / 0.62) < 1e-3)
        #expect(abs(fit.window.y + fit.window.height - 600) < 1e-3)
        #expect(abs(fit.window.x - (900 - fit.window.width) / 2) < 1e-6)
    }

    @Test func behindACutOffSubjectThereIsMoreRoom() throws {
        let plate = try plate(900, 600, horizon: 0.52)
        let fit = try #require(PlateFit(plate, frame: frame(400, 400, .half)))
        #expect(abs(fit.horizon - 0.52) < 1e-5 && fit.window.height == 600)
    }

    @Test func aPlateIsEnlargedOnlyALittle() throws {
        let frame = frame(400, 400, .full, horizon: 0.5, ground: 0.9)
        #expect(PlateFit(try plate(300, 268, horizon: 0.5), frame: frame) != nil)
        #expect(PlateFit(try plate(300, 265, horizon: 0.5), frame: frame) == nil)
        #expect(PlateFit(try plate(250, 500, horizon: 0.5), frame: frame) == nil)
        // Large results are drawn on a smaller canvas and enlarged, as rendered scenes are.
        let large = self.frame(4_096, 4_096, .full, horizon: 0.5, ground: 0.9)
        #expect(PlateFit(try plate(1_030, 1_030, horizon: 0.5), frame: large) != nil)
        #expect(PlateFit(try plate(1_010, 1_010, horizon: 0.5), frame: large) == nil)
        #expect(PlateFit(try plate(740, 740, horizon: 0.5), frame: self.frame(4_096, 4_096, .half)) != nil)
    }

    @Test func zoomAndAnchorMoveTheCropWithinThePlate() throws {
        let plate = try plate(1_200, 600, horizon: 0.4)
        let frame = frame(400, 400, .full, horizon: 0.4, ground: 0.9)
        let whole = try #require(PlateFit(plate, frame: frame, anchor: 0))
        let near = try #require(PlateFit(plate, frame: frame, zoom: 1.25, anchor: 1))
        #expect(whole.window.x == 0 && whole.window.height == 600)
        #expect(abs(near.window.height - 480) < 1e-6 && abs(near.window.x + near.window.width - 1_200) < 1e-6)
        #expect(abs(near.window.y + 0.4 * near.window.height - 240) < 1e-3)
        // No farther than the pixels go.
        let most = try #require(PlateFit(plate, frame: frame, zoom: 9))
        #expect(abs(most.window.height - 400 / 1.5) < 1e-6)
    }

    @Test func aStandingSubjectNeedsGround() throws {
        let wall = try plate(900, 900, horizon: 1, tags: "brick")
        #expect(PlateFit(wall, frame: frame(400, 400, .full, horizon: 0.4, ground: 0.9)) == nil)
        #expect(PlateFit(wall, frame: frame(400, 400, .half)) != nil)
        let sky = try plate(900, 900, horizon: 0.9)
        #expect(PlateFit(sky, frame: frame(400, 400, .full, horizon: 0.4, ground: 0.9)) == nil)
        #expect(PlateFit(try plate(900, 900, horizon: 0.5), frame: frame(400, 400, .full, horizon: 0.5, ground: 0.5)) == nil)
    }

    @Test(arguments: [Float(0), 0.001, 0.999, 1], Shot.allCases)
    func extremeHorizonsAreNoTrouble(horizon: Float, shot: Shot) throws {
        let plate = try plate(900, 900, horizon: horizon)
        guard let fit = PlateFit(plate, frame: frame(400, 300, shot, ground: 0.9)) else { return }
        #expect(fit.window.height >= 200 && fit.window.y >= 0 && fit.window.y + fit.window.height <= 900.0001)
    }
}
