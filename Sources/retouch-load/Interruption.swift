// Ctrl-C as the end of a run, not of the program: what ran is reported.

import Dispatch
import Foundation
import LoadTesting

enum Interruption {
    /// From now on the first SIGINT or SIGTERM stops the run, and the second ends the process at once.
    static func watch() -> StopSignal {
        let stop = StopSignal()
        for number in [SIGINT, SIGTERM] {
            // The default action would end the process before the source hears of the signal.
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler {
                if stop.reason == .interrupted { _exit(130) }
                stop.stop(.interrupted)
            }
            source.activate()
            // The watch lasts as long as the process: its source is never given up.
            _ = Unmanaged.passRetained(source as AnyObject)
        }
        return stop
    }
}
