// An echo on the project's server: what the wire costs by itself, beside the floor of `epoll_server.c`.

import Glibc
import Logging
import NIOCore
import NIOPosix
import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel

@main
struct BenchServer {
    /// Prints the port, then serves until it is killed. One event loop, as the floor has one thread.
    static func main() async throws {
        ProcessMemory.keepFreedPages()
        var limits = Limits.Wire()
        limits.messageBytes = 128 << 20
        let router = Router([
            Method("bench.EchoService/Echo", access: .everyone, .inline { request, _ throws(RPCError) in Reply(request) })
        ])
        let server = try await RPCServer.start(
            RPCServer.Configuration(limits: limits), router: router, codec: ProtobufHeaderCodec(limits: limits),
            authenticator: OpenAuthenticator(account: "bench"), logger: Logger(label: "bench"),
            group: MultiThreadedEventLoopGroup(numberOfThreads: 1))
        print(server.port)
        fflush(nil)
        try await Task.sleep(for: .seconds(1 << 20))
    }
}
