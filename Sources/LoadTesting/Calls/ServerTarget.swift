// The real thing: calls over connections to a Retouch server.

import RetouchClient
package import RetouchModel

/// Sends calls to a server, those in turn over its connections.
package final class ServerTarget: LoadTarget {
    /// How calls behave in time.
    package struct Patience: Sendable {
        /// For each call.
        package var timeout: Duration
        /// A `cancel` is given up after up to this.
        package var cancelAfter: Duration
        /// A `slow` call pauses so long before each event that it reads.
        package var slowPause: Duration

        package init(timeout: Duration, cancelAfter: Duration, slowPause: Duration) {
            self.timeout = timeout
            self.cancelAfter = cancelAfter
            self.slowPause = slowPause
        }
    }

    private let pool: ConnectionPool
    /// A stream that is read slowly holds up every other call of its connection, so those have connections of their own; `nil`: there are
    /// no such calls.
    private let slowPool: ConnectionPool?
    private let inputs: CallInputs
    private let patience: Patience

    /// - Parameters:
    ///   - pool: for all calls but slow ones.
    ///   - slowPool: for those.
    package init(pool: ConnectionPool, slowPool: ConnectionPool?, inputs: CallInputs, patience: Patience) {
        self.pool = pool
        self.slowPool = slowPool
        self.inputs = inputs
        self.patience = patience
    }

    /// Opens the connections.
    ///
    /// - Throws: when not one can be opened.
    package func fill() async throws(EditFailure) {
        try await pool.fill()
        try await slowPool?.fill()
    }

    package func close() async {
        await pool.close()
        await slowPool?.close()
    }

    package var isLost: Bool { pool.open + (slowPool?.open ?? 0) == 0 }

    package var traffic: (sent: UInt64, received: UInt64) {
        let (main, slow) = (pool.traffic, slowPool?.traffic ?? (sent: 0, received: 0))
        return (main.sent + slow.sent, main.received + slow.received)
    }

    package func perform(_ call: PlannedCall) async -> CallOutcome {
        do throws(EditFailure) {
            let client = try await (call.kind == .slow ? slowPool ?? pool : pool).client()
            return try await perform(call, on: client)
        } catch {
            if error.reason == .deadlineExceeded { return .gaveUp(.deadlineExceeded, error.message) }
            return .failed(error.reason.rawValue, error.message)
        }
    }

    private func perform(_ call: PlannedCall, on client: RetouchClient) async throws(EditFailure) -> CallOutcome {
        switch call.kind {
        case .small:
            _ = try await client.health(timeout: patience.timeout)
        case .plan, .upload:
            _ = try await client.planEdit(inputs.request(call), timeout: patience.timeout)
        case .suggest:
            _ = try await client.suggest(for: .inline(inputs.photographs[call.photograph]), timeout: patience.timeout)
        case .edit:
            try await read(client.edit(inputs.request(call), timeout: patience.timeout))
        case .background:
            try await read(client.changeBackground(inputs.request(call), timeout: patience.timeout))
        case .slow:
            try await read(
                client.changeBackground(inputs.request(call), timeout: patience.timeout), pause: patience.slowPause)
        case .cancel:
            return try await giveUp(call, on: client)
        }
        return .succeeded
    }

    /// Reads an edit's events to its summary.
    private func read(
        _ events: AsyncThrowingStream<EditEvent, any Error>, pause: Duration = .zero
    ) async throws(EditFailure) {
        var isWhole = false
        do {
            for try await event in events {
                if case .summary = event { isWhole = true }
                if pause > .zero { try await Task.sleep(for: pause) }
            }
        } catch {
            throw error as? EditFailure ?? Self.cancelled
        }
        // A cancelled reader sees its stream end early, without an error.
        guard isWhole else {
            throw Task.isCancelled
                ? Self.cancelled : EditFailure(.pipeline, stage: .output, "the edit's stream ended without a summary")
        }
    }

    /// Begins an edit and cancels it. One that was faster, or that failed by itself, is what it is.
    private func giveUp(_ call: PlannedCall, on client: RetouchClient) async throws(EditFailure) -> CallOutcome {
        let reading = Task { () -> EditFailure? in
            do throws(EditFailure) {
                try await self.read(client.changeBackground(self.inputs.request(call), timeout: self.patience.timeout))
                return nil
            } catch {
                return error
            }
        }
        // The wait ends early when the edit does, or when the run does.
        let failure = await withTaskCancellationHandler {
            let timer = Task {
                try? await Task.sleep(for: patience.cancelAfter * call.patience)
                reading.cancel()
            }
            defer { timer.cancel() }
            return await reading.value
        } onCancel: {
            reading.cancel()
        }
        guard let failure, failure.reason != .cancelled else { return .succeeded }
        throw failure
    }

    private static let cancelled = EditFailure(.cancelled, stage: .output, "the call was given up")
}
