// Which way the subject's surfaces face.

import Imaging
import RetouchModel

/// Slopes of a height that is guessed from what a picture shows: the outline, blown up like a balloon; the old shading's fine
/// differences; a dome where a face is.
struct RelightShape: Sendable {
    /// Rise of the height to the right and downwards.
    let slopeX: Plane<Float>
    let slopeY: Plane<Float>

    /// - Parameters:
    ///   - luma: reduced, encoded.
    ///   - alpha: the subject; `nil` = only fine differences are used.
    ///   - faces: left, top, width, height in reduced pixels.
    init(luma: Plane<Float>, alpha: Plane<Float>?, faces: [SIMD4<Float>], compute: Compute) {
        let width = luma.width
        let height = luma.height
        // Lengths are those of a picture of 400 pixels.
        let scale = Float(max(width, height)) / 400
        var relief = Self.detail(luma, scale, compute)
        if let alpha {
            let balloon = Self.balloon(alpha, scale, compute)
            for index in relief.values.indices {
                relief.values[index] = balloon.values[index] + relief.values[index] * alpha.values[index]
            }
        }
        relief = Blur.gaussian(relief, sigma: 1.8 * scale, compute: compute)
        var x = relief
        var y = relief
        for row in 0..<height {
            for column in 0..<width {
                let right = relief[min(column + 1, width - 1), row]
                let left = relief[max(column - 1, 0), row]
                let below = relief[column, min(row + 1, height - 1)]
                let above = relief[column, max(row - 1, 0)]
                x[column, row] = (right - left) * 0.5
                y[column, row] = (below - above) * 0.5
            }
        }
        for face in faces { Self.dome(face, &x, &y) }
        slopeX = Blur.gaussian(x, sigma: 1.8 * scale, compute: compute)
        slopeY = Blur.gaussian(y, sigma: 1.8 * scale, compute: compute)
    }

    /// The height of a body behind an outline: round at its edge, flatter in its middle, at several widths.
    private static func balloon(_ alpha: Plane<Float>, _ scale: Float, _ compute: Compute) -> Plane<Float> {
        var height = Plane<Float>(width: alpha.width, height: alpha.height, repeating: 0)
        for (sigma, weight) in [(4, 0.10), (9, 0.20), (18, 0.35), (36, 0.60)] as [(Float, Float)] {
            let soft = Blur.gaussian(alpha, sigma: sigma * scale, compute: compute)
            for index in height.values.indices {
                // Below the outline the curve goes on: there the surface is steepest, and must not flatten.
                let side = soft.values[index] * 2 - 1
                let root = abs(side).squareRoot()
                height.values[index] += weight * sigma * scale * 1.6 * (side < 0 ? -root : root)
            }
        }
        return height
    }

    /// Fine differences of brightness taken as differences of height: noses, folds, seams.
    private static func detail(_ luma: Plane<Float>, _ scale: Float, _ compute: Compute) -> Plane<Float> {
        var stops = luma
        for index in stops.values.indices { stops.values[index] = 2.2 * RelightMath.logarithm(max(luma.values[index], 0.03)) }
        let fine = Blur.gaussian(stops, sigma: 2.4 * scale, compute: compute)
        let wide = Blur.gaussian(stops, sigma: 22 * scale, compute: compute)
        for index in stops.values.indices {
            let difference = fine.values[index] - wide.values[index]
            // A black pattern on white cloth is no canyon.
            stops.values[index] = 4.4 * scale * difference / (1 + abs(difference) * 0.9)
        }
        return stops
    }

    /// Mixes in the slopes of an ellipsoid over a face.
    private static func dome(_ face: SIMD4<Float>, _ x: inout Plane<Float>, _ y: inout Plane<Float>) {
        let radius = SIMD2(face.z * 0.54, face.w * 0.62)
        let middle = SIMD2(face.x + face.z * 0.5, face.y + face.w * 0.46)
        guard radius.min() > 3 else { return }
        let columns = max(0, Int(middle.x - radius.x))..<max(0, min(x.width, Int(middle.x + radius.x) + 1))
        let rows = max(0, Int(middle.y - radius.y))..<max(0, min(x.height, Int(middle.y + radius.y) + 1))
        guard columns.lowerBound < columns.upperBound, rows.lowerBound < rows.upperBound else { return }
        for row in rows {
            for column in columns {
                let place = (SIMD2(Float(column), Float(row)) + 0.5 - middle) / radius
                let square = (place * place).sum()
                guard square < 1 else { continue }
                let share = 0.7 * (1 - smoothstep(0.45, 1, square))
                let depth = max(1 - square, 0.2).squareRoot()
                x[column, row] += share * (-place.x / depth - x[column, row] * 0.6)
                y[column, row] += share * (-place.y * 0.8 / depth - y[column, row] * 0.6)
            }
        }
    }
}
