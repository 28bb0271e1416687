// The studio: a roll of paper hung behind the subject and swept under it.

package import Imaging
package import RetouchModel

/// A seamless paper sweep: a wall lit by one key light, a cove without a line, and a floor.
///
/// Where the key light stands the picture has exactly the paper's colour; the light only falls off from there. All
/// positions are shares of the frame's width and height.
package struct SeamlessPaper: Sendable {
    /// Linear light of the paper under full light.
    package var paper: SIMD3<Float>
    /// Linear light of the paper at the top of the frame; `nil` = one colour throughout.
    package var paperAtTop: SIMD3<Float>?
    /// Where the subject stands; the lights are set for it.
    package var center: Float = 0.5
    /// The key's place beside the subject: -1 = far left, 1 = far right.
    package var key: Float = -0.35
    /// The key's height: 0 = the top of the frame.
    package var keyHeight: Float = 0.36
    /// How much light the wall loses away from the key, 0 ... 1.
    package var falloff: Float = 0.35
    /// How much of the light is a narrow pool round the key, 0 ... 1.
    package var spot: Float = 0
    /// Exposure over the paper's own colour: 1 = hit it, 1.08 = burnt out gently.
    package var gain: Float = 1
    /// Half the height of the bend between wall and floor.
    package var cove: Float = 0.10
    /// Light on the floor in front of the bend, against the wall's.
    package var floor: Float = 1.04
    /// Where the subject touches the floor; `nil` = no floor in the frame.
    package var groundLine: Float?
    package var seed: UInt64 = 0

    package init(paper: SIMD3<Float>, paperAtTop: SIMD3<Float>? = nil) {
        self.paper = paper
        self.paperAtTop = paperAtTop
    }

    /// Longer side of the working canvas. Nothing in the sweep is finer than a twentieth of the frame.
    static let workingSide = 448

    /// Renders the sweep.
    ///
    /// - Parameters:
    ///   - width, height: size of the picture.
    ///   - shade: the shadow of what stands on the floor.
    ///   - compute: threads and interruption; the bytes do not depend on the threads.
    package func render(
        width: Int, height: Int, shade: ShadeMap? = nil, compute: Compute
    ) throws(EditFailure) -> Raster {
        let size = SceneCanvas.workingSize(width: width, height: height, longest: Self.workingSide)
        let canvas = draw(width: size.width, height: size.height, aspect: Float(width) / Float(height), compute: compute)
        return try Finish(grain: 0.0035, seed: seed).develop(
            canvas, width: width, height: height, shade: shade, compute: compute)
    }

    /// Linear light of the sweep at the working size.
    func draw(width: Int, height: Int, aspect: Float, compute: Compute) -> SceneCanvas {
        var random = SeededRandom(seed: seed, stream: 0x7061)
        let broad = LatticeNoise(width: width, height: height, cell: Float(height) * 0.4, octaves: 3, random: &random)
        let fibres = LatticeNoise(width: width, height: height, cell: 5, octaves: 2, random: &random)
        var light = [SIMD4<Float>](repeating: SIMD4(), count: width * height)
        light.withUnsafeMutableBufferPointer { light in
            nonisolated(unsafe) let light = light
            compute.bands(height) { rows in
                for y in rows {
                    let v = (Float(y) + 0.5) / Float(height)
                    let albedo = self.albedo(v)
                    for x in 0..<width {
                        let u = (Float(x) + 0.5) / Float(width)
                        let even = 1 + 0.006 * broad.value(x: x, y: y) + 0.0035 * fibres.value(x: x, y: y)
                        let illumination = self.illumination(u: u, v: v, aspect: aspect) * even * self.gain
                        // What the key does not reach is lit by the room, which is a little cooler.
                        let warmth = SIMD4<Float>(0.012, 0, -0.014, 0) * (illumination - 1)
                        light[y * width + x] = albedo * (warmth + 1) * illumination
                    }
                }
            }
        }
        return SceneCanvas(width: width, height: height, light: light)
    }

    /// The paper's colour at a height. Gradients run evenly to the eye: in Oklab, flat near both ends.
    private func albedo(_ v: Float) -> SIMD4<Float> {
        guard let paperAtTop else { return SIMD4(paper, 0) }
        let t = PortableMath.smoothstep(0.04, 0.92, v)
        let top = Oklab.of(paperAtTop)
        let mixed = Oklab.light(top + (Oklab.of(paper) - top) * t)
        return SIMD4(pointwiseMax(mixed, SIMD3()), 0)
    }

    /// Light that arrives on the sweep, 1 where the key stands.
    private func illumination(u: Float, v: Float, aspect: Float) -> Float {
        let wall = wallLight(u: u, v: v, aspect: aspect)
        guard let groundLine else { return wall * (1 - 0.06 * max(0, v - keyHeight)) }
        let bend = groundLine - cove * 0.6
        let onFloor = PortableMath.smoothstep(bend - cove, bend + cove, v)
        guard onFloor > 0 else { return wall * coveDip(v, bend) }
        let aside = u - center - 0.12 * key
        var lit = (floor - 0.26 * max(0, v - bend)) * (1 - 0.7 * falloff * abs(aside))
        if spot > 0 {
            let across = aside * aspect
            let down = (v - groundLine) * 1.6
            lit *= 1 - spot + spot * PortableMath.exponential(-(across * across + down * down) / 0.16)
        }
        return (wall + (lit - wall) * onFloor) * coveDip(v, bend)
    }

    private func wallLight(u: Float, v: Float, aspect: Float) -> Float {
        let across = (u - center - 0.5 * key) * aspect
        let down = (v - keyHeight) * 0.9
        let distance = across * across + down * down
        // A lamp near the wall: inverse square at a slant, flattened by what the room gives back.
        let near = 1 + 3.2 * distance
        let soft = 1 - falloff + falloff / (near * near.squareRoot())
        guard spot > 0 else { return soft }
        return soft * (1 - spot) + spot * PortableMath.exponential(-distance / 0.12)
    }

    /// The bend faces neither light squarely: a wide, shallow band and no line.
    private func coveDip(_ v: Float, _ bend: Float) -> Float {
        let t = (v - bend) / (cove * 0.75)
        return 1 - 0.055 * falloff.squareRoot() * PortableMath.exponential(-t * t)
    }
}
