// A new colour on drawn cloth: near the target, folds in order, texture there, nothing flat or clipped.

import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RecolorTests {
    static let compute = Compute(workers: 2)
    static let cloths = ["#f2f0ee", "#808284", "#24242a", "#b01828", "#1d3f8f"].map { Color(hex: $0)! }
    /// Red, navy, black, white, pastel, neon, grey.
    static let targets = ["#c8102e", "#1c264e", "#000000", "#ffffff", "#f4c2c2", "#39ff14", "#808080"].map { Color(hex: $0)! }

    static func oklab(_ color: Color) -> SIMD3<Float> {
        Oklab.of(LinearLight.light(red: color.red, green: color.green, blue: color.blue))
    }

    static func recolored(
        _ raster: Raster, to target: Color, alpha: Mask? = nil, kept: RecolorKept = [], workers: Int = 2
    ) throws -> Raster {
        let alpha = alpha ?? Mask(width: raster.width, height: raster.height, repeating: 255)
        let source = try #require(RecolorSource(raster, alpha: alpha))
        var result = raster
        try RecolorPainter(
            source, curve: RecolorCurve(from: source, to: oklab(target)), kept: kept, compute: Compute(workers: workers)
        ).paint(&result, colors: raster, alpha: alpha)
        return result
    }

    @Test(arguments: cloths, targets) func clothKeepsItsFoldsInTheNewColor(cloth: Color, target: Color) throws {
        let drawn = DrawnCloth(cloth)
        let result = try Self.recolored(drawn.raster, to: target)
        let difference = ColorDifference.of(ClothMeasure.median(result), ClothMeasure.lab(target))
        let order = ClothMeasure.orderKept(result, drawn.light)
        let before = ClothMeasure.orderKept(drawn.raster, drawn.light)
        let texture = ClothMeasure.texture(result)
        print("\(cloth.hex) to \(target.hex): median off by \(difference), order \(order) of \(before), texture \(texture)")
        // Black and white give way so that there is something to see in them.
        #expect(difference < (target == .white ? 8.5 : target == .black ? 4 : target.hex == "#39ff14" ? 4.5 : 2))
        #expect(order > before - 0.03, "folds and highlights stay in order")
        #expect(texture > 0.25, "the weave is there")
        let flat = (0..<result.pixelCount).count { index in
            let pixel = SIMD3(result.pixels[index * 4], result.pixels[index * 4 + 1], result.pixels[index * 4 + 2])
            return pixel == SIMD3(repeating: 255) || pixel == .zero
        }
        #expect(flat < result.pixelCount / 50, "neither burnt out nor a hole")
    }

    @Test(arguments: cloths) func hueIsTheTargetsEverywhere(cloth: Color) throws {
        let target = Color(hex: "#1f7a4d")!
        let result = try Self.recolored(DrawnCloth(cloth, noise: 0, sheen: 0).raster, to: target)
        let wanted = Self.oklab(target)
        for index in 0..<result.pixelCount {
            let pixel = Color(
                red: result.pixels[index * 4], green: result.pixels[index * 4 + 1], blue: result.pixels[index * 4 + 2])
            let lab = Self.oklab(pixel)
            let chroma = (lab.y * lab.y + lab.z * lab.z).squareRoot()
            guard chroma > 0.04 else { continue }
            let across = (lab.y * wanted.z - lab.z * wanted.y) / chroma / (wanted.y * wanted.y + wanted.z * wanted.z).squareRoot()
            #expect(abs(across) < 0.12, "\(pixel.hex)")
        }
    }

    @Test func plainAreasBecomeExactlyTheTarget() throws {
        for target in Self.targets + [Color(hex: "#ff0000")!, Color(hex: "#0000ff")!, Color(hex: "#ffff00")!] {
            let result = try Self.recolored(Pictures.plain(40, 30, Color(hex: "#d8dce0")!), to: target)
            #expect(Difference.largest(result, Pictures.plain(40, 30, target)) <= 1, "\(target.hex)")
        }
    }

    @Test func darkFoldsGrowMoreThanTheNoise() throws {
        let drawn = DrawnCloth(Color(hex: "#202024")!, noise: 1.5)
        let result = try Self.recolored(drawn.raster, to: .white)
        // Plainly scaled lightness would enlarge both alike.
        func depth(_ raster: Raster) -> Float {
            let tones = (0..<raster.pixelCount).map { ClothMeasure.lab(raster, $0).x }.sorted()
            return tones[tones.count / 2] - tones[tones.count / 20]
        }
        let folds = depth(result) / depth(drawn.raster)
        let noise = ClothMeasure.texture(result) / ClothMeasure.texture(drawn.raster)
        #expect(folds > 1.5)
        #expect(noise < Double(folds) * 0.75)
    }

    @Test func printsKeepAShareOfTheirColor() throws {
        var raster = DrawnCloth(Color(hex: "#eeeeee")!).raster
        for y in 60..<80 { for x in 80..<100 { raster[x, y] = SIMD4(210, 60, 110, 255) } }
        let result = try Self.recolored(raster, to: Color(hex: "#305090")!)
        let own = ClothMeasure.lab(result, 70 * result.width + 90)
        let around = ClothMeasure.lab(result, 70 * result.width + 60)
        #expect(own.y > around.y + 4, "still redder")
        #expect(own.x < around.x, "still darker")
    }

    @Test func logosKeepTheirColorWhereTheThingWasFound() throws {
        var raster = DrawnCloth(Color(hex: "#b5472a")!).raster
        for y in 60..<80 { for x in 80..<100 { raster[x, y] = SIMD4(60, 50, 150, 255) } }
        let target = Color(hex: "#2a6b3a")!
        let found = try Self.recolored(raster, to: target, kept: .foreign)
        let literal = try Self.recolored(raster, to: target)
        for y in 63..<77 { for x in 83..<97 { #expect(found[x, y] == raster[x, y]) } }
        #expect(literal[90, 70] != raster[90, 70])
        #expect(found[40, 70] == literal[40, 70], "the cloth is the same in both")
        // Cloth alone has nothing to protect.
        let plain = DrawnCloth(Color(hex: "#b5472a")!).raster
        #expect(try Self.recolored(plain, to: target, kept: .foreign) == Self.recolored(plain, to: target))
    }

    @Test func giltKeepsItsColorOnWhatIsNotGilt() throws {
        func withClasp(_ cloth: Color) -> Raster {
            var raster = DrawnCloth(cloth).raster
            for y in 60..<80 { for x in 80..<100 { raster[x, y] = SIMD4(212, 169, 60, 255) } }
            return raster
        }
        let target = Color(hex: "#20306b")!
        let pink = withClasp(Color(hex: "#e6c2bd")!)
        let found = try Self.recolored(pink, to: target, kept: .gilt)
        for y in 63..<77 { for x in 83..<97 { #expect(found[x, y] == pink[x, y]) } }
        #expect(found[40, 70] == (try Self.recolored(pink, to: target))[40, 70], "the cloth is the same in both")
        // A mustard thing is mustard all over.
        let mustard = withClasp(Color(hex: "#c89a3a")!)
        #expect(try Self.recolored(mustard, to: target, kept: .gilt) == Self.recolored(mustard, to: target))
    }

    @Test(arguments: [Color(hex: "#ffffff")!, Color(hex: "#301020")!]) func bytesDoNotDependOnThreads(target: Color) throws {
        let raster = DrawnCloth(Color(hex: "#40454a")!, width: 300, height: 600).raster
        let one = try Self.recolored(raster, to: target, workers: 1)
        #expect(try Self.recolored(raster, to: target, workers: 5) == one)
    }

    @Test func alphaAndTransparentPixelsStay() throws {
        var raster = DrawnCloth(Color(hex: "#e8e8e8")!).raster
        for index in 0..<raster.pixelCount { raster.pixels[index * 4 + 3] = UInt8(index % 256) }
        let result = try Self.recolored(raster, to: .black)
        for index in 0..<raster.pixelCount {
            #expect(result.pixels[index * 4 + 3] == raster.pixels[index * 4 + 3])
            if raster.pixels[index * 4 + 3] == 0 { #expect(result.pixels[index * 4] == raster.pixels[index * 4]) }
        }
    }

    @Test func mixedPixelsKeepTheShareOfWhatIsBehind() throws {
        // White cloth that covers 30 % of each pixel before green.
        let behind = SIMD3<Float>(40, 120, 60)
        let cover: Float = 0.3
        let mixed = behind * (1 - cover) + SIMD3(repeating: 240) * cover
        let raster = Pictures.drawn(20, 20) { _, _ in SIMD4(UInt8(mixed.x), UInt8(mixed.y), UInt8(mixed.z), 255) }
        let colors = Pictures.plain(20, 20, Color(hex: "#f0f0f0")!)
        let alpha = Mask(width: 20, height: 20, repeating: UInt8(cover * 255))
        let source = try #require(RecolorSource(colors, alpha: alpha))
        var result = raster
        let target = Color(hex: "#801020")!
        try RecolorPainter(
            source, curve: RecolorCurve(from: source, to: Self.oklab(target)), kept: [], compute: Self.compute
        ).paint(&result, colors: colors, alpha: alpha)
        let wanted = behind * (1 - cover) + SIMD3(Float(target.red), Float(target.green), Float(target.blue)) * cover
        for channel in 0..<3 { #expect(abs(Float(result[10, 10][channel]) - wanted[channel]) < 2.5) }
    }

    @Test func anEmptyRegionHasNoSource() {
        let raster = Pictures.plain(20, 20, .white)
        #expect(RecolorSource(raster, alpha: Mask(width: 20, height: 20, repeating: 0)) == nil)
        var one = Mask(width: 20, height: 20, repeating: 0)
        one[19, 19] = 255
        #expect(RecolorSource(raster, alpha: one)?.tone ?? 0 > 0.99)
    }
}
