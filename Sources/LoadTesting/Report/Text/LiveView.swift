// Shows a run on standard error while it goes on.

import Foundation
import Synchronization

/// On a terminal a block that is redrawn; elsewhere a line every few seconds. Safe from any thread.
package final class LiveView: Sendable {
    private struct State {
        var text: LiveText
        /// Lines of the block that are on the screen.
        var drawn = 0
        var nextLine = Date.distantPast
    }

    private let isTerminal: Bool
    private let isQuiet: Bool
    private let state: Mutex<State>

    /// Seconds between two lines where there is no terminal.
    private static let interval = 5.0

    /// - Parameter isQuiet: shows nothing.
    package init(_ settings: LoadSettings, isQuiet: Bool = false) {
        isTerminal = Self.hasTerminal
        self.isQuiet = isQuiet
        state = Mutex(State(text: LiveText(settings)))
    }

    /// Whether a person sees it as it happens.
    package static var hasTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    package func show(_ live: LiveState) {
        guard !isQuiet else { return }
        state.withLock { state in
            state.text.note(live)
            if isTerminal {
                let lines = state.text.block(live, width: Self.columns)
                Self.write(Self.clear(state.drawn) + lines.joined(separator: "\n") + "\n")
                state.drawn = lines.count
            } else if Date() >= state.nextLine {
                Self.write(state.text.line(live) + "\n")
                state.nextLine = Date().addingTimeInterval(Self.interval)
            }
        }
    }

    /// Takes the block off the screen: the report says it all.
    package func end() {
        guard isTerminal, !isQuiet else { return }
        state.withLock { state in
            Self.write(Self.clear(state.drawn))
            state.drawn = 0
        }
    }

    /// Goes back over so many lines and clears from there on.
    private static func clear(_ lines: Int) -> String {
        lines == 0 ? "" : "\u{1B}[\(lines)F\u{1B}[J"
    }

    private static var columns: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    private static func write(_ text: String) {
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
    }
}
