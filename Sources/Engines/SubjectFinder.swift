// What the engines ask of vision, small enough that a test can answer it with a drawn mask.

package import Imaging
package import RetouchModel

/// Finds subjects, their edges and faces. `VisionSubject` is the real one.
package protocol SubjectFinder: Sendable {
    /// Why nets of this strength cannot run on this server, naming the file that is missing; `nil` = they can.
    func missing(_ nets: SubjectNets) -> String?

    /// Where the subject is.
    ///
    /// - Returns: a mask of the raster's size, and whether the subject is a person.
    /// - Throws: `subjectNotFound`; the failure of a missing or broken net; the interruption of `compute`.
    func findSubject(in raster: Raster, nets: SubjectNets, compute: Compute) throws(EditFailure) -> FoundSubject

    /// The subject's alpha, 255 = wholly subject, from a mask of the raster's size. Within `hair`, in the raster's pixels, the
    /// background between strands is looked for; `nil` = there is none.
    func matte(
        _ raster: Raster, mask: Mask, hair: Box?, effort: MatteEffort, compute: Compute
    ) throws(EditFailure) -> Mask

    /// The subject's own colours where alpha is between 0 and 255, free of the old background; the raster's elsewhere.
    func colors(_ raster: Raster, alpha: Mask, compute: Compute) throws(EditFailure) -> Raster

    /// Boxes of faces, clearest first; none where the face net is missing. A subject's mask, of the raster's size, says where to look closer.
    func findFaces(in raster: Raster, subject: Mask?, compute: Compute) throws(EditFailure) -> [Box]
}

/// Which nets look for the subject.
package enum SubjectNets: String, Sendable, CaseIterable {
    /// The small general net alone.
    case small
    /// The large general net, fused with the person net.
    case fused
}

/// How carefully the subject's edge is solved.
package enum MatteEffort: String, Sendable, CaseIterable {
    /// The mask's own soft edge.
    case off
    /// Closed-form matting at half the picture's size.
    case half
    /// Closed-form matting at the picture's size.
    case full
}

/// A subject's mask.
package struct FoundSubject: Sendable {
    /// 0 ... 255, soft where the nets are not sure; the size of the raster that was searched.
    package var mask: Mask
    package var isPerson: Bool
    /// A person, too, whose face is not seen: from behind, or cut off at the neck.
    package var looksHuman: Bool
    /// The person's face, in pixels of the raster that was searched; `nil` where none is seen.
    package var face: Box?
    /// Where the person's hair may be, in pixels of the raster that was searched; may reach outside it.
    package var hair: Box?

    package init(mask: Mask, isPerson: Bool, looksHuman: Bool? = nil, face: Box? = nil, hair: Box? = nil) {
        self.mask = mask
        self.isPerson = isPerson
        self.looksHuman = looksHuman ?? isPerson
        self.face = face
        self.hair = hair
    }
}
