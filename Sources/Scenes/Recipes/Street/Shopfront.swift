// The ground floor of a house: painted wood, glass, goods behind it and lamps in the depth.

import Imaging
import RetouchModel

/// A row of shops or a cafe's front, by metres along the street and over the ground.
struct Shopfront: Sendable {
    private let place: StreetPlace
    private let stone: SIMD4<Float>
    private let isCafe: Bool
    private let seed: UInt64
    /// Metres from one shop's door to the next one's.
    private let unit: Float
    private let warm: SIMD4<Float>

    private static let paints: [UInt32] = [0x5b2a22, 0x2c4238, 0x26384a, 0x4a3b2e, 0xc9bda4, 0x242526, 0x2f5357, 0x6d5a45]
    private static let goods: [UInt32] = [0xb8a78e, 0x8c6f57, 0x5a5f5a, 0xa0634a, 0xdcd3c4, 0x3f4347, 0x8d9a86, 0xc0a15c]

    init(place: StreetPlace, stone: SIMD4<Float>, isCafe: Bool, seed: UInt64) {
        self.place = place
        self.stone = stone
        self.isCafe = isCafe
        self.seed = seed
        unit = 3.9 + 1.2 * PlaceHash.value(seed, 2, 2)
        warm = LightColor.kelvin(2_750)
    }

    /// Albedo and the light that comes out of it.
    ///
    /// - Parameter reflected: light on the row, which the glass mirrors a little of.
    func color(_ along: Float, _ up: Float, reflected: SIMD4<Float>) -> (albedo: SIMD4<Float>, glow: SIMD4<Float>) {
        let number = (along / unit).rounded(.down)
        let x = along - number * unit
        if x < 0.24 || x > unit - 0.24 { return (stone * (up < 0.5 ? 0.8 : 0.97), SIMD4()) }
        if up > 3.5 { return (stone * (up > 3.78 ? 0.75 : 1.1), SIMD4()) }
        let paint =
            isCafe ? place.plan.paint : LightColor.hex(Self.paints[Int(PlaceHash.value(seed, number, 0, 6) * 7.99)])
        if up > 2.98 { return (fascia(paint, number, x, up), SIMD4()) }
        if up < 0.5 { return (paint * (up > 0.44 ? 1.2 : 0.75), SIMD4()) }
        let pane = (unit - 0.48) / 3
        let column = ((x - 0.24) / pane).rounded(.down)
        let inPane = x - 0.24 - column * pane
        let isDoor = column == 1 && PlaceHash.value(seed, number, 1) < 0.5
        let bar: Float = isDoor ? 0.13 : 0.05
        if inPane < bar || inPane > pane - bar || abs(up - 2.42) < 0.04 { return (paint * 1.15, SIMD4()) }
        if isDoor, up < 0.95 { return (paint * 0.9, SIMD4()) }
        return glass(number, x, up, reflected)
    }

    /// The sign over the windows, with something like letters.
    private func fascia(_ paint: SIMD4<Float>, _ number: Float, _ x: Float, _ up: Float) -> SIMD4<Float> {
        let from = 0.8 + 0.6 * PlaceHash.value(seed, number, 3)
        guard up > 3.12, up < 3.36, x > from, x < unit - from else { return paint * (up > 3.44 || up < 3.02 ? 1.3 : 1) }
        let letter = (x / 0.17).rounded(.down)
        let inLetter = x / 0.17 - letter
        let isInk = PlaceHash.value(seed, letter, number, 4) > 0.2 && inLetter > 0.25
        return isInk ? LightColor.hex(0xdcc796) * 0.9 : paint
    }

    private func glass(
        _ number: Float, _ x: Float, _ up: Float, _ reflected: SIMD4<Float>
    ) -> (albedo: SIMD4<Float>, glow: SIMD4<Float>) {
        let isNight = place.isNight
        let openness = PlaceHash.value(seed, number, 5, 7)
        let isOpen = isCafe || openness < (isNight ? 0.66 : 0.8)
        var albedo = LightColor.hex(0x1c1a18)
        // Goods in the window, or guests behind it.
        let cell = (x / 0.42).rounded(.down)
        let shelf = (up / 0.55).rounded(.down)
        let crowd = PlaceHash.value(seed, cell + number * 17, shelf, 8)
        let fullness: Float = up < 1.6 ? 0.62 : 0.28
        if crowd < fullness, up - shelf * 0.55 < 0.15 + 0.36 * PlaceHash.value(seed, cell, shelf, 9) {
            albedo = LightColor.hex(Self.goods[Int(PlaceHash.value(seed, cell, shelf, 10) * 7.99)]) * 0.55
        }
        // Sky and the row across, mirrored.
        let mirror = place.light.ambient * (0.05 + 0.16 * PortableMath.smoothstep(1.2, 2.9, up)) + reflected * 0.05
        guard isOpen else { return (albedo * 0.6, isNight ? SIMD4() : mirror) }
        var glow = isNight ? SIMD4<Float>() : mirror
        let wash = (0.35 + 0.65 * PlaceHash.value(seed, number, 11)) * (0.55 + 0.30 * up / 2.6)
        let inside: Float = isNight ? 0.62 : isCafe ? 0.20 : 0.09
        glow += warm * (albedo * 2.2 + 0.20) * (inside * wash)
        for lamp in 0..<3 {
            let channel = UInt64(20 + lamp * 2)
            let lampX = 0.5 + (unit - 1) * PlaceHash.value(seed, number, 12, channel)
            let lampY = 1.7 + 0.9 * PlaceHash.value(seed, number, 12, channel + 1)
            let square = (x - lampX) * (x - lampX) + (up - lampY) * (up - lampY)
            glow += warm * ((isNight ? 1.5 : isCafe ? 0.75 : 0.35) * PortableMath.exponential(-square / 0.09))
        }
        return (albedo, glow)
    }
}
