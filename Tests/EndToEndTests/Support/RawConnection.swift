// A TCP connection without any of the project's client code: it sends what a well-behaved client never would.

import Foundation

/// A blocking socket whose every wait has a limit.
final class RawConnection {
    struct Broken: Error, CustomStringConvertible {
        let description: String
    }

    private let socket: Int32
    private var received: [UInt8] = []
    private var isEnded = false
    /// The peer has closed its side.
    private(set) var isClosedByPeer = false

    /// - Parameter receiveBytes: a small receive buffer, so that little fits between the peers; 0: the system's.
    init(port: Int, receiveBytes: Int32 = 0) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Broken(description: "socket: \(String(cString: strerror(errno)))") }
        if receiveBytes > 0 {
            var size = receiveBytes
            setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout.size(ofValue: size)))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // A throw from here runs `deinit`, which closes the socket: once.
        guard status == 0 else { throw Broken(description: "connect: \(String(cString: strerror(errno)))") }
    }

    deinit { end() }

    /// Closes this side, so that the server is left with nothing of it.
    func end() {
        guard !isEnded else { return }
        isEnded = true
        close(socket)
    }

    /// A connection that has said HELLO and heard the server's.
    static func greeted(port: Int, receiveBytes: Int32 = 0) throws -> RawConnection {
        let connection = try RawConnection(port: port, receiveBytes: receiveBytes)
        try connection.send(.clientHello)
        let answer = try connection.frame()
        guard answer.type == WireFrame.hello else { throw Broken(description: "no HELLO but \(answer)") }
        return connection
    }

    func send(_ frames: WireFrame...) throws { try send(frames.flatMap(\.bytes)) }

    /// Sends all bytes.
    ///
    /// - Throws: when the peer does not take them within the limit, or has closed the connection.
    func send(_ bytes: [UInt8], within seconds: Double = 20) throws {
        let sent = try sendSome(bytes, within: seconds)
        guard sent == bytes.count else { throw Broken(description: "the peer took \(sent) of \(bytes.count) bytes") }
    }

    /// Sends what the peer takes within the limit and returns how much that was.
    func sendSome(_ bytes: [UInt8], within seconds: Double) throws -> Int {
        let end = Date().addingTimeInterval(seconds)
        var sent = 0
        while sent < bytes.count, wait(for: POLLOUT, until: end) {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    socket, buffer.baseAddress! + sent, buffer.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            if count < 0 {
                if errno == EAGAIN { continue }
                throw Broken(description: "send: \(String(cString: strerror(errno)))")
            }
            sent += count
        }
        return sent
    }

    /// Closes the connection with RST, as a crash does.
    func reset() {
        var linger = Glibc.linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        end()
    }

    /// Reads until so many calls are answered and returns how many were; fewer when the peer says GOAWAY.
    func countResponses(upTo most: Int, within seconds: Double = 60) throws -> Int {
        let end = Date().addingTimeInterval(seconds)
        var count = 0
        while count < most {
            let frame = try frame(within: max(0.01, end.timeIntervalSinceNow))
            if frame.type == WireFrame.goAway { break }
            if frame.type == WireFrame.response { count += 1 }
        }
        return count
    }

    /// Ends the sending side alone.
    func finishSending() { shutdown(socket, Int32(SHUT_WR)) }

    /// The next frame; PINGs are answered and passed over.
    ///
    /// - Throws: when none is complete within the limit, or the peer has closed the connection.
    func frame(within seconds: Double = 20) throws -> WireFrame {
        let end = Date().addingTimeInterval(seconds)
        while true {
            while let frame = takeFrame() {
                guard frame.type == WireFrame.ping else { return frame }
                try send(WireFrame(type: WireFrame.pong, body: frame.body))
            }
            guard receive(until: end) else {
                throw Broken(description: isClosedByPeer ? "closed by the peer" : "no frame within \(seconds) s")
            }
        }
    }

    /// Passes over everything up to the answer of a call.
    func response(to call: UInt32, within seconds: Double = 60) throws -> WireFrame {
        let end = Date().addingTimeInterval(seconds)
        while true {
            let frame = try frame(within: max(0.01, end.timeIntervalSinceNow))
            if frame.type == WireFrame.response, frame.call == call, frame.flags & WireFrame.more == 0 { return frame }
            if frame.type == WireFrame.goAway { throw Broken(description: "GOAWAY \(frame.text)") }
        }
    }

    /// Passes over everything up to GOAWAY.
    func goAway(within seconds: Double = 20) throws -> WireFrame {
        let end = Date().addingTimeInterval(seconds)
        while true {
            let frame = try frame(within: max(0.01, end.timeIntervalSinceNow))
            if frame.type == WireFrame.goAway { return frame }
        }
    }

    /// Reads until the peer closes; false when it does not within the limit.
    func closes(within seconds: Double = 20) -> Bool {
        let end = Date().addingTimeInterval(seconds)
        while receive(until: end) { received.removeAll() }
        return isClosedByPeer
    }

    /// Reads at most so many bytes now, without keeping them; how a slow reader reads.
    func discard(_ most: Int, within seconds: Double = 5) -> Int {
        guard wait(for: POLLIN, until: Date().addingTimeInterval(seconds)) else { return 0 }
        var buffer = [UInt8](repeating: 0, count: most)
        return max(0, recv(socket, &buffer, most, 0))
    }

    private func receive(until end: Date) -> Bool {
        guard !isClosedByPeer, wait(for: POLLIN, until: end) else { return false }
        var buffer = [UInt8](repeating: 0, count: 262_144)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else {
            isClosedByPeer = true
            return false
        }
        received += buffer[..<count]
        return true
    }

    private func takeFrame() -> WireFrame? {
        guard received.count >= 12 else { return nil }
        let length = received[..<4].reduce(0) { $0 << 8 | Int($1) }
        guard received.count >= 4 + length else { return nil }
        let headerEnd = 12 + (Int(received[6]) << 8 | Int(received[7]))
        let frame = WireFrame(
            type: received[4], flags: received[5], call: received[8..<12].reduce(0) { $0 << 8 | UInt32($1) },
            header: Array(received[12..<headerEnd]), body: Array(received[headerEnd..<(4 + length)]))
        received.removeFirst(4 + length)
        return frame
    }

    private func wait(for events: Int32, until end: Date) -> Bool {
        var descriptor = pollfd(fd: socket, events: Int16(events), revents: 0)
        let limit = Int32(max(0, min(end.timeIntervalSinceNow * 1_000, 600_000)))
        return poll(&descriptor, 1, limit) == 1
    }
}
