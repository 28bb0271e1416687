// The embedded engine as a server sets it up: from a folder of models.

package import RetouchModel
import Vision

/// The engine, the inspector that shares its nets, and what the folder lacks.
package struct EmbeddedEngine: Sendable {
    package let engine: LocalEngine
    package let inspector: PictureInspector
    /// One line for each reason why a net could not be loaded, for the operator; empty when all are there.
    package let missing: [String]

    /// Loads the nets; takes about a second. Never fails: what needs a net that is missing fails by name.
    ///
    /// - Parameters:
    ///   - models: the folder.
    ///   - threads: of the large nets.
    ///   - limits: bound the matte's size.
    ///   - plates: the operator's background pictures; `nil` = none.
    package init(models folder: String, threads: Int, limits: Limits.Edits, plates: OperatorPlates? = nil) {
        let models = VisionModels(directory: folder, threads: threads)
        let finder = VisionSubject(models: models, limits: limits)
        engine = LocalEngine(finder: finder, plates: plates?.library)
        inspector = PictureInspector(finder: finder)
        // Without the runtime every net is missing for one reason.
        missing = models.availability.compactMap(\.missing).reduce(into: []) { reasons, reason in
            if !reasons.contains(reason) { reasons.append(reason) }
        }
    }
}
