// Rendered scenes into a folder of plates.

package import Imaging
package import RetouchModel
import Scenes

/// Writes scenes without a subject, each with its sidecar, whole or not at all.
package struct PlateRenderer: Sendable {
    private let writer: PlateWriter
    private let compute: Compute

    /// JPEG quality of plates: they are put out of focus and graded, and lose nothing that one would see.
    private static let quality = 95

    /// Makes the folder where there is none; folders above it are not made.
    ///
    /// - Throws: what the system says of the folder.
    package init(folder: String, compute: Compute) throws(PlateTrouble) {
        writer = try PlateWriter(folder: folder)
        self.compute = compute
    }

    /// Renders a scene and writes `name.jpg` and `name.json`.
    ///
    /// - Parameters:
    ///   - width, height: in pixels.
    ///   - replaces: whether files of these names are overwritten.
    /// - Returns: false where a picture of this name was there already and was kept.
    /// - Throws: naming the file, why it cannot be rendered or written.
    package func render(
        _ scene: SceneDescription, name: String, width: Int, height: Int, seed: UInt32, replaces: Bool
    ) throws(PlateTrouble) -> Bool {
        if !replaces, writer.has("\(name).jpg") { return false }
        let plate: RenderedPlate
        let picture: [UInt8]
        do throws(EditFailure) {
            plate = try RenderedPlate(scene, width: width, height: height, seed: seed, compute: compute)
            picture = try ImageEncoder.encode(
                plate.picture, profile: nil, options: OutputOptions(format: .jpeg, quality: Self.quality), compute: compute)
        } catch { throw PlateTrouble("\(name).jpg cannot be rendered: \(error.message)") }
        let outcome = try writer.write(
            name, ending: "jpg", picture: picture, sidecar: try plate.sidecar.json(), replaces: replaces)
        return outcome == .written
    }
}
