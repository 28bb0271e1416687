// The errors of loading a picture, and the checks of its limits.

import RetouchModel

extension EditFailure {
    /// The caller's picture cannot be used as it is; `message` says why and what would be right.
    static func imageLoad(_ message: String, log: String = "") -> EditFailure {
        EditFailure(.imageLoad, stage: .input, message, log: log)
    }

    /// A result could not be encoded.
    static func encoding(_ message: String, log: String = "") -> EditFailure {
        EditFailure(.pipeline, stage: .output, message, log: log)
    }
}

extension Limits.Images {
    /// Checks the size of the file itself.
    func check(encoded count: Int) throws(EditFailure) {
        if count == 0 { throw .imageLoad("The picture is empty: it has no bytes.") }
        if count > encodedBytes {
            throw .imageLoad("The picture's file has \(count) bytes; the limit is \(encodedBytes).")
        }
    }

    /// Checks the size that a header declares, before anything is allocated for it.
    func check(width: Int, height: Int) throws(EditFailure) {
        guard width > 0, height > 0 else {
            throw .imageLoad("The picture's header is damaged: it declares \(width) x \(height) pixels.")
        }
        if max(width, height) > side {
            throw .imageLoad("The picture is \(width) x \(height) pixels; the longest side may have \(side).")
        }
        if min(width, height) < minimumSide {
            throw .imageLoad("The picture is \(width) x \(height) pixels; the shortest side must have \(minimumSide).")
        }
        if width * height > pixels {
            throw .imageLoad(
                "The picture is \(width) x \(height) = \(width * height) pixels; the limit is \(pixels).")
        }
    }

    /// Checks the size of an embedded profile.
    func check(profile count: Int) throws(EditFailure) {
        if count > profileBytes {
            throw .imageLoad("The picture's colour profile has more than \(profileBytes) bytes, which is the limit.")
        }
    }
}
