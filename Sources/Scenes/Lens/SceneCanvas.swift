// Where a scene is drawn: linear light, not limited to white, at a working size.

package import Imaging

/// A picture in linear light, red, green, blue and an unused lane; 1 = white paper under full light.
///
/// Scenes are drawn at a reduced size, because nothing behind a subject is sharp, and enlarged by `Finish`.
package struct SceneCanvas: Sendable {
    package let width: Int
    package let height: Int
    /// `width * height` pixels, rows from top to bottom.
    package var light: [SIMD4<Float>]

    package init(width: Int, height: Int, light: [SIMD4<Float>]) {
        precondition(width > 0 && height > 0 && light.count == width * height)
        self.width = width
        self.height = height
        self.light = light
    }

    /// The working size for a picture: the same shape, `longest` pixels on its longer side or less.
    package static func workingSize(width: Int, height: Int, longest: Int) -> (width: Int, height: Int) {
        let longer = max(width, height)
        guard longer > longest else { return (width, height) }
        return (max(1, (width * longest + longer / 2) / longer), max(1, (height * longest + longer / 2) / longer))
    }
}

extension SceneCanvas {
    /// The light of an opaque photograph.
    ///
    /// - Parameter highlights: how much brighter than white burnt-out parts are taken to be: a photograph has lost how bright its
    ///   lamps were, and a defocused lamp that is only white turns grey.
    package init(photograph: Raster, highlights: Float, compute: Compute) {
        let width = photograph.width
        let light = [SIMD4<Float>](unsafeUninitializedCapacity: photograph.pixelCount) { buffer, count in
            let out = buffer.baseAddress!
            photograph.pixels.withUnsafeBufferPointer { pixels in
                compute.bands(photograph.height) { rows in
                    for index in rows.lowerBound * width..<rows.upperBound * width {
                        let red = LinearLight.light(pixels[index * 4])
                        let green = LinearLight.light(pixels[index * 4 + 1])
                        let blue = LinearLight.light(pixels[index * 4 + 2])
                        let brightest = max(red, green, blue)
                        let gain = 1 + highlights * PortableMath.smoothstep(0.75, 1, brightest)
                        (out + index).initialize(to: SIMD4(red, green, blue, 0) * gain)
                    }
                }
            }
            count = photograph.pixelCount
        }
        self.init(width: width, height: photograph.height, light: light)
    }
}

extension SceneCanvas {
    /// A smaller copy by averages.
    ///
    /// - Parameter most: light of a pixel is counted up to this.
    func reduced(width: Int, height: Int, most: Float = .greatestFiniteMagnitude, compute: Compute) -> SceneCanvas {
        let pixels = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            light.withUnsafeBufferPointer { light in
                compute.bands(height) { rows in
                    for y in rows {
                        let top = y * self.height / height
                        let bottom = max(top + 1, (y + 1) * self.height / height)
                        for x in 0..<width {
                            let left = x * self.width / width
                            let right = max(left + 1, (x + 1) * self.width / width)
                            var sum = SIMD4<Float>()
                            for row in top..<bottom {
                                for column in left..<right {
                                    let value = light[row * self.width + column]
                                    sum += most < .greatestFiniteMagnitude ? clamped(value, 0, most) : value
                                }
                            }
                            (out + y * width + x).initialize(to: sum / Float((bottom - top) * (right - left)))
                        }
                    }
                }
            }
            count = width * height
        }
        return SceneCanvas(width: width, height: height, light: pixels)
    }

    /// A larger copy by cubic interpolation.
    func enlarged(width: Int, height: Int, compute: Compute) -> SceneCanvas {
        let columns = CubicTaps(count: width, source: self.width)
        let lines = CubicTaps(count: height, source: self.height)
        let pixels = [SIMD4<Float>](unsafeUninitializedCapacity: width * height) { buffer, count in
            let out = buffer.baseAddress!
            light.withUnsafeBufferPointer { light in
                compute.bands(height) { rows in
                    var line = [SIMD4<Float>](repeating: SIMD4(), count: self.width)
                    for y in rows {
                        let p = lines.places(y)
                        let w = lines.weights[y]
                        for x in 0..<self.width {
                            var sum = light[p.0 * self.width + x] * w.x
                            sum += light[p.1 * self.width + x] * w.y
                            sum += light[p.2 * self.width + x] * w.z
                            sum += light[p.3 * self.width + x] * w.w
                            line[x] = sum
                        }
                        for x in 0..<width {
                            let p = columns.places(x)
                            let w = columns.weights[x]
                            var sum = line[p.0] * w.x
                            sum += line[p.1] * w.y
                            sum += line[p.2] * w.z
                            sum += line[p.3] * w.w
                            // Cubic ends ring: light is never negative.
                            (out + y * width + x).initialize(to: PortableMath.positive(sum))
                        }
                    }
                }
            }
            count = width * height
        }
        return SceneCanvas(width: width, height: height, light: pixels)
    }
}
