// One picture of the operator's folder.

package import RetouchModel

/// What the index keeps of a plate: its header and its sidecar, never its pixels.
package struct Plate: Sendable, Equatable {
    /// Its name in the folder.
    package let file: String
    /// Of the upright picture, in pixels.
    package let width: Int
    package let height: Int
    /// What a planner read of tags and caption.
    package let scene: SceneDescription
    /// Row of the horizon as a share of the height.
    package let horizon: Float
    /// Height of the camera over the ground in metres; `nil` = not known.
    package let cameraHeight: Float?
    /// Diameter of the blur that the far background has already, as a share of the height.
    package let blur: Float
    package let licence: PlateLicence
    package let credit: String
    package let source: String
    /// The file as it was when it was indexed: licence and credit are said of that one.
    let stamp: PlateFile.Stamp
    let words: PlateWords

    /// The horizon of a picture that says none: a camera held level, a little tilted down.
    static let usualHorizon: Float = 0.45

    init(file: String, header: (width: Int, height: Int), sidecar: PlateSidecar, scene: SceneDescription, stamp: PlateFile.Stamp)
    {
        self.file = file
        width = header.width
        height = header.height
        self.scene = scene
        horizon = sidecar.horizon ?? Self.usualHorizon
        cameraHeight = sidecar.cameraHeight
        blur = sidecar.blur
        licence = PlateLicence(sidecar.licence)
        credit = sidecar.credit
        source = sidecar.source
        self.stamp = stamp
        words = PlateWords(scene)
    }

    package var pixelCount: Int { width * height }

    package var record: PlateRecord {
        PlateRecord(
            file: file, width: width, height: height, horizon: horizon, words: scene.places + scene.lights + scene.objects,
            licence: licence.name, credit: credit)
    }

    /// Whether it shows a surface that a product can stand on by itself.
    package var hasTable: Bool { scene.brief?.place == .table || scene.brief?.table != nil }

    package static func == (one: Plate, other: Plate) -> Bool { one.file == other.file && one.stamp == other.stamp }
}
