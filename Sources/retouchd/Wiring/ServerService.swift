// The running server and its end.

import Dispatch
import EditService
import Foundation
import Logging
import RPCTransport
import ServiceLifecycle

/// Serves until the group shuts down, then drains: GOAWAY, accepted calls finish within the grace period, new ones are refused.
struct ServerService: Service {
    let server: RPCServer
    let service: EditService
    /// Host and port, as clients write them.
    let address: String
    let logger: Logger

    func run() async throws {
        // Said here and not before: the group traps signals before its services run, so who waits for this line may signal.
        Console.say("listening on \(address)")
        // It only throws when the group is cancelled, and that ends the server the same way: by a drain.
        try? await gracefulShutdown()
        SecondSignal.watch()
        logger.info("draining", metadata: ["connections": "\(server.connectionCount)"])
        service.beginDrain()
        await server.drain()
        logger.info("drained")
    }
}

/// An operator who signals twice means it.
enum SecondSignal {
    /// Ends the process at the next SIGTERM or SIGINT. What was not settled is released at the next start.
    static func watch() {
        for number in [SIGTERM, SIGINT] {
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                Console.complain("retouchd: second signal: ended at once")
                _exit(128 + number)
            }
            source.activate()
            // The watch lasts as long as the process: its source is never given up.
            _ = Unmanaged.passRetained(source as AnyObject)
        }
    }
}
