// Calls that take their time: each in a task, each back on the event loop when it has something to say.

import NIOCore
import RPCCore
import Synchronization

extension ServerHandler {
    /// Runs a handler in a task of its own.
    func start(
        _ call: CallContext, _ method: Int, _ body: Body, now: Moment,
        _ handler: @escaping @Sendable (ByteBuffer, CallContext, any StreamWriter) async throws(RPCError) -> Reply
    ) {
        guard let loop = context?.eventLoop else {
            return machine.answer(call.callID, RPCError(.unavailable, "the connection is gone", processed: .notStarted))
        }
        var call = call
        call.cancellation = CancellationFlag()
        let bound = NIOLoopBound(self, eventLoop: loop)
        let writer = ConnectionWriter(loop: loop, handler: bound, call: call)
        let request = RequestBox(body.held())
        let task = Task { [call] in
            let result: Result<Reply, RPCError>
            do throws(RPCError) {
                result = .success(try await handler(request.take(), call, writer))
            } catch {
                result = .failure(error)
            }
            loop.execute { bound.value.finished(call, result) }
        }
        running[call.callID] = Running(task: task, call: call, method: method, since: now)
    }

    private func finished(_ call: CallContext, _ result: Result<Reply, RPCError>) {
        guard let running = running.removeValue(forKey: call.callID) else { return }
        releaseWriters(of: call.callID)
        switch result {
        case .success(let reply):
            machine.answer(call.callID, reply)
            ended(call, running.method, .ok, since: running.since, log: nil)
        case .failure(let error):
            machine.answer(call.callID, error)
            ended(call, running.method, error.status.code, since: running.since, log: error)
        }
        act(now: .now())
        turnSoon()
    }

    // MARK: - Streams

    /// Queues an item, and resumes the stream at once or when there is room.
    fileprivate func write(_ callID: UInt32, _ item: Body, _ continuation: CheckedContinuation<Bool, Never>) {
        guard machine.send(callID, item) else { return continuation.resume(returning: false) }
        turnSoon()
        writers.append((callID, continuation))
        resumeWriters()
    }

    func resumeWriters() {
        guard !writers.isEmpty, machine.outbound.queuedBytes <= shared.limits.outboundBytes else { return }
        let ready = writers
        writers = []
        for writer in ready { writer.resume.resume(returning: true) }
    }

    func releaseWriters(of callID: UInt32) {
        for writer in writers where writer.callID == callID { writer.resume.resume(returning: false) }
        writers.removeAll { $0.callID == callID }
    }
}

/// A stream's way back to its connection.
private struct ConnectionWriter: StreamWriter {
    let loop: any EventLoop
    let handler: NIOLoopBound<ServerHandler>
    let call: CallContext

    func write(_ item: Body) async throws(RPCError) {
        let wasTaken = await withCheckedContinuation { continuation in
            loop.execute { handler.value.write(call.callID, item, continuation) }
        }
        guard !wasTaken || call.cancellation.isCancelled else { return }
        switch call.cancellation.reason {
        case .deadline: throw RPCError(.deadlineExceeded, "the deadline passed", processed: .maybe)
        case .cancelled: throw RPCError(.cancelled, "the caller cancelled the call", processed: .maybe)
        case .shutdown, .disconnected, nil: throw RPCError(.unavailable, "nobody waits for this stream", processed: .maybe)
        }
    }
}

/// Hands a request to its handler and keeps no second reference to it, so that the pieces of a large one are freed as soon
/// as they were made contiguous.
private final class RequestBox: Sendable {
    private let body: Mutex<Body?>

    init(_ body: Body) {
        self.body = Mutex(body)
    }

    /// The whole request. One copy when it came in several pieces; called on the handler's task.
    func take() -> ByteBuffer {
        let taken = body.withLock { body in
            defer { body = nil }
            return body
        }
        return (taken ?? Body()).contiguous()
    }
}
