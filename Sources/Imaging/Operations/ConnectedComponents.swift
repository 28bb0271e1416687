// Which pixels of a mask hang together.

package import RetouchModel

/// One connected part of a mask.
package struct Component: Sendable, Equatable {
    /// Its value in `ComponentMap.labels`, from 1.
    package let label: Int32
    /// Pixels.
    package internal(set) var area: Int
    package internal(set) var box: Box
}

/// A mask cut into its connected parts.
package struct ComponentMap: Sendable {
    /// 0 = outside, else the part's label. Labels follow the order in which a part's first pixel is met, row by row.
    package let labels: Plane<Int32>
    /// In order of their labels: `components[i].label == i + 1`.
    package let components: [Component]

    /// The part with the most pixels; `nil` for an empty mask.
    package var largest: Component? { components.max { $0.area < $1.area } }

    /// The mask without the parts that `keep` refuses.
    package func filtered(_ mask: Mask, keep: (Component) -> Bool) -> Mask {
        let kept = [false] + components.map(keep)
        var result = mask
        for index in result.values.indices where !kept[Int(labels.values[index])] { result.values[index] = 0 }
        return result
    }
}

/// Finds connected parts by runs of pixels and union-find: one pass over the pixels, one over the runs.
package enum ConnectedComponents {
    /// - Parameters:
    ///   - mask: any mask.
    ///   - threshold: least value that is inside.
    ///   - diagonal: whether pixels that touch at a corner hang together.
    package static func find(in mask: Mask, threshold: UInt8 = 128, diagonal: Bool = true) -> ComponentMap {
        var runs = runs(of: mask, threshold: threshold)
        link(&runs, reach: diagonal ? 1 : 0)
        return map(runs, width: mask.width, height: mask.height)
    }

    private struct Run {
        let y: Int
        let start: Int
        /// One past the last pixel.
        let end: Int
        /// Index of another run of the same part, at or before this one; its own index at the part's first run.
        var parent: Int
    }

    private static func runs(of mask: Mask, threshold: UInt8) -> [Run] {
        var runs: [Run] = []
        mask.values.withUnsafeBufferPointer { values in
            for y in 0..<mask.height {
                let row = y * mask.width
                var x = 0
                while x < mask.width {
                    while x < mask.width, values[row + x] < threshold { x += 1 }
                    let start = x
                    while x < mask.width, values[row + x] >= threshold { x += 1 }
                    if x > start { runs.append(Run(y: y, start: start, end: x, parent: runs.count)) }
                }
            }
        }
        return runs
    }

    private static func link(_ runs: inout [Run], reach: Int) {
        var above = 0
        for index in runs.indices {
            while runs[above].y < runs[index].y - 1 { above += 1 }
            // Runs above that end before this one begins cannot touch any later run of this row either.
            while runs[above].y < runs[index].y, runs[above].end + reach <= runs[index].start { above += 1 }
            var other = above
            while runs[other].y < runs[index].y, runs[other].start < runs[index].end + reach {
                union(&runs, index, other)
                other += 1
            }
        }
    }

    private static func root(_ runs: inout [Run], _ index: Int) -> Int {
        var index = index
        while runs[index].parent != index {
            runs[index].parent = runs[runs[index].parent].parent
            index = runs[index].parent
        }
        return index
    }

    private static func union(_ runs: inout [Run], _ a: Int, _ b: Int) {
        let first = root(&runs, a)
        let second = root(&runs, b)
        if first < second { runs[second].parent = first } else { runs[first].parent = second }
    }

    private static func map(_ runs: [Run], width: Int, height: Int) -> ComponentMap {
        var runs = runs
        var labels = Plane<Int32>(width: width, height: height, repeating: 0)
        var components: [Component] = []
        var labelOfRoot: [Int: Int] = [:]
        for index in runs.indices {
            let run = runs[index]
            let root = root(&runs, index)
            if root == index {
                labelOfRoot[index] = components.count
                components.append(
                    Component(
                        label: Int32(components.count + 1), area: 0,
                        box: Box(x: run.start, y: run.y, width: run.end - run.start, height: 1)))
            }
            let slot = labelOfRoot[root]!
            components[slot].area += run.end - run.start
            components[slot].box = components[slot].box.extended(from: run.start, to: run.end, y: run.y)
            let row = run.y * width
            for x in run.start..<run.end { labels.values[row + x] = Int32(slot + 1) }
        }
        return ComponentMap(labels: labels, components: components)
    }
}

extension Box {
    /// The box that also holds a run of pixels in row `y`.
    fileprivate func extended(from start: Int, to end: Int, y row: Int) -> Box {
        let left = min(x, start)
        let right = max(x + width, end)
        let bottom = max(y + height, row + 1)
        return Box(x: left, y: y, width: right - left, height: bottom - y)
    }
}
