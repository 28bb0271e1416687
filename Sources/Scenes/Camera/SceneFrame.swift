// What a scene has to fit: the frame, and how the subject stands in it.

/// How much of the subject the frame shows: it sets the lens.
package enum Shot: String, Sendable, CaseIterable {
    /// A person from the hip or the chest up; the frame shows no ground.
    case half
    /// A person from head to feet.
    case full
    /// A thing on a surface.
    case product
}

/// The frame of a scene. Shares are of the frame's height unless said otherwise.
package struct SceneFrame: Sendable {
    /// In pixels of the finished picture.
    package var width: Int
    package var height: Int
    package var shot: Shot
    /// Row of the horizon, as a share; `nil` = what suits the shot.
    package var horizon: Float?
    /// Height of the camera over the ground in metres; `nil` = what suits the shot.
    package var eyeHeight: Float?
    /// Pixels of a metre at the subject, as a share of the height; `nil` = what suits the shot.
    package var metre: Float?
    /// Row where the subject touches the ground, as a share; `nil` = no ground in the frame.
    package var groundLine: Float?
    /// The subject's middle as a share of the width.
    package var center: Float
    /// -1 = the light comes from the left, +1 = from the right.
    package var lightSide: Float
    package var seed: UInt64

    package init(
        width: Int, height: Int, shot: Shot, horizon: Float? = nil, eyeHeight: Float? = nil, metre: Float? = nil,
        groundLine: Float? = nil, center: Float = 0.5, lightSide: Float = -1, seed: UInt64 = 0
    ) {
        self.width = width
        self.height = height
        self.shot = shot
        self.horizon = horizon
        self.eyeHeight = eyeHeight
        self.metre = metre
        self.groundLine = groundLine
        self.center = center
        self.lightSide = lightSide
        self.seed = seed
    }
}
