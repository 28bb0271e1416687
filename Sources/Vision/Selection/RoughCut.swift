// A cut on a small copy, and where it goes on outside the line.

import Imaging
import RetouchModel

/// What a cut found of an object, of a copy's size.
///
/// A line drawn in haste cuts its thing's corners, and a thing that passes through it is meant as far as the line goes. The two are told
/// by where the thing ends: an end within the growth is the thing's own, and beyond it nobody drew the line round it.
struct RoughCut {
    /// 255 = object.
    var mask: Mask
    /// What has the object's colours outside the line and was left there, because it goes on.
    var cutOff: Mask
    /// What the object has outside the line, with room for its edge.
    var extra: Mask
}

extension RoughCut {
    /// Parts on whose edge more than this share was cut off pass through the line.
    private static let passing = 0.12
    /// A part of less than this weight beside a part that ends is something else.
    private static let besides: Float = 0.7

    /// - Parameters:
    ///   - cut: 255 = has the object's colours, at most `growth` from the inside.
    ///   - depth: how far pixels of the inside are from the line.
    ///   - away: how far others are from the inside.
    init(_ cut: Mask, area: Mask, depth: Plane<Float>, away: Plane<Float>, growth: Float, compute: Compute) {
        var found = cut
        var cutOff = Mask(width: cut.width, height: cut.height, repeating: 0)
        if growth > 0 {
            cutOff = Self.goingOn(cut, area: area, away: away, growth: growth, compute: compute)
            for index in found.values.indices where cutOff.values[index] > 0 { found.values[index] = 0 }
        }
        found = Self.ended(found, cutOff, depth: depth)
        if growth > 0 { found = Self.enclosed(found, area: area) }
        var extra = found
        for index in extra.values.indices where area.values[index] > 127 { extra.values[index] = 0 }
        // With room for the soft edge.
        let wide = extra.values.contains(255) ? Morphology.dilate(extra, radius: 2, compute: compute) : extra
        self.init(mask: found, cutOff: cutOff, extra: wide)
    }

    /// What lies outside the line below a place where the growth ends and the object does not.
    private static func goingOn(
        _ cut: Mask, area: Mask, away: Plane<Float>, growth: Float, compute: Compute
    ) -> Mask {
        let width = cut.width
        let height = cut.height
        let outside = { (index: Int) in cut.values[index] > 127 && area.values[index] <= 127 }
        var open = Mask(width: width, height: height, repeating: 0)
        var queue = cut.values.indices.filter { outside($0) && away.values[$0] > growth - 1.5 }
        for index in queue { open.values[index] = 255 }
        var head = 0
        while head < queue.count {
            let index = queue[head]
            head += 1
            let x = index % width
            let y = index / width
            for v in max(0, y - 1)...min(height - 1, y + 1) {
                for u in max(0, x - 1)...min(width - 1, x + 1) {
                    let next = v * width + u
                    // Only towards the line: along it other parts of the object end as they should.
                    guard open.values[next] == 0, outside(next), away.values[next] < away.values[index] else { continue }
                    open.values[next] = 255
                    queue.append(next)
                }
            }
        }
        guard !queue.isEmpty else { return open }
        var wide = Morphology.dilate(open, radius: 2.5, compute: compute)
        for index in wide.values.indices where !outside(index) { wide.values[index] = 0 }
        return Self.withRemnants(wide, outside: outside)
    }

    /// What goes on, with what is left beside it of the same stretch: slivers along a thing that passes through are no end of it.
    private static func withRemnants(_ open: Mask, outside: (Int) -> Bool) -> Mask {
        var rest = open
        for index in rest.values.indices { rest.values[index] = outside(index) && open.values[index] == 0 ? 255 : 0 }
        let parts = ConnectedComponents.find(in: rest)
        let opened = open.values.reduce(0) { $0 + ($1 > 0 ? 1 : 0) }
        var touches = [Bool](repeating: false, count: parts.components.count + 1)
        for y in 0..<open.height {
            for x in 0..<open.width where parts.labels[x, y] > 0 {
                for (u, v) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
                where u >= 0 && v >= 0 && u < open.width && v < open.height {
                    if open[u, v] > 0 { touches[Int(parts.labels[x, y])] = true }
                }
            }
        }
        let isDropped = [false] + parts.components.map { touches[Int($0.label)] && $0.area < opened }
        var all = open
        for index in all.values.indices where isDropped[Int(parts.labels.values[index])] { all.values[index] = 255 }
        return all
    }

    /// A part of which more than this share lies outside the line lies across it.
    private static let across = 0.1
    /// How small what a line encloses may be against what lies across it.
    private static let leastEnclosed = 0.1

    /// The cut without parts that lie across the line, where another part is enclosed by it: that is what it was drawn round.
    private static func enclosed(_ cut: Mask, area: Mask) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        guard parts.components.count > 1 else { return cut }
        var outside = [Int](repeating: 0, count: parts.components.count)
        for index in cut.values.indices where area.values[index] <= 127 && parts.labels.values[index] > 0 {
            outside[Int(parts.labels.values[index]) - 1] += 1
        }
        let isAcross = parts.components.map { Double(outside[Int($0.label) - 1]) > across * Double($0.area) }
        let inside = parts.components.filter { !isAcross[Int($0.label) - 1] }.map(\.area).max() ?? 0
        let crossing = parts.components.filter { isAcross[Int($0.label) - 1] }.map(\.area).max() ?? 0
        guard Double(inside) > leastEnclosed * Double(crossing), crossing > 0 else { return cut }
        return parts.filtered(cut) { !isAcross[Int($0.label) - 1] }
    }

    /// The cut without parts that pass through the line, where another part does not.
    private static func ended(_ cut: Mask, _ cutOff: Mask, depth: Plane<Float>) -> Mask {
        let parts = ConnectedComponents.find(in: cut)
        guard parts.components.count > 1 else { return cut }
        var edges = [Int](repeating: 0, count: parts.components.count)
        var open = edges
        var weights = [Float](repeating: 0, count: parts.components.count)
        for y in 0..<cut.height {
            for x in 0..<cut.width {
                let label = Int(parts.labels[x, y]) - 1
                guard label >= 0 else { continue }
                weights[label] += depth[x, y]
                var isEdge = false
                var isOpen = false
                for (u, v) in [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)]
                where u >= 0 && v >= 0 && u < cut.width && v < cut.height {
                    if cut[u, v] <= 127 { isEdge = true }
                    if cutOff[u, v] > 127 { isOpen = true }
                }
                if isEdge { edges[label] += 1 }
                if isOpen { open[label] += 1 }
            }
        }
        let isPassing = open.indices.map { Double(open[$0]) > passing * Double(edges[$0]) }
        guard let heaviest = open.indices.filter({ !isPassing[$0] }).map({ weights[$0] }).max() else { return cut }
        return parts.filtered(cut) { part in
            let number = Int(part.label) - 1
            return !isPassing[number] || weights[number] * besides > heaviest
        }
    }
}
