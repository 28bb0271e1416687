// A rendered scene as a plate.

package import Imaging
package import RetouchModel
package import Scenes

/// A scene without a subject, and the sidecar that describes it: for operators who have no photographs of their own.
package struct RenderedPlate: Sendable {
    package let picture: Raster
    package let sidecar: PlateSidecar

    /// Renders the scene as it is set up for somebody who stands in it; a table, for a thing on it.
    ///
    /// - Parameters:
    ///   - scene: its text becomes the sidecar's caption.
    ///   - width, height: in pixels.
    /// - Throws: `needsGenerativeEngine` for a place that nobody drew; what `compute` throws.
    package init(
        _ scene: SceneDescription, width: Int, height: Int, seed: UInt32, compute: Compute
    ) throws(EditFailure) {
        let isTable = scene.brief?.table != nil || scene.brief?.place == .table
        let bare = BareScene(scene, shot: isTable ? .product : .full, width: width, height: height, seed: seed)
        let staged = try bare.staged(compute: compute)
        picture = staged.picture
        var sidecar = PlateSidecar()
        sidecar.caption = scene.text
        sidecar.horizon = staged.stage.horizon
        sidecar.cameraHeight = isTable ? nil : staged.frame.eyeHeight
        sidecar.blur = Self.blur(scene.brief, isTable: isTable)
        sidecar.licence = "own"
        sidecar.source = "rendered by retouchd, seed \(seed)"
        self.sidecar = sidecar
    }

    /// About the blur that the recipes' lenses give what is far: see `SceneCamera` for the shots' own.
    private static func blur(_ brief: SceneBrief?, isTable: Bool) -> Float {
        if isTable { return 0.085 }
        if brief?.place == .wall { return brief?.depth == .soft ? 0.025 : 0.01 }
        switch brief?.depth {
        case .soft: return 0.055
        case .deep: return 0.015
        case nil: return 0.035
        }
    }
}
