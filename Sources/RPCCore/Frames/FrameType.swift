// The eight kinds of frames.

/// Byte 4 of a frame (`Protos/WIRE.md`, "Types").
package enum FrameType: UInt8, Sendable, CaseIterable {
    case hello = 0
    case request = 1
    case message = 2
    case response = 3
    case cancel = 4
    case ping = 5
    case pong = 6
    case goAway = 7
}

/// Byte 5 of a frame; bits that are not named here are ignored by a reader and zero from a writer.
package struct FrameFlags: OptionSet, Sendable, Hashable {
    package var rawValue: UInt8

    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// This message's body goes on in a later frame.
    package static let more = FrameFlags(rawValue: 1 << 0)
    /// A reader that does not know the type skips the frame.
    package static let ignorable = FrameFlags(rawValue: 1 << 7)
}
