// The built programs over real sockets, one test at a time.

import RetouchClient
import RetouchModel
import Testing

/// Holds all suites of this target: they measure a server's memory and descriptors, so they never run beside each other.
@Suite(.serialized) struct EndToEnd {}

/// One server for all tests that leave it as they found it.
enum SharedServer {
    private static let started = Task { try await ServerProcess() }

    static func get() async throws -> ServerProcess { try await started.value }
}

/// What a server holds at a moment.
struct Vitals {
    private let sockets: Int
    private let files: Int
    private let residentBytes: Int
    private let server: ServerProcess

    init(_ server: ServerProcess) {
        self.server = server
        sockets = Self.sockets(server)
        files = server.openDescriptors.count - sockets
        residentBytes = server.residentBytes
    }

    /// How much more memory the server holds now.
    var growth: Int { server.residentBytes - residentBytes }

    /// How many more connections it has open now.
    var connectionGrowth: Int { Self.sockets(server) - sockets }

    /// Readers that the database opens when they are first needed, three files each.
    private static let lazilyOpened = 15

    private static func sockets(_ server: ServerProcess) -> Int {
        server.openDescriptors.count { $0.hasPrefix("socket:") }
    }

    /// The server takes calls, is idle, and has given back descriptors and memory.
    ///
    /// - Parameter slack: bytes that an allocator may have kept.
    func expectRecovered(slack: Int = 24 << 20) async throws {
        #expect(server.process.ended == nil, "the server has ended: \(server.process.errorOutput.suffix(2_000))")
        let client = try await server.client()
        // A cancelled edit ends at its next checkpoint.
        var health = try await client.health()
        for _ in 0..<200 where health.editsRunning + health.editsQueued > 0 {
            try await Task.sleep(for: .milliseconds(50))
            health = try await client.health()
        }
        #expect(health.editsRunning + health.editsQueued == 0)
        #expect(health.state == .serving)
        await client.close()
        try await eventually("connections are closed") { connectionGrowth <= 0 }
        try await eventually("files are closed") {
            server.openDescriptors.count - sockets - files <= Self.lazilyOpened
        }
        try await eventually("memory is given back, up to \(slack >> 20) MiB") { growth <= slack }
    }
}
