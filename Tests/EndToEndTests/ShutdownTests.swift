// SIGTERM: what was accepted is finished, what was not is told so, and a second one ends it at once.

import Foundation
import Testing

extension EndToEnd {
    @Suite struct Shutdown {
        /// A server with an edit on it that has begun to compute.
        private func busy(_ options: [UInt8]) async throws -> (ServerProcess, RawConnection) {
            let server = try await ServerProcess()
            let connection = try RawConnection.greeted(port: server.port)
            let message = API.background(try Photographs.bytes("people"), prompt: "white studio", options: options)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            while try connection.frame().type != WireFrame.message {}
            return (server, connection)
        }

        @Test func anIdleServerEndsWithStatus0() async throws {
            let server = try await ServerProcess()
            #expect(try await server.stop() == .exited(0))
        }

        @Test func theRunningEditFinishesAndLaterCallsAreNeverStarted() async throws {
            let (server, connection) = try await busy(API.fast)
            server.process.send(signal: SIGTERM)
            // The first GOAWAY asks to stop, the second says which calls were accepted.
            #expect(try connection.goAway().lastCall == UInt64(UInt32.max))
            #expect(try connection.goAway().lastCall == 1)
            try connection.send(
                WireFrame.call(3, API.changeBackground, API.background(try Photographs.plain(), prompt: "white")))
            var later: WireFrame?
            var edit: WireFrame?
            var events = 0
            while edit == nil {
                let frame = try connection.frame(within: 60)
                if frame.type == WireFrame.message { events += 1 }
                if frame.type == WireFrame.response, frame.call == 3 { later = frame }
                if frame.type == WireFrame.response, frame.call == 1 { edit = frame }
            }
            #expect(edit?.status == Code.ok, "\(edit?.text ?? "")")
            #expect(events > 0)
            let refused = try #require(later, "the later call was not answered")
            #expect(refused.status == Code.unavailable && refused.processed == 1, "\(refused)")
            #expect(try await server.process.wait() == .exited(0))
        }

        @Test func aSecondSignalEndsItAtOnce() async throws {
            let (server, connection) = try await busy(API.quality4k)
            server.process.send(signal: SIGTERM)
            _ = try connection.goAway()
            server.process.send(signal: SIGTERM)
            let outcome = try await server.process.wait(within: .seconds(5))
            #expect(outcome != .exited(0), "an edit was cut off: \(outcome)")
        }

        @Test func aDrainingServerTakesNoNewConnections() async throws {
            let (server, connection) = try await busy(API.fast)
            server.process.send(signal: SIGTERM)
            _ = try connection.goAway()
            try await eventually("new connections are refused") {
                guard let new = try? RawConnection(port: server.port) else { return true }
                try? new.send(.clientHello)
                return (try? new.frame(within: 2))?.type != WireFrame.hello
            }
            while try connection.frame().type != WireFrame.response {}
            #expect(try await server.process.wait() == .exited(0))
        }
    }
}
