// Where a crop's frame lies.

import RetouchModel

/// Chooses a frame: pure geometry, in pixels of the canvas.
struct CropFraming: Sendable {
    /// What the frame may show.
    var bounds: Box
    /// What it is about; `nil` = the middle of the bounds.
    var content: CropContent?
    let look: CropLook

    /// Room above a head, as a share of the frame's height.
    private static let headroom = 0.08
    /// Least room round a subject that is to stay, as a share of the frame, where there is as much.
    private static let breath = 0.03

    init(width: Int, height: Int, look: CropLook) {
        bounds = Box(x: 0, y: 0, width: width, height: height)
        self.look = look
    }

    // MARK: - Cutting a side away

    /// Takes away what lies on one side of the content, or a fair share where it reaches the edge.
    mutating func trim(_ side: Region.Side) {
        let isAcross = side == .left || side == .right
        let length = Double(isAcross ? bounds.width : bounds.height)
        var room = 0.0
        if let content {
            switch side {
            case .left: room = content.left - Double(bounds.x)
            case .right: room = Double(bounds.x + bounds.width) - content.right
            case .top: room = content.top - Double(bounds.y)
            case .bottom: room = Double(bounds.y + bounds.height) - content.bottom
            }
        }
        let free = min((room - 0.04 * length) * look.trim, 0.5 * length)
        let cut = Int((free >= 0.04 * length ? free : 0.15 * length * (0.5 + look.trim / 2)).rounded())
        if isAcross { bounds.width -= cut } else { bounds.height -= cut }
        if side == .left { bounds.x += cut }
        if side == .top { bounds.y += cut }
        content = content?.clipped(to: bounds)
    }

    // MARK: - The frame

    /// - Parameters:
    ///   - ratio: of the frame; `nil` = the bounds'.
    ///   - isTighter: closer on the content than the bounds ask for.
    func box(ratio: AspectRatio?, isTighter: Bool) -> Box {
        let shape = ratio ?? AspectRatio(bounds.width, bounds.height)
        let largest = Self.largest(shape, in: bounds)
        // A pixel is what rounding makes: the picture has these proportions already.
        if !isTighter, abs(largest.width - bounds.width) <= 1, abs(largest.height - bounds.height) <= 1 { return bounds }
        let width = isTighter ? tightWidth(shape, largest: largest) : wideWidth(largest)
        let size = Self.size(width: width, shape, largest: largest)
        let frame = placed(size, look.composition)
        guard look.composition != .centered, frame == placed(largest, .centered) else { return frame }
        // The picture leaves no room for this composition: a little closer is a choice, too.
        return placed(Self.size(width: Double(largest.width) * (0.5 + look.closeness / 2), shape, largest: largest), .centered)
    }

    /// The largest frame of a shape, to the nearest pixel.
    static func largest(_ shape: AspectRatio, in bounds: Box) -> (width: Int, height: Int) {
        if bounds.width * shape.height >= bounds.height * shape.width {
            let width = (Double(bounds.height * shape.width) / Double(shape.height)).rounded()
            return (min(bounds.width, max(1, Int(width))), bounds.height)
        }
        let height = (Double(bounds.width * shape.height) / Double(shape.width)).rounded()
        return (bounds.width, min(bounds.height, max(1, Int(height))))
    }

    private static func size(
        width: Double, _ shape: AspectRatio, largest: (width: Int, height: Int)
    ) -> (width: Int, height: Int) {
        let columns = Int(width.rounded())
        guard columns < largest.width else { return largest }
        let rows = (Double(max(1, columns) * shape.height) / Double(shape.width)).rounded()
        return (max(1, columns), min(largest.height, max(1, Int(rows))))
    }

    /// Width of a frame for proportions alone: all there is, or closer on the subject as long as it stays whole.
    private func wideWidth(_ largest: (width: Int, height: Int)) -> Double {
        let most = Double(largest.width)
        guard look.composition == .closer, let content else {
            return look.composition == .closer ? most * (look.closeness + 0.12) : most
        }
        let needed = max(content.width / most, content.height / Double(largest.height)) * (1 + 2 * Self.breath)
        return needed < 0.97 ? most * max(needed, look.closeness + 0.12) : most
    }

