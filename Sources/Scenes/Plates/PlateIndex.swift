// Looks at every file of a plate folder once.

import Imaging
import RetouchModel

/// Collects plates and findings.
struct PlateIndex {
    let folder: String
    let limits: Limits.Images
    let reading: PlateLibrary.Reading
    private(set) var plates: [Plate] = []
    private(set) var findings: [PlateFinding] = []
    /// Names of sidecars by what comes before their ending.
    private var sidecars: [String: String] = [:]

    /// Bytes in which nearly every PNG or JPEG has its header.
    private static let headerBytes = 65_536
    private static let endings: Set<String> = ["png", "jpg", "jpeg", "webp"]

    init(folder: String, limits: Limits.Images, reading: @escaping PlateLibrary.Reading) {
        self.folder = folder
        self.limits = limits
        self.reading = reading
    }

    mutating func scan() throws(PlateTrouble) {
        let names = try PlateFile.names(in: folder)
        var pictures: [String] = []
        for name in names {
            let (stem, ending) = Self.split(name)
            if ending == "json" {
                sidecars[stem] = name
            } else if Self.endings.contains(ending) {
                pictures.append(name)
            } else {
                let what =
                    PlateFile.isFolder("\(folder)/\(name)")
                    ? "is a folder, which is not looked into" : "is no .png, .jpg or .webp"
                note(name, what, isLeftOut: true)
            }
        }
        for name in pictures.prefix(limits.plates) {
            do throws(PlateTrouble) {
                try add(name)
            } catch { note(name, error.description, isLeftOut: true) }
        }
        for name in pictures.dropFirst(limits.plates) {
            note(name, "was not looked at: images.plates is \(limits.plates)", isLeftOut: true)
        }
        let stems = Set(pictures.map { Self.split($0).stem })
        for (stem, name) in sidecars where !stems.contains(stem) { note(name, "belongs to no picture", isLeftOut: true) }
        findings.sort { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
    }

    // MARK: - One picture

    private mutating func add(_ name: String) throws(PlateTrouble) {
        guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw PlateTrouble("has a control character in its name")
        }
        let (header, stamp) = try header(of: name)
        let (stem, _) = Self.split(name)
        guard let file = sidecars[stem] else { throw PlateTrouble("has no sidecar \(stem).json, so no words lead to it") }
        let sidecar = try sidecar(file)
        let scene = reading(sidecar.text)
        guard !scene.places.isEmpty || !scene.objects.isEmpty || !scene.lights.isEmpty else {
            throw PlateTrouble("is never found: neither tags nor caption of \(file) name a place, a time, a light or a thing")
        }
        let plate = Plate(file: name, header: (header.width, header.height), sidecar: sidecar, scene: scene, stamp: stamp)
        plates.append(plate)
        advise(plate, sidecar, header, of: file)
    }

    private func header(of name: String) throws(PlateTrouble) -> (ImageHeader, PlateFile.Stamp) {
        let path = "\(folder)/\(name)"
        let stamp = try PlateFile.stamp(of: path)
        guard stamp.bytes <= limits.encodedBytes else {
            throw PlateTrouble("has \(stamp.bytes) bytes; images.encoded-bytes is \(limits.encodedBytes)")
        }
        let start = try PlateFile.read(path, atMost: Self.headerBytes)
        do throws(EditFailure) {
            return (try ImageDecoder.probe(start.bytes, limits: limits), start.stamp)
        } catch {
            guard start.stamp.bytes > Self.headerBytes else { throw PlateTrouble("is no picture: \(error.message)") }
        }
        // A long profile in front of the pixels, or a WebP, whose header says how long the whole file is.
        let whole = try PlateFile.read(path, atMost: limits.encodedBytes)
        do throws(EditFailure) {
            return (try ImageDecoder.probe(whole.bytes, limits: limits), whole.stamp)
        } catch { throw PlateTrouble("is no picture: \(error.message)") }
    }

    private func sidecar(_ name: String) throws(PlateTrouble) -> PlateSidecar {
        do throws(PlateTrouble) {
            let file = try PlateFile.read("\(folder)/\(name)", atMost: limits.sidecarBytes + 1)
            guard file.bytes.count <= limits.sidecarBytes else {
                throw PlateTrouble("has more than images.sidecar-bytes = \(limits.sidecarBytes) bytes")
            }
            return try PlateSidecar(json: file.bytes)
        } catch { throw PlateTrouble("has a sidecar that is wrong: \(name) \(error)") }
    }

    // MARK: - Findings

    private mutating func advise(_ plate: Plate, _ sidecar: PlateSidecar, _ header: ImageHeader, of file: String) {
        func say(_ what: String) -> PlateFinding { PlateFinding(file: plate.file, what: what, isLeftOut: false) }
        if !sidecar.unknownKeys.isEmpty {
            findings.append(say("has keys that mean nothing in \(file): \(sidecar.unknownKeys.joined(separator: ", "))"))
        }
        if sidecar.horizon == nil {
            findings.append(say("says no horizon: it is taken to lie at \(Plate.usualHorizon) of the height"))
        }
        let licence = plate.licence
        if licence.duties.contains(.unknown) {
            findings.append(
                say(licence.name.isEmpty ? "names no licence" : "has a licence that is not known here: \(licence.name)"))
        } else if !licence.isFree {
            findings.append(say("has a licence that restricts what can be made of it: \(licence.name)"))
        }
        if licence.duties.contains(.credit), plate.credit.isEmpty {
            findings.append(say("must be credited, and names no credit"))
        }
        if let most = PlateFit.largestResult(width: plate.width, height: plate.height) {
            let size = "\(plate.width) x \(plate.height)"
            findings.append(
                say("is small, \(size): it is chosen only for results of up to about \(most) pixels on their longer side"))
        }
        if let profile = header.profile, !Self.isStandard(profile) {
            findings.append(say("has a colour profile that is not applied: convert it to sRGB"))
        }
    }

    private mutating func note(_ file: String, _ what: String, isLeftOut: Bool) {
        findings.append(PlateFinding(file: file, what: what, isLeftOut: isLeftOut))
    }

    /// Whether a profile's description calls it sRGB, in ASCII or in UTF-16.
    private static func isStandard(_ profile: [UInt8]) -> Bool {
        [Array("sRGB".utf8), [0x73, 0, 0x52, 0, 0x47, 0, 0x42]].contains { name in
            profile.indices.dropLast(name.count - 1).contains { profile[$0] == name[0] && profile[$0...].starts(with: name) }
        }
    }

    /// What comes before the last dot, and what after it, in lower case.
    private static func split(_ name: String) -> (stem: String, ending: String) {
        guard let dot = name.lastIndex(of: ".") else { return (name, "") }
        return (String(name[..<dot]), name[name.index(after: dot)...].lowercased())
    }
}
