// Holes inside the subject are closed, gaps that lead outside and holes that the net sees are not.

import Imaging
import RetouchModel
import Testing
import Vision

@Suite("Enclosed holes")
struct EnclosedHolesTests {
    /// A 40 x 40 subject in the middle of a 64 x 64 picture, sure by the mask but for a ring's inside at (44, 44).
    private let mask = Self.drawn { x, y in
        let inside = (12..<52).contains(x) && (12..<52).contains(y)
        let ring = (43..<46).contains(x) && (43..<46).contains(y)
        return inside ? (ring ? 90 : 220) : 0
    }
    private let trimap = Self.drawn { x, y in
        let near = (8..<56).contains(x) && (8..<56).contains(y)
        return near ? 128 : 0
    }

    private static func drawn(_ value: (Int, Int) -> UInt8) -> Mask {
        var mask = Mask(width: 64, height: 64, repeating: 0)
        for y in 0..<64 { for x in 0..<64 { mask[x, y] = value(x, y) } }
        return mask
    }

    /// Opaque where the mask is, but for the pixels that `gap` names.
    private func closed(_ value: UInt8 = 0, hair: Box? = nil, _ gap: (Int, Int) -> Bool) -> Mask {
        let alpha = Self.drawn { x, y in
            guard (12..<52).contains(x), (12..<52).contains(y) else { return 0 }
            return gap(x, y) ? value : 255
        }
        return EnclosedHoles.closed(alpha, mask: mask, guess: mask, trimap: trimap, hair: hair)
    }

    @Test("a hole inside is filled with the net's opinion")
    func hole() {
        let alpha = closed { x, y in (20..<26).contains(x) && (20..<26).contains(y) }
        #expect(alpha[22, 22] == 220)
        #expect(alpha[30, 30] == 255)
        #expect(alpha[2, 2] == 0)
    }

    @Test("a gap that leads to the background stays")
    func gap() {
        let alpha = closed { x, y in x < 30 && (20..<26).contains(y) }
        #expect(alpha[22, 22] == 0)
    }

    @Test("a veil becomes opaque, but not among hair")
    func veil() {
        let patch = { (x: Int, y: Int) in (42..<47).contains(x) && (42..<47).contains(y) }
        #expect(closed(60, patch)[44, 44] == 255)
        #expect(closed(60, hair: Box(x: 40, y: 40, width: 10, height: 10), patch)[44, 44] == 60)
    }

    @Test("a hole that the net sees, too, stays")
    func ring() {
        let alpha = closed { x, y in (43..<46).contains(x) && (43..<46).contains(y) }
        #expect(alpha[44, 44] == 0)
    }
}
