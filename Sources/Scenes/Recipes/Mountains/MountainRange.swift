// A mountain range, marched through a height field column by column.

import Imaging
import RetouchModel

/// Voxel-space terrain: ridged noise shaped so that a valley lies before the camera, lit by its slopes, with snow where it is not too
/// steep and haze that grows with distance.
struct MountainRange: Sendable {
    private let light: HourLight
    private let side: Float
    private let hasSnow: Bool
    private let ridges: NoiseTile
    private let hills: NoiseTile
    private let offset: SIMD2<Float>
    /// Where the valley opens, as X over Z.
    private let valley: Float
    private let relief: Float
    private static let reach: (Float, Float) = (300, 4_200)

    init(light: HourLight, side: Float, hasSnow: Bool, valley: Float, random: inout SeededRandom) {
        self.light = light
        self.side = side
        self.hasSnow = hasSnow
        self.valley = valley * 0.3
        relief = random.uniform(in: 0.8...1.3)
        ridges = FractalNoise.tile(side: 512, cell: 128, octaves: 7, gain: 0.5, ridged: true, random: &random)
        hills = FractalNoise.tile(side: 256, cell: 64, octaves: 4, random: &random)
        offset = SIMD2(random.uniform(), random.uniform())
    }

    /// Metres over the valley at a place in metres.
    @inline(__always)
    private func height(_ x: Float, _ z: Float) -> Float {
        let u = x / 4_200 + offset.x
        let v = z / 4_200 + offset.y
        let rise = PortableMath.smoothstep(350, 2_600, z)
        let shape = max(0, 0.95 + 0.62 * ridges.sample(u, v) + 0.30 * hills.sample(u * 0.7, v * 0.7))
        // The peaks stand at the valley's sides.
        let aside = min(1, abs(x - valley * z) / (0.32 * z + 80))
        return shape * rise * (170 + 340 * aside) * relief
    }

    func draw(onto canvas: inout SceneCanvas, horizon: Float, compute: Compute) throws(EditFailure) {
        try compute.checkpoint()
        let width = canvas.width
        let focal = 1.35 * Float(canvas.height)
        let sunDirection = SIMD3<Float>(0.74 * side, 0.52, -0.42)
        canvas.light.withUnsafeMutableBufferPointer { pixels in
            nonisolated(unsafe) let pixels = pixels
            compute.bands(width, minimum: 8) { columns in
                for x in columns {
                    let slope = (Float(x) + 0.5 - Float(width) / 2) / focal
                    var lowest = Int(horizon) + 1
                    var z = Self.reach.0
                    var step: Float = 5
                    while z < Self.reach.1, lowest > 0 {
                        let at = slope * z
                        let top = self.height(at, z)
                        let row = Int(horizon - focal * top / z)
                        if row < lowest {
                            let color = self.shade(at, z, top, sunDirection)
                            for y in max(0, row)..<lowest { pixels[y * width + x] = color }
                            lowest = max(0, row)
                        }
                        z += step
                        step *= 1.006
                    }
                }
            }
        }
    }

    private func shade(_ x: Float, _ z: Float, _ top: Float, _ sun: SIMD3<Float>) -> SIMD4<Float> {
        let reach = 6 + z * 0.004
        let dx = (height(x + reach, z) - height(x - reach, z)) / (2 * reach)
        let dz = (height(x, z + reach) - height(x, z - reach)) / (2 * reach)
        let normal = SIMD3<Float>(-dx, 1, -dz)
        let length = (normal * normal).sum().squareRoot()
        let facing = max(0, (normal * sun).sum() / length)
        let steep = (dx * dx + dz * dz).squareRoot()
        let rock = LightColor.hex(0x6a6560) * (1 + 0.15 * hills.sample(x / 300, z / 300))
        let green = LightColor.hex(0x4d5f3a)
        let snowLine: Float = hasSnow ? -60 : 250
        let snow =
            PortableMath.smoothstep(snowLine, snowLine + 110, top + 60 * hills.sample(x / 500, z / 500))
            * PortableMath.smoothstep(1.5, 0.7, steep)
        var ground = LightColor.mix(green, rock, PortableMath.smoothstep(0.45, 0.9, steep + top / 900))
        if hasSnow { ground = LightColor.mix(ground, rock, 0.6) }
        let albedo = LightColor.mix(ground, LightColor.hex(0xf1f4f9), snow)
        let lit = albedo * (light.ambient * 0.55 + light.sun * (0.95 * facing))
        var air = light
        air.sight = light.isFoggy ? light.sight * 4 : min(light.sight * 22, 5_200)
        return air.seen(lit, at: z)
    }
}

