// What a recipe of a scene is, and what it hands to those who put a subject into it.

package import Imaging
package import RetouchModel

/// One family of scenes. A recipe honours what a brief says as far as it can, and names the rest.
package protocol SceneRecipe: Sendable {
    init(brief: SceneBrief, frame: SceneFrame)

    /// Draws the scene. Deterministic: same brief, frame and seed, same bytes, whatever the number of threads.
    func paint(compute: Compute) throws(EditFailure) -> PaintedScene
}

/// A scene before it is developed.
package struct PaintedScene: Sendable {
    /// Linear light at the working size.
    package var canvas: SceneCanvas
    package var film: Film
    package var stage: SceneStage

    package init(canvas: SceneCanvas, film: Film, stage: SceneStage) {
        self.canvas = canvas
        self.film = film
        self.stage = stage
    }
}

/// What a scene does to things that stand in it. Shares are of the frame's height.
package struct SceneStage: Sendable {
    /// Row of the horizon.
    package var horizon: Float
    /// The frame shows a ground to stand on, or a surface that carries a product.
    package var hasGround = true
    /// Row where a wall close behind the subject meets the ground, 1 or more where the frame shows no ground before it; `nil` = the scene
    /// is open.
    package var wallFoot: Float?
    /// Where the main light comes from: x -1 = left ... 1 = right, y -1 = above ... 1 = below; its length says how low and directed it is.
    package var lightX: Float
    package var lightY: Float
    /// 0 = shadows with an edge, 1 = shadows that are only a darkening.
    package var softness: Float = 0.6
    /// Density of the cast shadow, 0 = none.
    package var shadow: Float = 0.35
    /// Length of the cast shadow against the usual.
    package var shadowLength: Float = 1
    /// The light comes from behind the subject: its outline shines and its shadow comes forward.
    package var isBacklit = false
    /// Light of the key and of the surroundings, 1 = neutral white of usual strength.
    package var key = SIMD4<Float>(1, 1, 1, 0)
    package var ambient = SIMD4<Float>(1, 1, 1, 0)
    /// How far a subject's colours should move towards the scene's, 0 ... 1.
    package var match: Float = 0.5
    /// Mirror image of the subject on the ground: .05 a studio's, .30 polished marble.
    package var reflection: Float = 0
    /// Words of the brief's values that the recipe could not honour, such as "rain".
    package var unmet: [String] = []

    package init(horizon: Float, lightX: Float, lightY: Float) {
        self.horizon = horizon
        self.lightX = lightX
        self.lightY = lightY
    }
}
