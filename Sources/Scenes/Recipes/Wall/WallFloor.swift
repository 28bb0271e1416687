// The floor in front of a wall, in the camera's own perspective.

import Imaging
import RetouchModel

/// Boards or poured concrete between the wall and the camera, with the patch of light that reaches it.
struct WallFloor: Sendable {
    private let camera: SceneCamera
    private let joint: Float
    private let isWood: Bool
    private let pattern: LightPattern
    private let light: WallLight
    private let coarse: NoiseTile
    private let fine: NoiseTile
    private let seed: UInt64
    private let tone: SIMD4<Float>

    init(
        camera: SceneCamera, joint: Float, material: SceneMaterial, pattern: LightPattern, light: WallLight,
        random: inout SeededRandom
    ) {
        self.camera = camera
        self.joint = joint
        self.pattern = pattern
        self.light = light
        isWood = material == .plaster || material == .brick || material == .wood
        coarse = FractalNoise.tile(side: 256, cell: 64, random: &random)
        fine = FractalNoise.tile(side: 256, cell: 16, random: &random)
        seed = random.next()
        let woods: [UInt32] = [0xa39482, 0x8d8172, 0xb8ab99]
        let stones: [UInt32] = [0x9c9791, 0xb3aea6, 0x8a8885]
        tone = LightColor.hex((isWood ? woods : stones)[Int(seed % 3)])
    }

    func draw(onto canvas: inout SceneCanvas, compute: Compute) throws(EditFailure) {
        try compute.checkpoint()
        let width = canvas.width
        let h = Float(canvas.height)
        let first = max(0, Int(joint))
        guard first < canvas.height else { return }
        let wallDepth = camera.groundDepth(joint)
        canvas.light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(canvas.height - first) { rows in
                for y in first + rows.lowerBound..<first + rows.upperBound {
                    let row = Float(y) + 0.5
                    let z = camera.groundDepth(row)
                    let metres = z / camera.focal
                    let below = row - joint
                    let corner =
                        (1 - 0.35 * PortableMath.exponential(-below / (0.03 * h)))
                        * (1 - 0.45 * PortableMath.exponential(-below / (0.004 * h)))
                    let cover = min(1, max(0, below + 0.5))
                    for x in 0..<width {
                        let at = (Float(x) + 0.5 - camera.centerX) * metres
                        var value = self.shade(at, z, Float(x) + 0.5, wallDepth) * corner
                        value.w = 0
                        light[y * width + x] = LightColor.mix(light[y * width + x], value, cover)
                    }
                }
            }
        }
    }

    private func shade(_ x: Float, _ z: Float, _ column: Float, _ wall: Float) -> SIMD4<Float> {
        let away = wall - z
        // The patch on the wall runs on over the floor, pulled aside by the slanting sun.
        let mirrored = joint - away * camera.focal / wall * 0.9
        let sun = mirrored > 0 ? pattern.light(column + light.side * away * camera.focal / wall * 0.35, mirrored) : 0
        let strength = light.ambient * (0.55 * 0.80) + light.sun * (0.55 * light.ratio * (0.75 * sun + 0.12))
        return albedo(x, z) * strength
    }

    private func albedo(_ x: Float, _ z: Float) -> SIMD4<Float> {
        guard isWood else {
            let cloud = coarse.sample(x * 0.45, z * 0.45)
            return tone * (1 + 0.08 * cloud + 0.03 * fine.sample(x * 1.7, z * 1.7))
        }
        let board = (x / 0.13).rounded(.down)
        let shift = Float(hash(board) & 1023) / 1023
        let length = ((z + shift * 2) / 1.9).rounded(.down)
        let own = Float(hash(board * 31 + length) & 1023) / 1023 * 2 - 1
        let inside = x - board * 0.13
        let edge = min(inside, 0.13 - inside)
        let grain = fine.sample(x * 6, z * 0.35 + shift)
        let hue = SIMD4<Float>(1 + 0.03 * own, 1, 1 - 0.05 * own, 0)
        let color = tone * hue * (1 + 0.11 * own + 0.07 * grain)
        return color * (1 - 0.5 * PortableMath.smoothstep(0.0035, 0.0012, edge))
    }

    private func hash(_ value: Float) -> UInt64 {
        var x = UInt64(bitPattern: Int64(value)) &* 0x9E37_79B9_7F4A_7C15 ^ seed
        x ^= x >> 32
        x = x &* 0xD6E8_FEB8_6659_FD93
        return x ^ x >> 32
    }
}
