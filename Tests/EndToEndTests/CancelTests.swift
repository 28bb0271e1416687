// CANCEL: of nothing, of what is over, of what runs, and by the thousand.

import RetouchModel
import Testing

extension EndToEnd {
    @Suite struct Cancelling {
        @Test func unknownAndFinishedCallsAreIgnored() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            try connection.send(.cancel(1), .cancel(7), WireFrame.call(9, API.health))
            #expect(try connection.response(to: 9).status == Code.ok)
            try connection.send(.cancel(9), .cancel(9), WireFrame.call(11, API.health), .cancel(13))
            #expect(try connection.response(to: 11).status == Code.ok)
            connection.end()
            try await vitals.expectRecovered()
        }

        @Test func aRequestThatIsStillArrivingIsForgotten() async throws {
            let server = try await SharedServer.get()
            let connection = try RawConnection.greeted(port: server.port)
            var begun = WireFrame.call(1, API.changeBackground, [UInt8](repeating: 0, count: 100_000))
            begun.flags = WireFrame.more
            try connection.send(begun, .cancel(1), WireFrame.call(3, API.health))
            #expect(try connection.response(to: 1).status == Code.cancelled)
            #expect(try connection.response(to: 3).status == Code.ok)
        }

        @Test func aRunningEditStops() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let message = API.background(try Photographs.bytes("people"), prompt: "white studio", options: API.quality4k)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            while try connection.frame().type != WireFrame.message {}
            try connection.send(.cancel(1))
            #expect(try connection.response(to: 1).status == Code.cancelled)
            connection.end()
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        @Test func aConnectionThatIsLostStopsItsEdits() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let message = API.background(try Photographs.bytes("people"), prompt: "white studio", options: API.quality4k)
            try connection.send(fragments(of: 1, API.changeBackground, message))
            while try connection.frame().type != WireFrame.message {}
            connection.reset()
            try await vitals.expectRecovered(slack: 512 << 20)
        }

        /// Rapid reset: a client that opens and cancels in a loop gains nothing.
        @Test func aFloodOfRequestsAndCancels() async throws {
            let server = try await SharedServer.get()
            let vitals = Vitals(server)
            let connection = try RawConnection.greeted(port: server.port)
            let message = API.background(try Photographs.plain(), prompt: "white")
            var answered = 0
            for round in 0..<20 {
                let calls = (0..<500).map { UInt32((round * 500 + $0) * 2 + 1) }
                try connection.send(
                    calls.flatMap { WireFrame.call($0, API.changeBackground, message).bytes + WireFrame.cancel($0).bytes })
                answered += try connection.countResponses(upTo: calls.count)
            }
            // Each is answered exactly once, cancelled or refused.
            #expect(answered == 10_000)
            connection.end()
            try await vitals.expectRecovered(slack: 64 << 20)
        }
    }
}
