// Circles that people might draw on photographs, and what each is meant for.

import Foundation
package import Imaging
package import RetouchModel

/// One line of Tests/Benchmarks/regions/circles.txt.
package struct DrawnCircle: Sendable, CustomStringConvertible {
    /// How the circle lies to the thing.
    package enum Fit: String, Sendable {
        case good, small, large
        /// Where nothing ends nearby: the circle means its own inside.
        case plain
    }

    package let fit: Fit
    package let photograph: String
    package let thing: String
    /// Centre and radii in shares of the width and of the height.
    private let circle: SIMD4<Double>
    /// The thing's outline in the same shares; empty = the circle itself.
    private let outline: [SIMD2<Double>]

    package var description: String { "\(photograph)-\(thing.replacingOccurrences(of: " ", with: "-"))-\(fit)" }

    package var stroke: Stroke {
        Stroke(
            shape: .circle(
                center: Point(x: Float(circle.x), y: Float(circle.y)), radiusX: Float(circle.z), radiusY: Float(circle.w)),
            color: Color(hex: "#e01b24")!)
    }

    /// What is meant: 255 inside.
    package func truth(width: Int, height: Int) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        for y in 0..<height {
            let v = (Double(y) + 0.5) / Double(height)
            for x in 0..<width where holds(SIMD2((Double(x) + 0.5) / Double(width), v)) { mask[x, y] = 255 }
        }
        return mask
    }

    private func holds(_ place: SIMD2<Double>) -> Bool {
        guard !outline.isEmpty else {
            let away = (place - SIMD2(circle.x, circle.y)) / SIMD2(circle.z, circle.w)
            return (away * away).sum() <= 1
        }
        var inside = false
        var last = outline[outline.count - 1]
        for point in outline {
            if (point.y > place.y) != (last.y > place.y),
                place.x < last.x + (place.y - last.y) / (point.y - last.y) * (point.x - last.x)
            {
                inside.toggle()
            }
            last = point
        }
        return inside
    }

    /// A line of the list that cannot be read.
    package struct UnreadableLine: Error {
        package let line: String
    }

    /// All of the list, in its order.
    package static func all() throws -> [DrawnCircle] {
        let file = Repository.root.appending(path: "Tests/Benchmarks/regions/circles.txt")
        var circles: [DrawnCircle] = []
        var thing: (photograph: String, name: String, outline: [SIMD2<Double>])?
        for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
            let cells = line.split(separator: "\t").map(String.init)
            func numbers(_ text: String) -> [Double] { text.split(separator: ",").compactMap { Double($0) } }
            let unreadable = UnreadableLine(line: String(line.prefix(60)))
            if cells.count == 4, cells[0] == "thing" {
                let points = cells[3].split(separator: " ").map { numbers(String($0)) }
                guard points.count > 2, points.allSatisfy({ $0.count == 2 }) else { throw unreadable }
                thing = (cells[1], cells[2], points.map { SIMD2($0[0], $0[1]) })
                continue
            }
            guard let fit = Fit(rawValue: cells[0]), let last = cells.last, numbers(last).count == 4 else { throw unreadable }
            let circle = SIMD4(numbers(last))
            if fit == .plain, cells.count == 4 {
                circles.append(DrawnCircle(fit: fit, photograph: cells[1], thing: cells[2], circle: circle, outline: []))
            } else if fit != .plain, cells.count == 2, let thing {
                circles.append(
                    DrawnCircle(
                        fit: fit, photograph: thing.photograph, thing: thing.name, circle: circle, outline: thing.outline))
            } else {
                throw unreadable
            }
        }
        return circles
    }
}
