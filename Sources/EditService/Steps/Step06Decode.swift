// Step 6: the caller's bytes become pictures.

import Engines
import Imaging
import RetouchModel

/// The decoded inputs of an edit.
struct Pictures: Sendable {
    var source: DecodedImage
    var context: DecodedImage?
    var annotation: DrawnAnnotation?
    /// 255 = may change. That it and the annotation have the source's oriented size is checked by the executor.
    var mask: Mask?
}

extension EditService {
    /// Decodes source, context, mask and annotation.
    func decode(_ run: EditRun) throws(EditFailure) -> Pictures {
        run.outbox.add(Progress(stage: .decode, fraction: 0.01))
        return try run.timed("decode") { () throws(EditFailure) in
            let compute = compute(for: run.interruption)
            let source = try picture(run.request.source, account: run.ticket.account, compute)
            var pictures = Pictures(source: source)
            if let context = run.request.context {
                pictures.context = try about("image_context") { () throws(EditFailure) in
                    try picture(context, account: run.ticket.account, compute)
                }
            }
            if let mask = run.request.mask {
                let decoded = try about("mask") { () throws(EditFailure) in
                    try picture(mask, account: run.ticket.account, compute)
                }
                pictures.mask = MaskPicture.mask(from: decoded.raster)
            }
            pictures.annotation = try annotation(run, compute)
            run.notice(notices(about: source))
            return pictures
        }
    }

    /// What the caller drew; strokes stay as they are.
    private func annotation(_ run: EditRun, _ compute: Compute) throws(EditFailure) -> DrawnAnnotation? {
        func drawing(_ reference: ImageReference) throws(EditFailure) -> Raster {
            try about("annotation") { () throws(EditFailure) in
                try picture(reference, account: run.ticket.account, compute).raster
            }
        }
        return switch run.request.annotation {
        case nil: nil
        case .strokes(let strokes): .strokes(strokes)
        case .overlay(let picture): .overlay(try drawing(picture))
        case .markedCopy(let picture): .markedCopy(try drawing(picture))
        }
    }

    /// Decodes an inline picture, or a stored one that belongs to the account.
    func picture(_ reference: ImageReference, account: String, _ compute: Compute) throws(EditFailure) -> DecodedImage {
        switch reference {
        case .inline(let bytes):
            return try ImageDecoder.decode(bytes, limits: limits.images, compute: compute)
        case .stored(let id):
            let bytes = try store.bytes(of: store.image(id, account: account).digest)
            return try ImageDecoder.decode(bytes, limits: limits.images.forResults, compute: compute)
        }
    }

    private func notices(about source: DecodedImage) -> [Notice] {
        var notices: [Notice] = []
        if source.bitDepth > 8 {
            notices.append(
                Notice(
                    code: .bitDepthReduced,
                    message: "The source has \(source.bitDepth) bits a channel; it was edited and is answered with 8."))
        }
        if source.profileDropped {
            notices.append(
                Notice(
                    code: .profileDropped, message: "The source's colour profile does not describe RGB and was not kept.",
                    advice: "Convert the source to an RGB colour space first."))
        }
        return notices
    }
}

extension Limits.Images {
    /// For pictures that the server itself made: they may be larger as files than what it takes from callers.
    var forResults: Limits.Images {
        var limits = self
        limits.encodedBytes = Int.max
        limits.side = max(side, 65_535)
        limits.pixels = Int.max
        limits.minimumSide = 1
        limits.profileBytes = Int.max
        return limits
    }
}

/// A mask from a picture: white may change, black and transparent must not.
enum MaskPicture {
    /// Rec. 601 luma in 8-bit integers, times alpha.
    static func mask(from raster: Raster) -> Mask {
        let values = [UInt8](unsafeUninitializedCapacity: raster.pixelCount) { buffer, count in
            raster.pixels.withUnsafeBufferPointer { pixels in
                for index in 0..<buffer.count {
                    let red = Int(pixels[index * 4])
                    let green = Int(pixels[index * 4 + 1])
                    let blue = Int(pixels[index * 4 + 2])
                    let alpha = Int(pixels[index * 4 + 3])
                    let luma = (red * 77 + green * 150 + blue * 29 + 128) >> 8
                    buffer[index] = UInt8((luma * alpha + 127) / 255)
                }
            }
            count = raster.pixelCount
        }
        return Mask(width: raster.width, height: raster.height, values: values)
    }
}
