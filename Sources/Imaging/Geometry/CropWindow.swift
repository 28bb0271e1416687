// A part of a picture, in fractions of pixels.

/// A rectangle in pixel coordinates: (0, 0) is the top left corner of the first pixel, whose centre is (0.5, 0.5).
package struct CropWindow: Sendable, Equatable {
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// All of a picture.
    package init(width: Int, height: Int) {
        self.init(x: 0, y: 0, width: Double(width), height: Double(height))
    }

    /// The largest part of a picture that has the frame's aspect ratio.
    ///
    /// - Parameters `anchorX`, `anchorY`: which part is kept where something is cut: 0 = left or top, 0.5 = the middle, 1 = right or bottom.
    package static func fill(
        width: Int, height: Int, frameWidth: Int, frameHeight: Int, anchorX: Double = 0.5, anchorY: Double = 0.5
    ) -> CropWindow {
        let scale = min(Double(width) / Double(frameWidth), Double(height) / Double(frameHeight))
        let cropWidth = Double(frameWidth) * scale
        let cropHeight = Double(frameHeight) * scale
        return CropWindow(
            x: (Double(width) - cropWidth) * anchorX, y: (Double(height) - cropHeight) * anchorY, width: cropWidth,
            height: cropHeight)
    }
}
