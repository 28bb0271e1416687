// Where a scene is drawn: linear light, not limited to white, at a working size.

/// A picture in linear light, red, green, blue and an unused lane; 1 = white paper under full light.
///
/// Scenes are drawn at a reduced size, because nothing behind a subject is sharp, and enlarged by `Finish`.
package struct SceneCanvas: Sendable {
    package let width: Int
    package let height: Int
    /// `width * height` pixels, rows from top to bottom.
    package var light: [SIMD4<Float>]

    package init(width: Int, height: Int, light: [SIMD4<Float>]) {
        precondition(width > 0 && height > 0 && light.count == width * height)
        self.width = width
        self.height = height
        self.light = light
    }

    /// The working size for a picture: the same shape, `longest` pixels on its longer side or less.
    package static func workingSize(width: Int, height: Int, longest: Int) -> (width: Int, height: Int) {
        let longer = max(width, height)
        guard longer > longest else { return (width, height) }
        return (max(1, (width * longest + longer / 2) / longer), max(1, (height * longest + longer / 2) / longer))
    }
}
