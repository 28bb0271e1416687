// The edge of things that have an outline and no hair.

import Imaging

/// Steepens the alpha of hard objects: where a bag or a car has the colour of what was behind it, a matte stays half open and
/// would show a ghost of the old background.
enum FirmEdge {
    /// Alpha up to which a pixel is background, and from which on it is subject.
    private static let closed = 46
    private static let open = 224

    /// - Parameter alpha: 255 stays wholly subject, and nothing else becomes it: such a pixel is copied from the source, so it
    ///   must not hold a trace of the background.
    static func applied(to alpha: Mask) -> Mask {
        let table = (0...255).map { value -> UInt8 in
            if value == 255 { return 255 }
            return UInt8(min(254, max(0, (value - closed) * 255 / (open - closed))))
        }
        var result = alpha
        result.values.withUnsafeMutableBufferPointer { values in
            for index in values.indices { values[index] = table[Int(values[index])] }
        }
        return result
    }
}
