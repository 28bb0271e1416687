// Darker or brighter corners.

/// A gain that falls or rises towards the corners, round the middle of the frame.
package struct Vignette: ToneField {
    private let width: Float
    private let height: Float
    private let strength: Float

    /// - Parameter amount: -1 ... 1; above 0 darkens the corners, below 0 brightens them.
    package init(width: Int, height: Int, amount: Float) {
        self.width = Float(width)
        self.height = Float(height)
        strength = amount > 0 ? amount * -0.62 : amount * -0.5
    }

    package func apply(to row: ToneRow, at y: Int) {
        let dy = (Float(y) + 0.5) / height * 2 - 1
        for x in 0..<row.width {
            let dx = (Float(x) + 0.5) / width * 2 - 1
            // 0 in the middle, 1 in the corners.
            let place = (dx * dx + dy * dy) * 0.5
            row.multiply(x, by: 1 + strength * smoothstep(0.10, 1.05, place))
        }
    }
}