    /// Width of a frame that is closer on the content, with room round it.
    private func tightWidth(_ shape: AspectRatio, largest: (width: Int, height: Int)) -> Double {
        let most = Double(largest.width)
        guard let content else { return most * look.closeness }
        let ratio = Double(shape.width) / Double(shape.height)
        func width(margin: Double) -> Double {
            let room = 2 * margin * max(content.width, content.height)
            return max(content.width + room, (content.height + room) * ratio)
        }
        for margin in [look.margin, look.margin / 2, 0.02] {
            let width = width(margin: margin)
            // Less than that is not closer to the eye.
            if width <= 0.92 * most { return width }
        }
        // It fills the frame: closer means that a part of it goes.
        return most * look.closeness
    }

    // MARK: - Place

    private func placed(_ size: (width: Int, height: Int), _ composition: CropLook.Composition) -> Box {
        let x = start(
            Double(size.width), bounds: bounds.x..<bounds.x + bounds.width, wish: left(Double(size.width), composition),
            keep: content.map { $0.left...$0.right }, hearts: content?.hearts.map { Double($0.x)...Double($0.x + $0.width) } ?? []
        )
        let y = start(
            Double(size.height), bounds: bounds.y..<bounds.y + bounds.height, wish: top(Double(size.height), composition),
            keep: content.map { $0.top...$0.bottom },
            hearts: content?.hearts.map { Double($0.y)...Double($0.y + $0.height) } ?? [])
        return Box(x: x, y: y, width: size.width, height: size.height)
    }

    /// Where the frame should begin from the left, whatever stands in the way.
    private func left(_ width: Double, _ composition: CropLook.Composition) -> Double {
        let middle = Double(bounds.x) + Double(bounds.width) / 2
        guard let content else { return middle - width / 2 - (composition == .thirds ? Double(bounds.width) - width : 0) * 0.3 }
        switch composition {
        case .thirds: return content.focusX - width * (content.focusX <= middle ? 1 : 2) / 3
        case .wider where width > 0.97 * Double(bounds.width): return middle - width / 2
        default: break
        }
        let wish = content.focusX - width / 2
        guard let detail = content.detail, !content.isPerson, content.width > width else { return wish }
        return detail.columns.start(length: width, near: wish)
    }

    private func top(_ height: Double, _ composition: CropLook.Composition) -> Double {
        let middle = Double(bounds.y) + Double(bounds.height) / 2
        guard let content else {
            return middle - height / 2 - (composition == .thirds ? Double(bounds.height) - height : 0) * 0.3
        }
        let slack = height - content.height
        if content.isPerson {
            // A whole figure stands a little above the middle; of a cut one the head decides.
            return content.top - (slack > 0 ? max(0.45 * slack, min(slack, Self.headroom * height)) : Self.headroom * height)
        }
        if composition == .wider, height > 0.97 * Double(bounds.height) { return middle - height / 2 }
        if slack > 0 { return (content.top + content.bottom) / 2 - height / 2 }
        guard let detail = content.detail else { return content.focusY - height / 2 }
        let start = detail.rows.start(length: height, near: content.top)
        // Ears and handles want air.
        return start < content.top + Self.breath * height ? content.top - Self.breath * height : start
    }

    /// The wish, moved as far as the bounds, the whole of the content or at least its heart ask for.
    private func start(
        _ length: Double, bounds: Range<Int>, wish: Double, keep: ClosedRange<Double>?, hearts: [ClosedRange<Double>]
    ) -> Int {
        var start = wish
        func hold(_ range: ClosedRange<Double>) {
            let extent = range.upperBound - range.lowerBound
            guard extent <= length else { return }
            let breath = min(Self.breath * length, (length - extent) / 2)
            start = min(max(start, range.upperBound + breath - length), range.lowerBound - breath)
        }
        if let heart = hearts.first(where: { $0.upperBound - $0.lowerBound <= length }) {
            hold(heart)
        } else if let face = hearts.last {
            start = (face.lowerBound + face.upperBound - length) / 2
        }
        if let keep { hold(keep) }
        let whole = Int(start.rounded())
        return min(max(whole, bounds.lowerBound), bounds.upperBound - Int(length))
    }
}
