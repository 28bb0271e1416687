// The operator's folder of background photographs, as it was when the server started.

package import Imaging
package import RetouchModel

/// Headers and sidecars of all plates; pixels are read when a picture is made.
///
/// The index is made once. What happens to the folder afterwards is found out when a plate is used: a file that changed or is gone is not
/// shown, because its licence and its credit were said of another one.
package struct PlateLibrary: Sendable {
    /// What a planner reads of a text: the same words that it reads of a prompt.
    package typealias Reading = @Sendable (_ text: String) -> SceneDescription

    package let folder: String
    /// In the order of their names.
    package let plates: [Plate]
    /// What is wrong, or could be better, in the order of the files' names.
    package let findings: [PlateFinding]
    private let limits: Limits.Images
    /// Which plates have a word, and which a place.
    private let byWord: [String: [Int]]
    private let byPlace: [ScenePlace: [Int]]

    /// Reads the folder. Needs no more memory than one file has bytes, and about a kilobyte for each plate.
    ///
    /// - Parameters:
    ///   - folder: its files are looked at, folders in it are not.
    ///   - limits: of any picture, and of how many plates there may be.
    ///   - reading: what tags and captions mean.
    /// - Throws: what the system says when the folder cannot be read. A file that cannot be used is a finding, never an error.
    package init(folder: String, limits: Limits.Images, reading: @escaping Reading) throws(PlateTrouble) {
        var index = PlateIndex(folder: folder, limits: limits, reading: reading)
        try index.scan()
        self.folder = folder
        self.limits = limits
        plates = index.plates
        findings = index.findings
        var byWord: [String: [Int]] = [:]
        var byPlace: [ScenePlace: [Int]] = [:]
        for (number, plate) in plates.enumerated() {
            for word in plate.words.every { byWord[word, default: []].append(number) }
            if let place = plate.scene.brief?.place { byPlace[place, default: []].append(number) }
        }
        self.byWord = byWord
        self.byPlace = byPlace
    }

    /// Pixels of the largest plate; 0 without plates.
    package var largestPixelCount: Int { plates.map(\.pixelCount).max() ?? 0 }

    /// The plates that show a scene, best first, equally good ones by name.
    package func matches(for scene: SceneDescription) -> [PlateMatch] {
        let asked = PlateWords(scene)
        var candidates = Set(asked.heart.flatMap { byWord[$0] ?? [] })
        if let place = asked.brief?.place { candidates.formUnion(byPlace[place] ?? []) }
        let matches = candidates.sorted().compactMap { PlateMatch(plates[$0], for: scene, asked: asked) }
        return matches.enumerated().sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }.map(\.element)
    }

    /// Reads and decodes a plate; transparent parts become white.
    ///
    /// - Throws: `unusable` where the file is gone, damaged, or not the one that was indexed; `interrupted` with what `compute` throws.
    package func picture(of plate: Plate, compute: Compute) throws(PlateFailure) -> Raster {
        let file: (bytes: [UInt8], stamp: PlateFile.Stamp)
        do throws(PlateTrouble) {
            file = try PlateFile.read("\(folder)/\(plate.file)", atMost: plate.stamp.bytes)
        } catch { throw .unusable(error) }
        guard file.stamp == plate.stamp, file.bytes.count == plate.stamp.bytes else {
            throw .unusable(PlateTrouble("changed since the server started"))
        }
        do throws(EditFailure) {
            let decoded = try ImageDecoder.decode(file.bytes, limits: limits, compute: compute)
            return decoded.raster.flattened(on: .white, compute: compute)
        } catch {
            throw error.reason == .imageLoad
                ? .unusable(PlateTrouble("cannot be decoded: \(error.message)")) : .interrupted(error)
        }
    }
}

/// Why there are no pixels of a plate.
package enum PlateFailure: Error {
    case unusable(PlateTrouble)
    case interrupted(EditFailure)
}
