// What a plate looks like behind a subject.

import Imaging
import RetouchModel
import Scenes
import TestSupport
import Testing

@Suite struct PlateSceneTests {
    private let compute = Compute(workers: 2)

    private func plate(
        _ width: Int, _ height: Int, horizon: Float = 0.4, tags: String = "beach", blur: Float = 0
    ) throws -> Plate {
        let folder = try PlateFolder()
        let json = #"{"tags": "\#(tags)", "horizon": \#(horizon), "blur": \#(blur), "licence": "own"}"#
        try folder.add("a.png", json, width: width, height: height)
        return try #require(try folder.library().plates.first)
    }

    private func full(_ width: Int = 300, _ height: Int = 400) -> SceneFrame {
        SceneFrame(width: width, height: height, shot: .full, horizon: 0.4, metre: 0.4, groundLine: 0.9)
    }

    private func developed(
        _ plate: Plate, _ picture: Raster, _ frame: SceneFrame, brief: SceneBrief? = nil, seed: UInt64 = 3
    ) throws -> Raster {
        let scene = try #require(PlateScene(plate, brief: brief, frame: frame))
        let painted = try scene.paint(picture, compute: compute)
        return try painted.film.develop(painted.canvas, width: frame.width, height: frame.height, seed: seed, compute: compute)
    }

    /// How far neighbours in a row differ, in levels.
    private func detail(_ raster: Raster, row: Int) -> Double {
        let steps = (1..<raster.width).map { abs(Int(raster[$0, row].y) - Int(raster[$0 - 1, row].y)) }
        return Double(steps.reduce(0, +)) / Double(steps.count)
    }

    /// The film's curve is undone before it is applied: an even picture comes back as it was.
    @Test(arguments: [
        Color(red: 30, green: 30, blue: 30), Color(red: 120, green: 120, blue: 120), Color(red: 200, green: 180, blue: 160),
        Color(red: 100, green: 160, blue: 220), Color(red: 235, green: 235, blue: 235), Color(red: 60, green: 120, blue: 50),
    ])
    func colorsStayWhatTheyAre(color: Color) throws {
        let result = try developed(try plate(600, 600), Pictures.plain(600, 600, color), full())
        var sum = SIMD4<Double>()
        for y in 150..<250 { for x in 100..<200 { sum += SIMD4<Double>(SIMD4<Int>(truncatingIfNeeded: result[x, y])) } }
        sum /= 10_000
        for (channel, value) in [color.red, color.green, color.blue].enumerated() {
            #expect(abs(sum[channel] - Double(value)) < 16, "\(channel): \(sum[channel]) for \(value)")
        }
    }

    @Test func farIsSoftAndTheGroundAtTheFootIsSharp() throws {
        let stripes = Pictures.drawn(900, 1_200) { x, _ in x / 3 % 2 == 0 ? SIMD4(40, 40, 40, 255) : SIMD4(200, 200, 200, 255) }
        let result = try developed(try plate(900, 1_200), stripes, full(600, 800))
        #expect(detail(result, row: 100) < 4 && detail(result, row: 300) < 4)
        #expect(detail(result, row: 719) > 20)
    }

    @Test func aPlateThatIsSoftAlreadyIsNotSoftenedTwice() throws {
        let stripes = Pictures.drawn(900, 1_200) { x, _ in x / 20 % 2 == 0 ? SIMD4(40, 40, 40, 255) : SIMD4(200, 200, 200, 255) }
        let once = try developed(try plate(900, 1_200), stripes, full(600, 800))
        let kept = try developed(try plate(900, 1_200, blur: 0.03), stripes, full(600, 800))
        #expect(detail(kept, row: 100) > detail(once, row: 100) + 2)
    }

    @Test func aWallStaysReadable() throws {
        let stripes = Pictures.drawn(900, 900) { x, _ in x / 12 % 2 == 0 ? SIMD4(40, 40, 40, 255) : SIMD4(200, 200, 200, 255) }
        let frame = SceneFrame(width: 600, height: 800, shot: .half)
        let wall = try developed(try plate(900, 900, horizon: 1, tags: "brick"), stripes, frame)
        let street = try developed(try plate(900, 900, tags: "street"), stripes, frame)
        #expect(detail(wall, row: 400) > 5 && detail(street, row: 400) < 3)
    }

    /// A lamp is brighter than white paper: its disc stays bright where white paper's would be grey.
    @Test func lampsBecomeDiscs() throws {
        let lamp = Pictures.disc(
            900, 1_200, centerX: 450, centerY: 200, radius: 5, .white, on: Color(red: 20, green: 20, blue: 20))
        let result = try developed(try plate(900, 1_200), lamp, full(600, 800))
        // The lamp's light, spread over a disc of 12 pixels' radius as display light, would be at level 64.
        #expect(result[300, 133].y > 100)
        #expect(result[300, 170].y < 40)
    }

    @Test func warmWordsMakeItWarmer() throws {
        let grey = Pictures.plain(600, 600, Color(red: 128, green: 128, blue: 128))
        let warm = try developed(try plate(600, 600), grey, full(), brief: SceneBrief(place: .beach, warmth: 0.6))
        let cool = try developed(try plate(600, 600), grey, full(), brief: SceneBrief(place: .beach, warmth: -0.6))
        func lean(_ raster: Raster) -> Int {
            (100..<200).reduce(0) { $0 + Int(raster[$1, 200].x) - Int(raster[$1, 200].z) } / 100
        }
        #expect(lean(warm) > 5 && lean(cool) < -5)
    }

    @Test func theSameInputsGiveTheSameBytesOnAnyNumberOfThreads() throws {
        let plate = try plate(700, 600)
        let scene = try #require(PlateScene(plate, brief: nil, frame: full()))
        let picture = Pictures.natural(700, 600, seed: 4)
        let rasters = try [1, 2, 5].map { workers in
            let compute = Compute(workers: workers)
            let painted = try scene.paint(picture, compute: compute)
            return try painted.film.develop(painted.canvas, width: 300, height: 400, seed: 9, compute: compute)
        }
        #expect(rasters[0] == rasters[1] && rasters[1] == rasters[2])
    }

    @Test func theStageFollowsTheWordsAndTheShot() throws {
        let frame = full()
        func stage(_ tags: String, _ brief: SceneBrief?, _ frame: SceneFrame) throws -> SceneStage {
            let scene = try #require(PlateScene(try plate(600, 600, tags: tags), brief: brief, frame: frame))
            return try scene.paint(Pictures.plain(600, 600, .white), compute: compute).stage
        }
        #expect(try stage("beach", nil, frame).hasGround && stage("beach", nil, frame).lightX < 0)
        #expect(try stage("beach", SceneBrief(place: .beach, lightSide: .right), frame).lightX > 0)
        #expect(try !stage("beach", nil, SceneFrame(width: 300, height: 400, shot: .half)).hasGround)
        #expect(try stage("beach, noon", nil, frame).shadowLength < stage("beach, sunset", nil, frame).shadowLength)
        #expect(try stage("street, rain", nil, frame).softness == 1)
        #expect(abs(try stage("beach", nil, frame).horizon - 0.4) < 1e-5)
    }
}
