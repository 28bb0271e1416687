// Perceptual colour for mixing and matching: Oklab.

/// Oklab (Björn Ottosson 2020): x = lightness 0 ... 1, y = a (green to red), z = b (blue to yellow), both about -0.4 ... 0.4.
package enum Oklab {
    /// Oklab of linear sRGB light.
    @inline(__always)
    package static func of(_ light: SIMD3<Float>) -> SIMD3<Float> {
        let r = light.x
        let g = light.y
        let b = light.z
        let cones = SIMD4(
            0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b,
            0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b,
            0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b,
            0)
        let root = cubeRoot(cones)
        return SIMD3(
            0.2104542553 * root.x + 0.7936177850 * root.y - 0.0040720468 * root.z,
            1.9779984951 * root.x - 2.4285922050 * root.y + 0.4505937099 * root.z,
            0.0259040371 * root.x + 0.7827717662 * root.y - 0.8086757660 * root.z)
    }

    /// Linear sRGB light of an Oklab colour; outside 0 ... 1 when sRGB cannot show it.
    @inline(__always)
    package static func light(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        let l = lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z
        let m = lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z
        let s = lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z
        let l3 = l * l * l
        let m3 = m * m * m
        let s3 = s * s * s
        return SIMD3(
            4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3,
            -1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3,
            -0.0041960863 * l3 - 0.7034186147 * m3 + 1.7076147010 * s3)
    }
}
