// Where shadows fall, measured on finished pictures.

import Engines
import Imaging
import RetouchModel
import Testing

@Suite struct ContactShadowTests {
    private func standing(_ backdrop: Backdrop, bottom: Int = 240, seed: UInt32 = 4) throws -> Raster {
        var edit = DrawnEdit(backdrop, width: 300, height: 300, seed: seed)
        edit.finder.mask = DrawnEdit.box(300, 300, left: 100, right: 200, top: 100, bottom: bottom)
        edit.input.context = DecodedImage(
            raster: Raster(width: 300, height: 300, red: 190, green: 190, blue: 190, alpha: 255), format: .png,
            hasAlpha: false)
        return try edit.run().variations[0].raster
    }

    private static let studio = Backdrop.studio(StudioBackdrop(color: Color(hex: "#e0e0e0")!))

    @Test(arguments: [studio, .studio(StudioBackdrop(color: .white, light: .highKey)), .context(ContextBackdrop())])
    func itIsDarkestUnderTheSubjectAndFadesDownwards(backdrop: Backdrop) throws {
        let raster = try standing(backdrop)
        let contact = mean(raster, 120..<180, 241..<244)
        let below = mean(raster, 120..<180, 256..<260)
        let beside = mean(raster, 20..<60, 241..<244)
        let front = mean(raster, 120..<180, 290..<298)
        #expect(contact < below - 10)
        #expect(below <= front + 4)
        #expect(contact < beside - 25)
    }

    @Test func aSubjectThatTheFrameCutsOffCastsNone() throws {
        let cut = try standing(Self.studio, bottom: 300)
        // A plain wall: the rows near the lower edge are as light beside the subject as far from it.
        let near = mean(cut, 78..<98, 280..<298)
        let far = mean(cut, 40..<60, 280..<298)
        #expect(abs(near - far) < 6)
        let context = try standing(.context(ContextBackdrop()), bottom: 300)
        for y in 0..<300 { for x in 0..<95 { #expect(context[x, y].y == 190) } }
    }

    @Test(arguments: [Backdrop.solid(Color(hex: "#bebebe")!), .transparent])
    func flatBackgroundsHaveNone(backdrop: Backdrop) throws {
        let raster = try standing(backdrop)
        let contact = raster[150, 242]
        let far = raster[10, 10]
        #expect(contact == far)
    }

    @Test func itFallsAwayFromTheKey() throws {
        // On a flat grey context nothing but the shadow varies.
        for seed in UInt32(0)..<4 {
            let raster = try standing(.context(ContextBackdrop()), seed: seed)
            let left = mean(raster, 84..<98, 240..<252)
            let right = mean(raster, 202..<216, 240..<252)
            #expect(seed % 2 == 0 ? right < left - 1 : left < right - 1, "seed \(seed): \(left) \(right)")
        }
    }

    @Test func aCarIsShadedUnderItsBodyAndAtAllWheels() throws {
        // Two wheels at different heights in the picture, as seen from the side and above.
        var edit = DrawnEdit(Self.studio, width: 300, height: 300)
        var mask = DrawnEdit.box(300, 300, left: 40, right: 260, top: 120, bottom: 190)
        for y in 190..<230 { for x in 60..<90 { mask[x, y] = 255 } }
        for y in 190..<210 { for x in 215..<245 { mask[x, y] = 255 } }
        edit.finder.mask = mask
        let raster = try edit.run().variations[0].raster
        let beneath = mean(raster, 130..<170, 200..<208)
        let wheel = mean(raster, 220..<240, 211..<214)
        let floor = mean(raster, 130..<170, 285..<298)
        #expect(beneath < floor - 15)
        #expect(wheel < floor - 30)
    }
}
