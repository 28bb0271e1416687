// Trouble with a connection, as a caller of the client sees it.

import Glibc
import RetouchClient
import RetouchModel
import Testing

@Suite struct ConnectTests {
    /// A loopback port that nobody listens on: bound, and never listened to.
    private final class DeafPort {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let port: Int

        init() {
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
            var length = socklen_t(MemoryLayout<sockaddr_in>.size)
            let socket = socket
            port = withUnsafeMutablePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    bind(socket, $0, length)
                    getsockname(socket, $0, &length)
                }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }

        deinit { close(socket) }
    }

    @Test func aPortThatNobodyListensOnIsUnavailableAndNamed() async throws {
        let deaf = DeafPort()
        let address = ServerAddress(host: "127.0.0.1", port: deaf.port)
        let failure = await #expect(throws: EditFailure.self) { try await RetouchClient.connect(to: address) }
        #expect(failure?.reason == .unavailable)
        #expect(failure?.message.contains("127.0.0.1:\(deaf.port)") == true)
        #expect(failure?.message.hasSuffix(": connection refused") == true, "\(failure?.message ?? "")")
        #expect(failure?.retryable == true)
    }

    @Test func certificatesThatCannotBeReadAreTheCallersFault() async throws {
        let address = ServerAddress(host: "127.0.0.1", port: 1)
        let security = ClientSecurity.tls(authority: "/nowhere/ca.pem", certificate: nil, key: nil)
        let failure = await #expect(throws: EditFailure.self) {
            try await RetouchClient.connect(to: address, security: security)
        }
        #expect(failure?.reason == .inputValidation)
        #expect(
            failure?.message == "TLS cannot be set up: /nowhere/ca.pem cannot be read: no such file or directory")
    }

    @Test func aNameThatIsNoneIsSaidInWords() async throws {
        let address = ServerAddress(host: "nowhere.invalid", port: 7433)
        let failure = await #expect(throws: EditFailure.self) { try await RetouchClient.connect(to: address) }
        #expect(failure?.reason == .unavailable)
        #expect(
            failure?.message == "cannot connect to nowhere.invalid:7433: the name cannot be resolved",
            "\(failure?.message ?? "")")
    }
}
