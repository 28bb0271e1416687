// Frames and other steps in one plan: what nobody asked to change stays equal to the source in the new frame.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct FrameFidelityTests {
    static let frames: [PlanAction] = [
        .crop(Cropping(ratio: AspectRatio(1, 1))), .flip(.horizontal), .flip(.vertical), .rotate(90), .rotate(-90), .rotate(180),
        .rotate(7), .rotate(-100), .straighten(-2.5),
    ]
    static let backdrops: [Backdrop] = [.solid(Color(hex: "#20c040")!), .transparent, .studio(StudioBackdrop(color: .white))]

    private func check(_ edit: FrameEdit, _ comment: Comment) throws {
        let variation = try edit.result()
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: variation.interior != nil,
            compute: edit.drawn.compute)
        #expect(report.changedOutside == 0 && report.largestDifferenceOutside == 0, comment)
        #expect(report.changedSubject == 0, comment)
        #expect(report.protectedPixels > 3_000 && (0.3...0.9).contains(report.allowedFraction), comment)
        // The background did change.
        var changed = 0
        for index in 0..<variation.raster.pixelCount
        where variation.raster.pixels[index * 4..<index * 4 + 4] != variation.reference.pixels[index * 4..<index * 4 + 4] {
            changed += 1
        }
        #expect(changed > variation.raster.pixelCount / 4, comment)
    }

    @Test(arguments: frames)
    func aBackdropBeforeAndAfter(frame: PlanAction) throws {
        for backdrop in Self.backdrops {
            // A cut-out is resampled with its transparency, its source without: the hardest pair to keep equal.
            for resolution in backdrop == .transparent ? [Resolution.auto, .oneK] : [.auto] {
                for isFirst in [true, false] {
                    let change = PlanAction.replaceBackground(backdrop)
                    var edit = isFirst ? FrameEdit(frame, change) : FrameEdit(change, frame)
                    edit.drawn.input.resolution = resolution
                    try check(edit, "\(frame), \(backdrop), \(resolution), frame first: \(isFirst)")
                }
            }
        }
    }

    @Test func severalFramesAndAMask() throws {
        var edit = FrameEdit(
            .replaceBackground(.solid(.black)), .rotate(4), .crop(Cropping(ratio: AspectRatio(4, 5))), .flip(.horizontal),
            .rotate(90))
        var mask = Mask(width: 240, height: 300, repeating: 0)
        for y in 0..<300 { for x in 0..<150 { mask[x, y] = 255 } }
        edit.drawn.input.mask = mask
        let variation = try edit.result()
        let report = try FidelityMeter.measure(
            variation.raster, variation: variation, lossless: true, backgroundChange: true, compute: edit.drawn.compute)
        #expect(report.changedOutside == 0 && report.changedSubject == 0)
        #expect((0.2...0.5).contains(report.allowedFraction), "\(report.allowedFraction)")
    }

    @Test func theMaskHoldsInATurnedFrame() throws {
        var edit = FrameEdit(.rotate(10), .replaceBackground(.solid(.black)))
        edit.drawn.input.mask = DrawnEdit.box(240, 300, left: 0, right: 240, top: 0, bottom: 120)
        let variation = try edit.result()
        let plain = try FrameEdit(.rotate(10)).result().raster
        let half = variation.raster.height / 2
        var kept = 0
        // The lower half is black in the mask, whatever the turn.
        for y in half + 10..<variation.raster.height {
            for x in 0..<variation.raster.width where variation.raster[x, y] == plain[x, y] { kept += 1 }
        }
        #expect(kept == (variation.raster.height - half - 10) * variation.raster.width)
        #expect(mean(variation.raster, 5..<30, 5..<30) < 1)
    }

    @Test func theSameBytesOnAnyNumberOfThreads() throws {
        for frame in Self.frames {
            var one = FrameEdit(.replaceBackground(.studio(StudioBackdrop(color: .white))), frame)
            one.drawn.compute = Compute(workers: 1)
            var three = one
            three.drawn.compute = Compute(workers: 3)
            #expect(try one.result().raster == three.result().raster, "\(frame)")
        }
    }

    @Test func transparentSourcesKeepTheirTransparency() throws {
        for frame in Self.frames {
            var edit = FrameEdit(frame)
            for index in 0..<240 * 300 where edit.drawn.finder.mask.values[index] == 0 {
                edit.drawn.input.source.raster.pixels[index * 4 + 3] = 0
            }
            edit.drawn.input.source.hasAlpha = true
            let result = try edit.result().raster
            #expect(result[0, 0].w == 0 && result[result.width / 2, result.height / 2].w == 255, "\(frame)")
        }
    }
}
