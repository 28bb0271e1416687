// From a method's name to its handler, through the interceptors.

/// The method table of a server and what every call passes on its way there. Immutable: shared by all event loops.
package struct Router: Sendable {
    private let methods: [String: Method]
    private let interceptors: [any Interceptor]

    /// - Parameters:
    ///   - methods: names are unique.
    ///   - interceptors: asked in this order, after the deadline and the trace, which every server looks after.
    package init(_ methods: [Method], interceptors: [any Interceptor] = []) {
        var table: [String: Method] = [:]
        for (index, method) in methods.enumerated() {
            precondition(table[method.name] == nil, "the method \(method.name) is registered twice")
            table[method.name] = Method(method, index: index)
        }
        self.methods = table
        self.interceptors = interceptors
    }

    /// The names that are served, in the order of their indices.
    package var names: [String] { methods.values.sorted { $0.index < $1.index }.map(\.name) }

    /// The row of a method that this caller may call. Needs the header only, so that the rest of a large request that will
    /// not be served need not come.
    ///
    /// - Throws: `unimplemented`, or `unauthenticated` where the method needs a principal and HELLO brought none.
    package func route(_ name: String, principal: Principal?) throws(RPCError) -> Method {
        guard let method = methods[name] else {
            throw RPCError(
                .unimplemented, "this server does not serve \(name.prefix(200))",
                details: StatusDetails(reason: "NotFound"), processed: .notStarted)
        }
        try method.check(principal)
        return method
    }

    /// Completes the context and lets the call pass, or throws what it is answered with: a call that arrives after its
    /// deadline is not started, and one whose metadata name a trace continues it.
    package func admit(_ call: inout CallContext, method: Method, now: Moment) throws(RPCError) {
        guard !call.deadline.hasPassed(at: now) else {
            throw RPCError(
                .deadlineExceeded, "the deadline passed before the request was complete",
                details: StatusDetails(reason: "DeadlineExceeded", retryable: true), processed: .notStarted)
        }
        if !call.metadata.isEmpty { call.trace = TraceContext(call.metadata) }
        guard !interceptors.isEmpty else { return }
        for interceptor in interceptors { try interceptor.admit(&call, method: method, now: now) }
    }

    /// Tells all interceptors that an admitted call was answered. Where there are none, nobody looks at the clock.
    package func ended(_ call: CallContext, status: Status.Code, took: @autoclosure () -> Double) {
        guard !interceptors.isEmpty else { return }
        let milliseconds = took()
        for interceptor in interceptors { interceptor.ended(call, status: status, took: milliseconds) }
    }
}
