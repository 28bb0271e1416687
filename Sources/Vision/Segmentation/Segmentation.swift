// Which pixels are the subject.

package import Imaging
package import RetouchModel

/// The subject of a picture.
package struct Segmentation: Sendable {
    /// At the picture's size, 255 = subject. Soft where the net is unsure; transparent pixels are outside.
    package let mask: Mask
    /// The person mask covers the subject, and a face is in it (where the face detector is there to ask).
    package let isPerson: Bool
    /// The person mask covers the subject, whether or not its face is seen: a person from behind, or without a head.
    package let looksHuman: Bool
    /// The person's face; `nil` where none is seen.
    package let face: Box?
    /// Where the person's hair may be, for `Matting.matte`; `nil` without a face. May reach outside the picture.
    package let hair: Box?

    fileprivate init(mask: Mask, isPerson: Bool, looksHuman: Bool = false, face: Box? = nil) {
        self.mask = mask
        self.isPerson = isPerson
        self.looksHuman = looksHuman
        self.face = face
        hair = face.map(Self.hair)
    }

    /// From a crown above the forehead to long hair on the chest, and two face widths to each side.
    private static func hair(around face: Box) -> Box {
        Box(
            x: face.x - face.width * 3 / 2, y: face.y - face.height, width: face.width * 4, height: face.height * 7 / 2)
    }
}

extension VisionModels {
    /// Finds the subject of a picture.
    ///
    /// The nets see a reduced picture of 320 x 320 pixels, so the cost hardly grows with the picture's size.
    ///
    /// - Parameter nets: `.fused` needs the person mask too, and fails without it rather than doing less than asked.
    /// - Throws: `SubjectNotFound` when nothing stands out; `Unavailable` naming a model that is not installed; what
    ///   `compute` throws, also between the nets.
    package func segment(_ raster: Raster, nets: Nets, compute: Compute) throws(EditFailure) -> Segmentation {
        try compute.checkpoint()
        let net: VisionNet = nets == .fused ? .subject : .smallSubject
        let confidence = try saliency(raster, net: net, compute: compute)
        try SubjectGate.check(confidence)
        let subject = confidence.stretched()

        try compute.checkpoint()
        guard nets == .fused || has(.person) else {
            return Segmentation(mask: try enlarge(subject, to: raster, compute: compute), isPerson: false)
        }
        let person = try personMask(raster, compute: compute)
        let resized = try Resampler.resize(
            person, width: subject.width, height: subject.height, filter: .linear, compute: compute)
        let agreement = MaskAgreement(subject: subject, person: resized)
        var mask = try enlarge(subject, to: raster, compute: compute)
        if nets == .fused, agreement.looksHuman {
            mask = try MaskFusion.addParts(
                to: mask, subject: subject, person: person, raster: raster, compute: compute)
        }
        guard agreement.looksHuman, has(.face) else {
            return Segmentation(mask: mask, isPerson: agreement.looksHuman, looksHuman: agreement.looksHuman)
        }
        let face = try faceOnSubject(raster, mask: mask, compute: compute)
        return Segmentation(mask: mask, isPerson: face != nil, looksHuman: true, face: face?.box)
    }

    /// The net's confidence for each pixel of its 320 x 320 view, 0 ... 1, as it comes.
    private func saliency(_ raster: Raster, net: VisionNet, compute: Compute) throws(EditFailure) -> Plane<Float> {
        let side = 320
        let input = NetInput.saliency(raster, side: side, compute: compute)
        // The first of seven outputs is the fused one; the others are its parts, at several depths.
        return try plane(run(net, input, outputs: ["1959"]), width: side, height: side, net: net)
    }

    /// The probability that a pixel belongs to a person, in a view of 256 x 256.
    private func personMask(_ raster: Raster, compute: Compute) throws(EditFailure) -> Plane<Float> {
        let side = 256
        let input = NetInput.unit(raster, side: side, compute: compute)
        return try plane(run(.person, input, outputs: ["out0"]), width: side, height: side, net: .person)
    }

    private func plane(
        _ outputs: [Tensor], width: Int, height: Int, net: VisionNet
    ) throws(EditFailure) -> Plane<Float> {
        guard let output = outputs.first, output.values.count == width * height else {
            throw EditFailure(
                .pipeline, stage: .engine, "The model \(net.file) is not the one this server was made for.",
                log: "\(net.file): output of shape \(outputs.first?.shape ?? [])")
        }
        return Plane(width: width, height: height, values: output.values)
    }

    /// The mask at the picture's size, by cubic interpolation.
    private func enlarge(_ subject: Plane<Float>, to raster: Raster, compute: Compute) throws(EditFailure) -> Mask {
        let plane = try Resampler.resize(
            subject, width: raster.width, height: raster.height, filter: .cubic, compute: compute)
        let opaque = raster.isOpaque
        var mask = Mask(width: raster.width, height: raster.height, repeating: 0)
        mask.values.withUnsafeMutableBufferPointer { out in
            compute.bands(raster.height) { rows in
                for index in rows.lowerBound * raster.width..<rows.upperBound * raster.width {
                    var value = plane.values[index]
                    if !opaque { value *= Float(raster.pixels[index * 4 + 3]) / 255 }
                    out[index] = byte(value * 255)
                }
            }
        }
        return mask
    }

    /// The clearest face that lies on the subject.
    private func faceOnSubject(_ raster: Raster, mask: Mask, compute: Compute) throws(EditFailure) -> Face? {
        try faces(in: raster, subject: mask, compute: compute).first { face in
            let x = min(max(face.box.x + face.box.width / 2, 0), mask.width - 1)
            let y = min(max(face.box.y + face.box.height / 2, 0), mask.height - 1)
            return mask[x, y] > 127
        }
    }
}

extension Plane<Float> {
    /// The values stretched so that the least becomes 0 and the largest 1.
    fileprivate func stretched() -> Plane<Float> {
        let least = values.min() ?? 0
        let range = max((values.max() ?? 1) - least, 1e-6)
        return Plane(width: width, height: height, values: values.map { ($0 - least) / range })
    }
}
