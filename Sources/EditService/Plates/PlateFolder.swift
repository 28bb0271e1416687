// The operator's folder of plates: read with the grammar of prompts, checked to the last pixel.

package import Engines
import Imaging
import Planning
package import RetouchModel

package enum PlateFolder {
    /// Indexes the folder for an engine.
    ///
    /// - Throws: what the system says when the folder cannot be read. One bad plate is no reason: it is a finding.
    package static func open(_ folder: String, limits: Limits) throws(PlateTrouble) -> OperatorPlates {
        try OperatorPlates(folder: folder, limits: limits.images, reading: SceneReader.read)
    }

    /// Indexes the folder and reads every picture to its end, on so many cores.
    package static func check(
        _ folder: String, limits: Limits, workers: Int
    ) throws(PlateTrouble) -> (records: [PlateRecord], findings: [PlateFinding]) {
        try open(folder, limits: limits).checked(compute: Compute(workers: workers))
    }
}
