// Perceptual colour for measuring: CIE L*a*b*.

/// CIE 1976 L*a*b* with the D65 white of sRGB: x = L* 0 ... 100, y = a*, z = b*, both about -110 ... 110.
package enum Lab {
    /// L*a*b* of linear sRGB light.
    @inline(__always)
    package static func of(_ light: SIMD3<Float>) -> SIMD3<Float> {
        let r = light.x
        let g = light.y
        let b = light.z
        // The sRGB matrix with each row divided by its white, so that white is (1, 1, 1).
        let relative = SIMD4<Float>(
            0.43394994 * r + 0.37620977 * g + 0.18984029 * b,
            0.21267288 * r + 0.71515213 * g + 0.07217499 * b,
            0.01775658 * r + 0.10946796 * g + 0.87277546 * b,
            0)
        var f = cubeRoot(relative)
        f.replace(with: relative * (24389.0 / 27 / 116) + 16.0 / 116, where: relative .<= 216.0 / 24389)
        return SIMD3(116 * f.y - 16, 500 * (f.x - f.y), 200 * (f.y - f.z))
    }

    /// Linear sRGB light of an L*a*b* colour; outside 0 ... 1 when sRGB cannot show it.
    @inline(__always)
    package static func light(_ lab: SIMD3<Float>) -> SIMD3<Float> {
        let fy = (lab.x + 16) / 116
        let f = SIMD3(fy + lab.y / 500, fy, fy - lab.z / 200)
        let cube = f * f * f
        var relative = (f - 16.0 / 116) * (27 * 116.0 / 24389)
        relative.replace(with: cube, where: cube .> 216.0 / 24389)
        let x = relative.x * 0.950470
        let y = relative.y
        let z = relative.z * 1.088830
        return SIMD3(
            3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
            -0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
            0.0556434 * x - 0.2040259 * y + 1.0572252 * z)
    }
}
