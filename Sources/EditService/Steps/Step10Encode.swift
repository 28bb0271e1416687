// Step 10: a variation becomes a file, and the file is measured.

import Engines
import Imaging
import RetouchModel
import Store

extension EditService {
    /// Encodes, decodes again, measures what the caller will see, puts the file on the disk and hands it to delivery.
    func encode(
        _ variation: EngineVariation, _ run: EditRun, _ pictures: Pictures
    ) throws(EditFailure) {
        let options = run.request.output
        let compute = compute(for: run.interruption)
        try checkSides(ResultSize(width: variation.raster.width, height: variation.raster.height), options.format)
        if options.format == .jpeg && !variation.raster.isOpaque { throw Self.noTransparency }
        // How far the edit is, the engine has said: the outbox keeps its fraction.
        run.outbox.add(Progress(stage: .encode, fraction: 0))
        let bytes = try run.timed("encode") { () throws(EditFailure) in
            try machinery.encode(variation.raster, pictures.source.profile, options, compute)
        }
        let fidelity = try run.timed("verify") { () throws(EditFailure) in
            let again = try verify(bytes, compute)
            return try FidelityMeter.measure(
                again.raster, variation: variation, lossless: options.isLossless,
                backgroundChange: variation.interior != nil, compute: compute)
        }
        run.outbox.add(Progress(stage: .store, fraction: 0))
        let digest = Digest(of: bytes)
        let blob = try run.timed("store") { () throws(EditFailure) in try store.put(bytes, digest: digest) }
        run.find { $0.blobs.append(blob) }
        run.outbox.add(
            Variation(
                index: variation.index, bytes: bytes, imageID: surroundings.makeID("image"), width: variation.raster.width,
                height: variation.raster.height, format: options.format, seed: variation.seed, sha256: digest.hex,
                fidelity: fidelity))
    }

    /// A file of ours that cannot be read is our bug, not the caller's picture.
    private func verify(_ bytes: [UInt8], _ compute: Compute) throws(EditFailure) -> DecodedImage {
        do throws(EditFailure) {
            return try ImageDecoder.decode(bytes, limits: limits.images.forResults, compute: compute)
        } catch {
            guard error.reason == .imageLoad else { throw error }
            throw EditFailure(
                .pipeline, stage: .output, "The encoded result could not be read back; nothing was charged.",
                log: "\(error.message) \(error.logMessage)")
        }
    }
}

extension OutputOptions {
    /// Whether decoding gives back the encoder's input.
    var isLossless: Bool {
        switch format {
        case .png: true
        case .jpeg: false
        case .webp: quality == 100
        }
    }
}
