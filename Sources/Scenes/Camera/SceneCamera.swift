// Where things of a scene lie in the picture, and how much the lens blurs them.

/// A pinhole camera with a shifted lens, so that verticals stay vertical, and a thin lens focused on the subject.
///
/// Metres: X to the right, Y up from the ground, Z away from the camera. Pixels are those of the working canvas. The long lens is the
/// trick: the half width seen at a depth is only `halfView * Z`, so things are placed by shares of it, never by plain metres.
package struct SceneCamera: Sendable {
    package let width: Int
    package let height: Int
    /// Column of X = 0.
    package let centerX: Float
    /// Row of the horizon.
    package let horizon: Float
    package let eyeHeight: Float
    /// Focal length in pixels.
    package let focal: Float
    package let subjectDistance: Float
    /// Diameter of the blur at infinity as a share of the height.
    package let blurAtInfinity: Float

    /// - Parameters:
    ///   - frame: the finished picture's.
    ///   - longest: longer side of the working canvas: 1,100 for scenes, 1,400 for walls and tables.
    ///   - horizon: the recipe's own, as a share, where the frame has none.
    ///   - vanishing: column of X = 0 as a share of the width.
    ///   - depth: factor on the blur: above 1 = a wider aperture.
    package init(_ frame: SceneFrame, longest: Int = 1_100, horizon: Float? = nil, vanishing: Float = 0.5, depth: Float = 1) {
        let size = SceneCanvas.workingSize(width: frame.width, height: frame.height, longest: longest)
        width = size.width
        height = size.height
        let h = Float(size.height)
        let lens: (horizon: Float, eye: Float, distance: Float, blur: Float, metre: Float) =
            switch frame.shot {
            case .full: (0.37, 1.25, 4.6, 0.030, 0.80 / 1.75)
            case .half: (0.42, 1.5, 2.3, 0.055, 1 / 1.15)
            case .product: (0.30, 0.35, 0.9, 0.085, 1 / 0.55)
            }
        centerX = vanishing * Float(size.width)
        self.horizon = (frame.horizon ?? horizon ?? lens.horizon) * h
        eyeHeight = frame.eyeHeight ?? lens.eye
        subjectDistance = lens.distance
        focal = (frame.metre ?? lens.metre) * h * lens.distance
        blurAtInfinity = lens.blur * depth
    }

    /// Half of the width seen at a depth of one metre.
    package var halfView: Float { 0.5 * Float(width) / focal }

    /// Pixels of a metre at a depth.
    @inline(__always)
    package func scale(_ z: Float) -> Float { focal / z }

    /// Where a point is seen.
    @inline(__always)
    package func project(_ x: Float, _ y: Float, _ z: Float) -> SIMD2<Float> {
        SIMD2(centerX + focal * x / z, horizon - focal * (y - eyeHeight) / z)
    }

    /// Depth of the ground seen at a row; very far at and above the horizon.
    @inline(__always)
    package func groundDepth(_ row: Float) -> Float { focal * eyeHeight / max(row - horizon, 1e-3) }

    /// Radius of the lens's disc for a depth, in pixels.
    @inline(__always)
    package func radius(_ z: Float) -> Float { 0.5 * blurAtInfinity * Float(height) * abs(1 - subjectDistance / z) }
}
