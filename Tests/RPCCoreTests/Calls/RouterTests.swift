// Who may call what, and what every call passes on its way.

import NIOCore
import RPCCore
import Synchronization
import Testing

@Suite struct RouterTests {
    private static let echo = Handler.inline { request, _ throws(RPCError) in Reply(request) }
    private let now = Moment(nanoseconds: 5_000_000_000)

    private final class Recorder: Interceptor {
        let seen = Mutex<[String]>([])

        func admit(_ call: inout CallContext, method: Method, now: Moment) throws(RPCError) {
            seen.withLock { $0.append("admit \(method.name)") }
            if call.metadata["refuse"] != nil { throw RPCError(.permissionDenied, "no", processed: .notStarted) }
        }

        func ended(_ call: CallContext, status: Status.Code, took milliseconds: Double) {
            seen.withLock { $0.append("ended \(status.name)") }
        }
    }

    @Test func unknownMethodsAndMissingCredentials() throws {
        let router = Router([Method("a/Open", access: .everyone, Self.echo), Method("a/Closed", Self.echo)])
        #expect(try router.route("a/Open", principal: nil).name == "a/Open")
        #expect(try router.route("a/Closed", principal: Principal(account: "me")).name == "a/Closed")
        do throws(RPCError) {
            _ = try router.route("a/Closed", principal: nil)
            Issue.record("served without a credential")
        } catch {
            #expect(error.status.code == .unauthenticated)
            #expect(error.processed == .notStarted)
        }
        do throws(RPCError) {
            _ = try router.route("b/None", principal: Principal(account: "me"))
            Issue.record("served an unknown method")
        } catch {
            #expect(error.status.code == .unimplemented)
            #expect(error.status.message == "this server does not serve b/None")
        }
    }

    @Test func interceptorsSeeAndRefuse() throws {
        let recorder = Recorder()
        let router = Router([Method("a/B", Self.echo)], interceptors: [recorder])
        let method = try router.route("a/B", principal: Principal(account: "me"))
        var call = CallContext(callID: 1, header: RequestHeader(method: "a/B"))
        try router.admit(&call, method: method, now: now)
        router.ended(call, status: .ok, took: 1)
        call = CallContext(callID: 3, header: RequestHeader(method: "a/B", metadata: ["refuse": "yes"]))
        #expect(throws: RPCError.self) { try router.admit(&call, method: method, now: now) }
        #expect(recorder.seen.withLock { $0 } == ["admit a/B", "ended OK", "admit a/B"])
    }

    @Test func passedDeadlinesAreNotStarted() throws {
        let router = Router([Method("a/B", Self.echo)])
        let method = try router.route("a/B", principal: Principal(account: "me"))
        var call = CallContext(callID: 1, header: RequestHeader(method: "a/B"), deadline: Deadline(now))
        do throws(RPCError) {
            try router.admit(&call, method: method, now: now)
            Issue.record("started after its deadline")
        } catch {
            #expect(error.status.code == .deadlineExceeded)
            #expect(error.processed == .notStarted)
        }
    }

    @Test func tracesContinue() throws {
        let router = Router([Method("a/B", Self.echo)])
        let method = try router.route("a/B", principal: Principal(account: "me"))
        let parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
        let metadata: Metadata = ["traceparent": parent, "tracestate": "a=1"]
        var call = CallContext(callID: 1, header: RequestHeader(method: "a/B", metadata: metadata))
        try router.admit(&call, method: method, now: now)
        #expect(call.trace.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(call.trace.traceParent == parent)
        #expect(call.trace.state == "a=1")
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01x",
        "00-0AF7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    ]) func malformedTraceIsNone(parent: String) {
        #expect(!TraceContext(["traceparent": parent]).exists)
    }
}

@Suite struct ValueTests {
    @Test func deadlinesAreDurationsOnTheWire() {
        let now = Moment(nanoseconds: 1_000)
        #expect(!Deadline(timeoutMilliseconds: 0, now: now).exists)
        let deadline = Deadline(timeoutMilliseconds: 20, now: now)
        #expect(deadline.remainingMilliseconds(at: now) == 20)
        #expect(deadline.remainingMilliseconds(at: now.advanced(milliseconds: 18)) == 2)
        #expect(deadline.hasPassed(at: now.advanced(milliseconds: 20)))
        #expect(deadline.remainingMilliseconds(at: now.advanced(milliseconds: 21)) == 0)
        #expect(now.advanced(milliseconds: .max) == .never)
        #expect(Moment.never.advanced(milliseconds: 1) == .never)
    }

    @Test func theFirstReasonOfACancellationStays() {
        let flag = CancellationFlag()
        #expect(!flag.isCancelled)
        flag.raise(.deadline)
        flag.raise(.cancelled)
        #expect(flag.reason == .deadline)
        CancellationFlag.never.raise(.shutdown)
        #expect(!CancellationFlag.never.isCancelled)
    }

    @Test func openEnums() {
        #expect(Status.Code(wire: 99) == .unknown)
        #expect(Processed(wire: 9) == .maybe)
        #expect(GoAway.Reason(wire: 200) == .unspecified)
        #expect(Status.Code.allCases.map(\.name).count == 17)
        #expect(Status.Code.unauthenticated.name == "UNAUTHENTICATED")
        #expect(ResponseHeader(status: .ok, processed: .notStarted).processed == .done)
    }
}
