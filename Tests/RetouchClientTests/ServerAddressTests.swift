// HOST:PORT as people write it, and what is none.

import RetouchClient
import Testing

@Suite struct ServerAddressTests {
    @Test(arguments: [
        ("127.0.0.1:7433", "127.0.0.1", 7433),
        ("retouch.example:1", "retouch.example", 1),
        ("localhost:65535", "localhost", 65_535),
        ("[::1]:7433", "::1", 7433),
        ("[2001:db8::1:80]:443", "2001:db8::1:80", 443),
    ])
    func readsHostAndPort(text: String, host: String, port: Int) {
        #expect(ServerAddress(text) == ServerAddress(host: host, port: port))
    }

    @Test(arguments: [
        "", ":", "localhost", "localhost:", ":7433", "localhost:0", "localhost:65536", "localhost:-1", "localhost:+1",
        "localhost:7433 ", "localhost:７４３３", "local host:7433", "::1:7433", "[::1]", "[::1]7433", "[]:7433", "[host]:7433",
        "http://localhost:7433", "localhost:000007433", "localhost:74a3",
    ])
    func refusesWhatIsNoAddress(text: String) {
        #expect(ServerAddress(text) == nil)
    }

    @Test(arguments: ["127.0.0.1:7433", "[::1]:7433", "retouch.example:443"])
    func writesWhatItReads(text: String) {
        #expect(ServerAddress(text)?.description == text)
    }
}
