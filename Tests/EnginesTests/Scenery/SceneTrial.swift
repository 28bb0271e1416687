// A described scene with a drawn subject in it.

import Engines
import Imaging
import RetouchModel
import TestSupport

/// One edit of a drawn subject into a scene.
struct SceneTrial {
    var edit: DrawnEdit

    /// - Parameters:
    ///   - brief: the scene; its light comes from the left where nothing else is said, so that the subject's does not matter.
    ///   - text: the words, which may name the subject.
    ///   - subject: its mask; the source is plain grey.
    init(
        _ brief: SceneBrief, text: String = "", leftOut: [String] = [], subject: Mask, isPerson: Bool = false, seed: UInt32 = 4,
        count: Int = 1
    ) {
        let scene = SceneDescription(text: text, brief: brief, leftOut: leftOut)
        edit = DrawnEdit(.described(scene), width: subject.width, height: subject.height, count: count, seed: seed)
        edit.finder.mask = subject
        edit.finder.isPerson = isPerson
        edit.input.mode = .balanced
        edit.input.source.raster = Pictures.plain(
            subject.width, subject.height, Color(hex: "#8c8c8c")!)
    }

    /// The first variation and what was told.
    func run() throws -> (raster: Raster, variation: EngineVariation, notices: [Notice]) {
        let result = try edit.run()
        return (result.variations[0].raster, result.variations[0], result.outcome.notices)
    }

    func picture() throws -> Raster { try run().raster }

    /// What is thrown; `nil` when nothing is.
    func failure() -> EditFailure? {
        do {
            _ = try run()
            return nil
        } catch {
            return error as? EditFailure
        }
    }
}

/// Outlines that scenes are tested with.
enum Outline {
    /// A mask that is white in boxes.
    static func boxes(_ width: Int, _ height: Int, _ boxes: [(x: Range<Int>, y: Range<Int>)]) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for box in boxes { for y in box.y { for x in box.x { mask[x, y] = 255 } } }
        return mask
    }

    /// A closed thing with a flat bottom, 240 x 300.
    static let bag = boxes(
        240, 300, [(60..<180, 130..<250), (95..<145, 90..<100), (95..<103, 100..<130), (137..<145, 100..<130)])

    /// A body on two wheels, 240 x 300: 190 wide and 130 high.
    static let car = boxes(
        240, 300, [(70..<170, 120..<160), (25..<215, 160..<230), (45..<80, 230..<250), (160..<195, 230..<250)])

    /// A block on a closed base, 240 x 300: 1.4 times as wide as high.
    static let sofa = boxes(240, 300, [(35..<205, 130..<250)])

    /// Head, body and two legs with feet, 240 x 300, feet at row 270.
    static let person = boxes(
        240, 300,
        [(108..<132, 30..<60), (90..<150, 60..<160), (92..<112, 160..<270), (128..<148, 160..<270), (86..<112, 262..<270)])

    /// The same without feet: the frame ends above the knees.
    static let half = boxes(240, 300, [(90..<150, 60..<140), (60..<180, 140..<300)])
}
