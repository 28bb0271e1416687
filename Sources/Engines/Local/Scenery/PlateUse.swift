// Which plates an edit's variations show, and what has to be told of them.

import RetouchModel
import Scenes

/// Collects plates over all variations of one edit.
struct PlateUse: Sendable {
    /// Each plate once, in the order in which they were used.
    private(set) var pictures: [BackgroundPicture] = []
    private var licences: [PlateLicence] = []
    private var unusable: [(file: String, trouble: PlateTrouble)] = []

    /// - Parameter variation: its index.
    mutating func show(_ plate: Plate, in variation: Int) {
        if !pictures.contains(where: { $0.file == plate.file }) { licences.append(plate.licence) }
        pictures.add(
            BackgroundPicture(
                file: plate.file, licence: plate.licence.name, credit: plate.credit, source: plate.source, variations: [variation]
            ))
    }

    mutating func leaveOut(_ plate: Plate, _ trouble: PlateTrouble) {
        if !unusable.contains(where: { $0.file == plate.file }) { unusable.append((plate.file, trouble)) }
    }

    /// At most one of each kind, whatever the number of plates.
    var notices: [Notice] { [licenceNotice, unusableNotice].compactMap { $0 } }

    /// What a licence asks for beyond a credit; that one is in the answer anyway.
    private var licenceNotice: Notice? {
        let words = zip(pictures, licences).compactMap { picture, licence -> String? in
            var asks = Self.asks.filter { licence.duties.contains($0.duty) }.map(\.words)
            if licence.duties.contains(.unknown) {
                asks.append(licence.name.isEmpty ? "names no licence" : "has a licence that is not known here")
            } else if licence.duties.contains(.credit), picture.credit.isEmpty {
                asks.append("must be credited and names nobody")
            }
            guard !asks.isEmpty else { return nil }
            return "\(picture.file)\(licence.name.isEmpty ? "" : " (\(licence.name))") \(asks.joined(separator: ", "))"
        }
        guard !words.isEmpty else { return nil }
        return Notice(
            code: .pictureLicence, message: "Look at the licence before you publish: \(words.joined(separator: "; ")).",
            advice: "Ask the operator, or let the scene be rendered or show one of your own as image_context.")
    }

    private static let asks: [(duty: PlateLicence.Duty, words: String)] = [
        (.shareAlike, "asks that what is made of it is shared under the same licence"),
        (.noCommerce, "must not be used commercially"), (.noDerivatives, "must not be changed"),
    ]

    private var unusableNotice: Notice? {
        guard !unusable.isEmpty else { return nil }
        let words = unusable.map { "\($0.file) \($0.trouble)" }.joined(separator: "; ")
        return Notice(
            code: .pictureUnavailable,
            message: "A picture of the server's folder shows this scene and could not be used: \(words). "
                + "Another one, or a rendered scene, is in its place.",
            advice: "Tell the operator: retouchd plates check names what is wrong in the folder.")
    }
}
