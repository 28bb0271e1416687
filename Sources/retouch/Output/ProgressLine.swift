// One line on standard error that shows how far the server is.

import Foundation
import RetouchModel

/// Rewrites its line on a terminal; elsewhere it prints a line whenever the stage changes, and one when all is done.
struct ProgressLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var last: RetouchModel.Progress.Stage?
    private var lastPercent = 0

    mutating func show(_ progress: RetouchModel.Progress) {
        let percent = Int((progress.fraction * 100).rounded())
        let text =
            progress.stage == .queued && progress.queuePosition > 0
            ? "queued, \(progress.queuePosition) ahead" : "\(percent) % \(progress.stage.rawValue)"
        if isTerminal {
            write("\r\u{1B}[K\(text)")
        } else if progress.stage != last || (percent == 100 && lastPercent < 100) {
            write("\(text)\n")
        }
        last = progress.stage
        lastPercent = percent
    }

    mutating func finish() {
        if isTerminal && last != nil { write("\r\u{1B}[K") }
        last = nil
    }

    private func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
