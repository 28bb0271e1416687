// Crops: exact pixels, exact proportions, and a subject that stays whole.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct CropTests {
    private func ratio(_ width: Int, _ height: Int, region: Region = .whole) -> PlanAction {
        .crop(Cropping(ratio: AspectRatio(width, height), region: region))
    }

    @Test(arguments: [(4, 5), (1, 1), (16, 9), (9, 16), (3, 2), (21, 9), (2, 3)])
    func aRatioIsTheLargestFrameToThePixel(width: Int, height: Int) throws {
        let edit = FrameEdit(ratio(width, height))
        // 240 x 300 is 4:5 itself.
        if width == 4 { return #expect(edit.refusal()?.reason == .inputValidation) }
        let box = try #require(try edit.box())
        let exact = (Double(240), Double(240 * height) / Double(width))
        let other = (Double(300 * width) / Double(height), Double(300))
        let wanted = exact.1 <= 300 ? exact : other
        #expect(abs(Double(box.width) - wanted.0) <= 0.5 && abs(Double(box.height) - wanted.1) <= 0.5)
    }

    @Test func nothingIsAllowedToChange() throws {
        let variation = try FrameEdit(ratio(1, 1)).result()
        #expect(variation.raster == variation.reference && variation.allowed.values.allSatisfy { $0 == 0 })
    }

    @Test(arguments: [(20, 80, 30, 110), (170, 239, 200, 300), (60, 180, 90, 210), (0, 40, 0, 60)])
    func aSubjectThatFitsStaysWhole(left: Int, right: Int, top: Int, bottom: Int) throws {
        let subject = Box(x: left, y: top, width: right - left, height: bottom - top)
        let mask = DrawnEdit.box(240, 300, left: left, right: right, top: top, bottom: bottom)
        for (width, height) in [(1, 1), (16, 9), (2, 3), (9, 16)] {
            for seed in UInt32(0)..<8 {
                for isPerson in [false, true] {
                    let edit = FrameEdit(ratio(width, height), subject: mask, isPerson: isPerson, seed: seed)
                    let box = try #require(try edit.box())
                    if subject.width <= box.width, subject.height <= box.height {
                        #expect(box.holds(subject), "\(width):\(height), seed \(seed), person \(isPerson): \(box)")
                    }
                }
            }
        }
    }

    @Test func aSubjectStandsInTheMiddle() throws {
        let subject = DrawnEdit.box(400, 200, left: 110, right: 170, top: 40, bottom: 160)
        let box = try #require(try FrameEdit(ratio(1, 1), width: 400, height: 200, subject: subject).box())
        #expect(abs(box.middle - 140) <= 1 && box.width == 200)
    }

    @Test func peopleKeepTheirHeads() throws {
        // Cut off at the bottom and too tall for the frame: the head decides, with air above it.
        let subject = DrawnEdit.box(240, 400, left: 80, right: 160, top: 110, bottom: 400)
        let box = try #require(
            try FrameEdit(ratio(1, 1), width: 240, height: 400, subject: subject, isPerson: true).box())
        #expect((10...30).contains(110 - box.y), "\(box)")
    }

    @Test func thingsThatDoNotFitShowTheirDetail() throws {
        var edit = FrameEdit(
            ratio(16, 9), subject: DrawnEdit.box(240, 300, left: 10, right: 230, top: 5, bottom: 295))
        // Plain but for its lower third.
        for y in 0..<200 { for x in 0..<240 { edit.drawn.input.source.raster[x, y] = SIMD4(UInt8(x), UInt8(y), 99, 255) } }
        let box = try #require(try edit.box())
        #expect(box.y + box.height > 280, "\(box)")
    }

    @Test func closerLeavesRoomAndKeepsTheSourcesShape() throws {
        let subject = Box(x: 90, y: 120, width: 50, height: 70)
        let edit = FrameEdit(
            .crop(Cropping(isTighter: true)),
            subject: DrawnEdit.box(240, 300, left: 90, right: 140, top: 120, bottom: 190))
        let box = try #require(try edit.box())
        #expect(box.holds(subject) && box.width < 130)
        #expect(abs(Double(box.width) / Double(box.height) - 0.8) < 0.01)
        for room in [subject.x - box.x, box.x + box.width - 140, subject.y - box.y, box.y + box.height - 190] {
            #expect(room >= 7, "\(box)")
        }
    }

    @Test func closerOnWhatFillsTheFrameStillIsCloser() throws {
        let edit = FrameEdit(
            .crop(Cropping(isTighter: true)), subject: DrawnEdit.box(240, 300, left: 2, right: 238, top: 2, bottom: 298))
        #expect(try #require(try edit.box()).width < 215)
    }

    @Test func closerOnAMaskedThing() throws {
        var edit = FrameEdit(.crop(Cropping(ratio: AspectRatio(1, 1), isTighter: true, region: .mask(word: "bag"))))
        edit.drawn.input.mask = DrawnEdit.box(240, 300, left: 20, right: 60, top: 200, bottom: 230)
        let box = try #require(try edit.box())
        #expect(box.holds(Box(x: 20, y: 200, width: 40, height: 30)) && box.width == box.height && box.width < 70)
        edit.drawn.input.mask = nil
        #expect(edit.refusal()?.reason == .annotationMissing)
    }

    @Test func aHalfIsExactlyThat() throws {
        let edit = FrameEdit(.crop(Cropping(isTighter: true, region: .part(.left))), count: 2)
        #expect(try edit.box() == Box(x: 0, y: 0, width: 120, height: 300))
        #expect(try edit.run().outcome.notices.map(\.code) == [.notApplied], "two variations cannot differ")
    }

    @Test(arguments: Region.Side.allCases)
    func aSideGoesUpToTheSubject(side: Region.Side) throws {
        let subject = Box(x: 100, y: 120, width: 50, height: 70)
        for seed in UInt32(0)..<4 {
            let edit = FrameEdit(
                .crop(Cropping(trim: side)), subject: DrawnEdit.box(240, 300, left: 100, right: 150, top: 120, bottom: 190),
                seed: seed)
            let box = try #require(try edit.box())
            #expect(box.holds(subject))
            let gone = [
                Region.Side.left: box.x, .top: box.y, .right: 240 - box.x - box.width, .bottom: 300 - box.y - box.height,
            ]
            #expect(gone.allSatisfy { $0.key == side ? $0.value >= 30 : $0.value == 0 }, "\(side): \(box)")
        }
    }

    @Test func aSideThatTheSubjectFillsGoesInPart() throws {
        let edit = FrameEdit(
            .crop(Cropping(trim: .left)), subject: DrawnEdit.box(240, 300, left: 0, right: 150, top: 120, bottom: 190))
        let box = try #require(try edit.box())
        #expect((20...60).contains(box.x) && box.width == 240 - box.x)
    }

    @Test func withoutASubjectTheMiddleStaysAndTheCallerIsTold() throws {
        var edit = FrameEdit(ratio(1, 1))
        edit.drawn.finder.failure = EditFailure(.subjectNotFound, stage: .engine, "nothing there")
        let run = try edit.run()
        #expect(edit.place(of: run.variations[0].raster) == Box(x: 0, y: 30, width: 240, height: 240))
        #expect(run.outcome.notices.map(\.code) == [.notApplied])
        edit.drawn.finder.failure = nil
        edit.drawn.finder.missingNets = [.small: "u2netp.onnx", .fused: "u2net.onnx"]
        let blind = try edit.run()
        #expect(blind.variations[0].raster == run.variations[0].raster)
        #expect(blind.outcome.notices.contains { $0.message.contains("u2net") })
        edit.drawn.finder.missingNets = [:]
        edit.drawn.finder.failure = EditFailure(.cancelled, stage: .engine, "gone")
        #expect(edit.refusal()?.reason == .cancelled)
    }

    @Test func whatCannotBeCutIsRefused() {
        #expect(FrameEdit(.crop(Cropping())).refusal()?.reason == .inputValidation)
        #expect(FrameEdit(ratio(0, 5)).refusal()?.reason == .inputValidation)
        #expect(FrameEdit(ratio(5, -3)).refusal()?.reason == .inputValidation)
        #expect(FrameEdit(ratio(40, 1)).refusal()?.message.contains("at least 16") == true)
        #expect(FrameEdit(ratio(8, 10)).refusal()?.message.contains("already") == true)
        // Within a pixel of 4:5.
        #expect(FrameEdit(ratio(4, 5), width: 241).refusal()?.message.contains("already") == true)
    }

    @Test func seedsComposeDifferently() throws {
        let subject = DrawnEdit.box(240, 300, left: 60, right: 130, top: 90, bottom: 170)
        for action in [ratio(1, 1), ratio(9, 16), .crop(Cropping(isTighter: true)), .crop(Cropping(trim: .bottom))] {
            let edit = FrameEdit(action, subject: subject, count: 4)
            let boxes = try edit.run().variations.map { edit.place(of: $0.raster) }
            #expect(boxes.allSatisfy { $0 != nil })
            for a in 0..<4 { for b in a + 1..<4 { #expect(boxes[a] != boxes[b], "\(action): \(boxes)") } }
            var again = FrameEdit(action, subject: subject, seed: 6)
            again.drawn.compute = Compute(workers: 3)
            #expect(try again.box() == boxes[2])
        }
    }

    @Test func aTierSizesTheNewFrame() throws {
        var edit = FrameEdit(ratio(1, 1))
        edit.drawn.input.resolution = .oneK
        let variation = try edit.result()
        #expect(variation.raster.width == 1_024 && variation.raster.height == 1_024)
        #expect(variation.raster == variation.reference)
        edit = FrameEdit(ratio(9, 16))
        edit.drawn.input.resolution = .twoK
        let tall = try edit.result().raster
        #expect(abs(tall.pixelCount - 4_194_304) < 8_000 && abs(Double(tall.width) / Double(tall.height) - 9.0 / 16) < 0.003)
    }
}
