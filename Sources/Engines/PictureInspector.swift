// Facts about a finished or an uploaded picture, for the suggestions.

package import Imaging
package import RetouchModel

/// Measures what a picture holds.
package struct PictureInspector: Sendable {
    private let finder: (any SubjectFinder)?

    /// - Parameter finder: `nil`, or one whose nets are missing: subject and face stay unknown, the rest is measured.
    package init(finder: (any SubjectFinder)?) {
        self.finder = finder
    }

    /// Facts of any picture: looks for a subject and a face.
    ///
    /// - Throws: only the interruption that `compute` reports; what cannot be found is `nil` in the facts.
    package func facts(of raster: Raster, compute: Compute) throws(EditFailure) -> PictureFacts {
        let view = try InspectionView(raster, compute: compute)
        var subject: FoundSubject?
        if let finder, finder.missing(.small) == nil {
            subject = try optional { () throws(EditFailure) in
                try finder.findSubject(in: view.raster, nets: .small, compute: compute)
            }
        }
        return try facts(
            view, width: raster.width, height: raster.height, alpha: subject?.mask, isPerson: subject?.isPerson ?? false,
            hasTransparency: !raster.isOpaque, looksForFaces: true, compute: compute)
    }

    /// Facts of an edit's result, whose subject is known already: no net but the face's runs.
    ///
    /// - Parameters:
    ///   - raster: the result.
    ///   - alpha: the subject's matte, of any size with the result's aspect ratio.
    ///   - isPerson: what the segmentation said.
    ///   - compute: threads and interruption.
    package func facts(
        ofResult raster: Raster, alpha: Mask, isPerson: Bool, compute: Compute
    ) throws(EditFailure) -> PictureFacts {
        let view = try InspectionView(raster, compute: compute)
        return try facts(
            view, width: raster.width, height: raster.height, alpha: view.fitted(alpha), isPerson: isPerson,
            hasTransparency: !raster.isOpaque, looksForFaces: isPerson, compute: compute)
    }

    private func facts(
        _ view: InspectionView, width: Int, height: Int, alpha: Mask?, isPerson: Bool, hasTransparency: Bool,
        looksForFaces: Bool, compute: Compute
    ) throws(EditFailure) -> PictureFacts {
        var facts = PictureFacts(width: width, height: height, hasTransparency: hasTransparency)
        facts.backgroundComplexity = BackgroundComplexity.measure(view.raster, subject: alpha, compute: compute)
        if let alpha, let box = SubjectBox.of(alpha) {
            facts.subject = view.enlarged(box, width: width, height: height)
            facts.subjectIsPerson = isPerson
        }
        // On a plain background a kitten can pass for a face; an edit knows whether its subject is a person.
        if let finder, looksForFaces {
            let faces = try optional { () throws(EditFailure) in
                try finder.findFaces(in: view.raster, subject: alpha, compute: compute)
            }
            facts.face = faces?.first.map { view.enlarged($0, width: width, height: height) }
        }
        return facts
    }

    /// A suggestion is no reason to fail: what a net cannot do is unknown. Cancelling and deadlines still count.
    private func optional<Value>(_ body: () throws(EditFailure) -> Value) throws(EditFailure) -> Value? {
        do {
            return try body()
        } catch {
            switch error.reason {
            case .cancelled, .deadlineExceeded: throw error
            default: return nil
            }
        }
    }
}