/// The meadow or the snow in front of the range.
struct ValleyGround: Sendable {
    private let light: HourLight
    private let side: Float
    private let hasSnow: Bool
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let offset: SIMD2<Float>

    init(light: HourLight, side: Float, hasSnow: Bool, random: inout SeededRandom) {
        self.light = light
        self.side = side
        self.hasSnow = hasSnow
        coarse = FractalNoise.tile(side: 256, cell: 64, octaves: 4, random: &random)
        fine = FractalNoise.tile(side: 512, cell: 48, gain: 0.65, random: &random)
        offset = SIMD2(random.uniform(), random.uniform())
    }

    func light(_ x: Float, _ z: Float) -> SIMD4<Float> {
        hasSnow ? snow(x, z) : grass(x, z)
    }

    private func grass(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let fade = 1 / (1 + z / 10)
        let swell = coarse.sample(x * 0.045 + offset.x, z * 0.03)
        let blades = fine.sample(x * 0.9, z * 0.35) * fade
        let patch = coarse.sample(x * 0.11, z * 0.07 + offset.y)
        let share = min(1, max(0, 0.5 + 0.16 * swell + 0.24 * blades + 0.10 * patch))
        let grass = LightColor.mix(LightColor.hex(0x52683a), LightColor.hex(0x94a566), share)
        return light.seen(grass * (light.ambient * 0.5 + light.sun * (0.72 + 0.14 * swell)), at: z)
    }

    /// Snow is lit by its slopes: broad drifts, a little roughness near by, and the long blue shadows of trees beside the frame.
    private func snow(_ x: Float, _ z: Float) -> SIMD4<Float> {
        let fade = 1 / (1 + z / 7)
        let step: Float = 0.35
        let drift = coarse.sample(x * 0.055 + offset.x, z * 0.04 + offset.y)
        let beside = coarse.sample((x + step * side) * 0.055 + offset.x, z * 0.04 + offset.y)
        let rough = fine.sample(x * 0.27 + 0.08 * drift, z * 0.21)
        let roughBeside = fine.sample((x + 0.09 * side) * 0.27 + 0.08 * drift, z * 0.21)
        let facing = 0.76 + 2.6 * (drift - beside) * (0.4 + 0.6 * fade) + 0.13 * (rough - roughBeside) * fade + 0.05 * drift
        let shadow = PortableMath.smoothstep(0.25, 1.05, coarse.sample(x * 0.012 + offset.y, z * 0.075 + 0.25 * offset.x)) * 0.62
        let grains = 1 + 0.018 * fine.sample(x * 2.1, z * 2.1) * fade
        let sparkle = max(0, fine.sample(x * 2.9, z * 2.9) - 2.4) * 0.5 * fade
        let sun = light.sun * (0.62 * min(1.15, max(0.35, facing)) * (1 - shadow) + sparkle)
        // What the sun does not reach is lit by the blue sky alone; elsewhere the sun's warmth makes up for it.
        let dark = 1 - min(1, facing) * (1 - shadow)
        let blue = SIMD4<Float>(-0.22, 0, 0.37, 0) * (light.isGrey ? 0 : 0.2 + 0.8 * dark)
        let shade = light.ambient * (blue + 1) * (0.58 + 0.04 * drift)
        let snow = LightColor.hex(0xf3f5f9) * (shade + sun) * grains
        return light.seen(snow, at: z * 0.7)
    }
}
