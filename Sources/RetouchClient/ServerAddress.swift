// Where a server is: HOST:PORT as people write it.

/// The address of a Retouch server.
public struct ServerAddress: Sendable, Hashable, CustomStringConvertible {
    /// A name or an IP address, IPv6 without its brackets.
    public let host: String
    /// 1 ... 65,535.
    public let port: Int

    public init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// Reads `HOST:PORT`, with IPv6 in brackets as in `[::1]:7433`; `nil` when the text is nothing of the kind.
    public init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Self.port(text[text.index(after: colon)...]) else { return nil }
        var host = text[..<colon]
        if host.hasPrefix("[") {
            guard host.hasSuffix("]") else { return nil }
            host = host.dropFirst().dropLast()
            guard host.contains(":") else { return nil }
        } else if host.contains(":") {
            // 2001:db8::1:80 says nothing about where the address ends and the port begins.
            return nil
        }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || "[]/".contains($0) }) else { return nil }
        self.init(host: String(host), port: port)
    }

    /// `HOST:PORT`, with brackets where they are needed.
    public var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    private static func port(_ digits: Substring) -> Int? {
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let port = Int(digits), (1...65_535).contains(port)
        else { return nil }
        return port
    }
}
