// Adjustments inside regions.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct AdjustRegionTests {
    private let brighter = SliderChange(.exposure, amount: 0.5)

    @Test(arguments: Region.Side.allCases) func halvesFadeOverTheMiddle(side: Region.Side) throws {
        let source = Pictures.plain(200, 200, Color(hex: "#606060")!)
        let result = try DrawnEdit(.sliders(brighter, region: .part(side)), on: source).picture()
        let isAcross = side == .left || side == .right
        var line = (0..<200).map { mean(result, isAcross ? $0..<$0 + 1 : 0..<200, isAcross ? 0..<200 : $0..<$0 + 1) }
        if side == .right || side == .bottom { line.reverse() }
        #expect(line[0] > 120 && line[70] > 120)
        #expect(line[130...].allSatisfy { $0 == 96 }, "nothing changes behind the fade")
        for (a, b) in zip(line, line.dropFirst()) { #expect(b <= a + 0.3 && a - b < 2.5) }
    }

    @Test func theSubjectAndTheBackgroundAreEachOthersOutside() throws {
        let source = Look.room
        let subject = DrawnEdit(.sliders(brighter, region: .subject), on: source)
        let inside = try subject.picture()
        let outside = try DrawnEdit(.sliders(brighter, region: .background), on: source).picture()
        let whole = try DrawnEdit(.sliders(brighter), on: source).picture()
        for index in 0..<source.pixelCount {
            let pixel = index * 4..<index * 4 + 4
            switch subject.finder.mask.values[index] {
            case 0:
                #expect(inside.pixels[pixel] == source.pixels[pixel])
                #expect(outside.pixels[pixel] == whole.pixels[pixel])
            case 255:
                #expect(inside.pixels[pixel] == whole.pixels[pixel])
                #expect(outside.pixels[pixel] == source.pixels[pixel])
            default: break
            }
        }
    }

    @Test func masksFadeInwardsAndNothingLeavesThem() throws {
        let source = Pictures.plain(300, 200, Color(hex: "#606060")!)
        var mask = Mask(width: 300, height: 200, repeating: 0)
        for y in 50..<150 { for x in 60..<240 { mask[x, y] = 255 } }
        let edit = DrawnEdit(.sliders(brighter, region: .mask(word: "")), on: source, mask: mask)
        let variation = try edit.run().variations[0]
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: false, compute: edit.compute)
        #expect(report.changedOutside == 0)
        #expect(variation.raster[59, 100] == source[59, 100] && variation.raster[150, 100].x > 120)
        // From the edge inwards it rises, within a few pixels.
        let row = (60..<80).map { Int(variation.raster[$0, 100].x) }
        #expect(row[0] < row[10] && row[10] > 120, "\(row)")
    }

    @Test func aRegionThatIsNotThereIsAskedFor() {
        #expect {
            try DrawnEdit(.sliders(brighter, region: .mask(word: "sleeve")), on: Look.room).picture()
        } throws: { ($0 as? EditFailure)?.reason == .annotationMissing }
        var edit = DrawnEdit(.sliders(brighter, region: .subject), on: Look.room)
        edit.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nothing stands out")
        #expect { try edit.picture() } throws: { ($0 as? EditFailure)?.reason == .subjectNotFound }
    }
}
