// What the engines ask of vision, small enough that a test can answer it with a drawn mask.

package import Imaging
package import RetouchModel

/// Finds subjects and faces. `VisionModels` is the real one.
package protocol SubjectFinder: Sendable {
    /// Why nets of this strength cannot run on this server, naming the file that is missing; `nil` = they can.
    func missing(_ nets: SubjectNets) -> String?

    /// Where the subject is.
    ///
    /// - Returns: a mask of the raster's size, and whether the subject is a person.
    /// - Throws: `subjectNotFound`; `pipeline` when the nets are missing; the interruption of `compute`.
    func findSubject(in raster: Raster, nets: SubjectNets, compute: Compute) throws(EditFailure) -> FoundSubject

    /// Boxes of faces, clearest first; none where the face net is missing.
    func findFaces(in raster: Raster, compute: Compute) throws(EditFailure) -> [Box]
}

/// Which nets look for the subject.
package enum SubjectNets: String, Sendable, CaseIterable {
    /// The small general net alone.
    case small
    /// The large general net, fused with the person net.
    case fused
}

/// A subject's mask.
package struct FoundSubject: Sendable {
    /// 0 ... 255, soft where the nets are not sure; the size of the raster that was searched.
    package var mask: Mask
    package var isPerson: Bool

    package init(mask: Mask, isPerson: Bool) {
        self.mask = mask
        self.isPerson = isPerson
    }
}
