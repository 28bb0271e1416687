// Which parts each type of frame may have: the checks of rule 6 that need no memory.

import NIOCore
import RetouchModel

/// Checks of a frame by itself, the same for both sides.
enum FrameShape {
    /// Who received the frame.
    enum Receiver {
        case server
        case client
    }

    /// The frame's type; `nil` for an unknown one that may be skipped.
    ///
    /// - Throws: what to send in GOAWAY.
    static func check(_ head: FrameHead, receiver: Receiver, limits: Limits.Wire) throws(GoAway) -> FrameType? {
        guard let type = FrameType(rawValue: head.type) else {
            if head.flags.contains(.ignorable) { return nil }
            throw broken("a frame of unknown type \(head.type)")
        }
        switch type {
        case .request, .cancel:
            guard receiver == .server else { throw broken("a \(type.name) frame from a server") }
        case .message, .response, .goAway:
            guard receiver == .client else { throw broken("a \(type.name) frame from a client") }
        case .hello, .ping, .pong: break
        }
        switch type {
        case .request:
            if head.callID == 0 { throw broken("call id 0 is the connection's own") }
            if head.callID & 1 == 0 { throw broken("call id \(head.callID) is even; clients open odd ones") }
        case .message, .response, .cancel:
            if head.callID == 0 { throw broken("a \(type.name) frame without a call id") }
        case .hello, .ping, .pong, .goAway:
            if head.callID != 0 { throw broken("a \(type.name) frame with call id \(head.callID)") }
        }
        if type == .request || type == .message || type == .response { return type }
        if head.flags.contains(.more) { throw broken("a \(type.name) frame with MORE") }
        if type == .ping || type == .pong {
            if head.headerLength > 0 { throw broken("a \(type.name) frame with a header") }
            if head.bodyLength > limits.pingBytes {
                throw broken("a \(type.name) with \(head.bodyLength) bytes; \(limits.pingBytes) are allowed")
            }
        } else {
            if head.bodyLength > 0 { throw broken("a \(type.name) frame with a body") }
            if head.headerLength > limits.headerBytes {
                throw broken("a \(type.name) header of \(head.headerLength) bytes; \(limits.headerBytes) are allowed")
            }
        }
        return type
    }

    static func broken(_ message: String) -> GoAway {
        GoAway(reason: .protocolError, message: message)
    }
}

extension FrameType {
    /// The name in `Protos/WIRE.md`.
    package var name: String {
        switch self {
        case .hello: "HELLO"
        case .request: "REQUEST"
        case .message: "MESSAGE"
        case .response: "RESPONSE"
        case .cancel: "CANCEL"
        case .ping: "PING"
        case .pong: "PONG"
        case .goAway: "GOAWAY"
        }
    }
}
