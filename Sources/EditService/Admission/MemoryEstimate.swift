// How much memory an edit will need, known before any of it is taken.

import RetouchModel

/// Working memory of an edit, from the sizes in its pictures' headers. On the safe side: measured peaks stay below it.
enum MemoryEstimate {
    /// Nets, their inputs and activations, whatever the picture's size.
    private static let fixed = 384 << 20
    /// RGBA of a decoded picture, and the codec's rows or planes while it decodes.
    private static let perSourcePixel = 8
    /// Reference, estimated foreground, composite and the decoded result at 4 bytes, masks and mattes at 1, the encoder's filtered rows
    /// and output.
    private static let perResultPixel = 32
    /// A plate, decoded and without its transparency, and its file; one at a time.
    private static let perOwnPixel = 12
    /// An encoded variation that waits for its reader.
    private static let perEncodedPixel = 4

    /// - Parameters:
    ///   - pictures: pixel counts of the source, the context, the mask and the annotation's picture.
    ///   - working: pixels of the picture that the engine works on.
    ///   - result: pixels of one variation.
    ///   - own: pixels of the largest picture that the engine brings itself.
    static func bytes(pictures: [Int], working: Int, result: Int, variations: Int, own: Int = 0) -> Int {
        let sources = pictures.reduce(0, +) * perSourcePixel
        return fixed + sources + own * perOwnPixel + working * perResultPixel + result * variations * perEncodedPixel
    }
}
