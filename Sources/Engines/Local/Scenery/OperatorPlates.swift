// The operator's folder of plates, as those who set an engine up see it.

package import Imaging
package import RetouchModel
import Scenes

/// The folder as it was indexed: for the embedded engine, and for lists of what is in it.
package struct OperatorPlates: Sendable {
    let library: PlateLibrary

    /// Indexes the folder; a picture that cannot be used is a finding, never an error.
    ///
    /// - Parameter reading: what tags and captions mean; the grammar of prompts, so that both name a thing by the same word.
    /// - Throws: what the system says when the folder cannot be read.
    package init(
        folder: String, limits: Limits.Images, reading: @escaping @Sendable (_ text: String) -> SceneDescription
    ) throws(PlateTrouble) {
        library = try PlateLibrary(folder: folder, limits: limits, reading: reading)
    }

    /// In the order of the files' names.
    package var records: [PlateRecord] { library.plates.map(\.record) }

    package var findings: [PlateFinding] { library.findings }

    /// The same after every picture was read to its end, which an edit does only with the one that it uses.
    package func checked(compute: Compute) -> (records: [PlateRecord], findings: [PlateFinding]) {
        var records: [PlateRecord] = []
        var findings = library.findings
        for plate in library.plates {
            do throws(PlateFailure) {
                _ = try library.picture(of: plate, compute: compute)
                records.append(plate.record)
            } catch {
                findings.append(PlateFinding(file: plate.file, what: Self.text(error), isLeftOut: true))
            }
        }
        return (records, findings)
    }

    private static func text(_ failure: PlateFailure) -> String {
        switch failure {
        case .unusable(let trouble): trouble.description
        case .interrupted(let failure): failure.message
        }
    }
}
