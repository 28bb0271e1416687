// A scene as its picture shows it, small, and what a photographer would measure on it.

import Imaging
import RetouchModel
import Scenes
import Testing

/// One rendered frame, as light of the display in Oklab: lightness 0 ... 1, green to red, blue to yellow.
struct RenderedScene {
    let raster: Raster
    let stage: SceneStage
    let lab: [SIMD3<Float>]

    var width: Int { raster.width }
    var height: Int { raster.height }

    /// - Parameters:
    ///   - side: of the light where the brief does not say: -1 = left.
    ///   - horizon: as a share; `nil` = what suits the shot.
    init(
        _ brief: SceneBrief, shot: Shot = .half, width: Int = 240, height: Int = 360, horizon: Float? = nil, side: Float = -1,
        seed: UInt64 = 4, workers: Int = 2
    ) throws {
        let compute = Compute(workers: workers)
        let frame = Self.frame(shot, width: width, height: height, horizon: horizon, side: side, seed: seed)
        let painted = try #require(SceneBook.recipe(for: brief, frame: frame)).paint(compute: compute)
        stage = painted.stage
        raster = try painted.film.develop(painted.canvas, width: width, height: height, seed: seed, compute: compute)
        let pixels = raster.pixels
        lab = (0..<raster.pixelCount).map { index in
            Oklab.of(
                LinearLight.light(red: pixels[index * 4], green: pixels[index * 4 + 1], blue: pixels[index * 4 + 2]))
        }
    }

    /// The frame as the engine sets it up for a usual subject.
    private static func frame(
        _ shot: Shot, width: Int, height: Int, horizon: Float?, side: Float, seed: UInt64
    ) -> SceneFrame {
        switch shot {
        case .half:
            return SceneFrame(width: width, height: height, shot: .half, horizon: horizon, lightSide: side, seed: seed)
        case .full:
            let row = horizon ?? 0.37
            return SceneFrame(
                width: width, height: height, shot: .full, horizon: row, eyeHeight: 1.25, metre: 0.456,
                groundLine: row + 1.25 * 0.456, lightSide: side, seed: seed)
        case .product:
            return SceneFrame(
                width: width, height: height, shot: .product, horizon: horizon, groundLine: 0.86, lightSide: side, seed: seed)
        }
    }

    // MARK: - Measures

    /// Mean Oklab of a rectangle in shares of the frame.
    func mean(x: ClosedRange<Float> = 0...1, y: ClosedRange<Float> = 0...1) -> SIMD3<Float> {
        let part = pixels(x: x, y: y)
        return part.reduce(SIMD3()) { $0 + $1 } / Float(max(part.count, 1))
    }

    func pixels(x: ClosedRange<Float> = 0...1, y: ClosedRange<Float> = 0...1) -> [SIMD3<Float>] {
        let columns = Int(x.lowerBound * Float(width))..<min(width, Int(x.upperBound * Float(width)))
        let rows = Int(max(0, y.lowerBound) * Float(height))..<min(height, Int(min(1, y.upperBound) * Float(height)))
        return rows.flatMap { row in columns.map { lab[row * width + $0] } }
    }

    /// How far the lightness of fields of 6 x 6 pixels spreads within rows, between their quartiles: grain and a gradient down the frame are
    /// no contrast, and a trunk close by that stands in front of the distance is none of the distance's.
    func contrast(x: ClosedRange<Float> = 0...1, y: ClosedRange<Float>) -> Float {
        let (w, h) = (Float(width), Float(height))
        let columns = stride(from: x.lowerBound * w, through: x.upperBound * w - 6, by: 6)
        let rows = stride(from: max(0, y.lowerBound) * h, through: min(1, y.upperBound) * h - 6, by: 6)
        var spreads: [Float] = []
        for row in rows {
            let line = columns.map { mean(x: $0 / w...($0 + 6) / w, y: row / h...(row + 6) / h).x }.sorted()
            spreads.append(line[line.count * 3 / 4] - line[line.count / 4])
        }
        return spreads.reduce(0, +) / Float(max(spreads.count, 1))
    }

    /// Mean distance to another picture of the size in Oklab, both blurred so far that only masses are left: about 0.02 is just seen.
    func distance(to other: RenderedScene) -> Float {
        let (a, b) = (masses(), other.masses())
        return zip(a, b).reduce(0) { sum, pair in
            let d = pair.0 - pair.1
            return sum + (d * d).sum().squareRoot()
        } / Float(a.count)
    }

    /// The picture as 8 x 12 fields.
    func masses() -> [SIMD3<Float>] {
        var fields: [SIMD3<Float>] = []
        for row in 0..<12 {
            let y = Float(row) / 12...Float(row + 1) / 12
            for column in 0..<8 { fields.append(mean(x: Float(column) / 8...Float(column + 1) / 8, y: y)) }
        }
        return fields
    }
}

extension SIMD3<Float> {
    /// Of an Oklab colour: how colourful it is.
    var chroma: Float { (y * y + z * z).squareRoot() }

    /// Of an Oklab colour, in degrees: 29 = red, 110 = yellow, 142 = green, 264 = blue.
    var hue: Float {
        let angle = PortableMath.angle(z, y) * 57.29578
        return angle < 0 ? angle + 360 : angle
    }
}

extension SceneBrief {
    /// A brief by its values, for tables of cases.
    static func of(
        _ place: ScenePlace, _ hour: SceneHour? = nil, weather: SceneWeather? = nil, material: SceneMaterial? = nil,
        light: SceneLight? = nil, side: Region.Side? = nil, palette: [String] = [], table: SceneMaterial? = nil,
        depth: SceneDepth? = nil
    ) -> SceneBrief {
        SceneBrief(
            place: place, material: material, hour: hour, weather: weather, lightSide: side, light: light,
            palette: palette.map { Color(hex: $0)! }, depth: depth, table: table)
    }
}
