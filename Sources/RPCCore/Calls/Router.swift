// From a method's name to its handler, through the interceptors.

/// The method table of a server and what every call passes on its way there. Immutable: shared by all event loops.
package struct Router: Sendable {
    private let methods: [String: Method]
    private let interceptors: [any Interceptor]

    /// - Parameters:
    ///   - methods: names are unique.
    ///   - interceptors: asked in this order, after deadline and trace, which every server checks.
    package init(_ methods: [Method], interceptors: [any Interceptor] = []) {
        var table: [String: Method] = [:]
        for method in methods {
            precondition(table[method.name] == nil, "the method \(method.name) is registered twice")
            table[method.name] = method
        }
        self.methods = table
        self.interceptors = [DeadlineInterceptor(), TraceInterceptor()] + interceptors
    }

    /// The names that are served, sorted.
    package var names: [String] { methods.keys.sorted() }

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
        guard method.access == .everyone || principal != nil else {
            throw RPCError(
                .unauthenticated, "\(name) needs a credential in HELLO that this server accepts",
                details: StatusDetails(reason: "Unauthorized", stage: "auth"), processed: .notStarted)
        }
        return method
    }

    /// Completes the context and lets the call pass, or throws what it is answered with.
    package func admit(_ call: inout CallContext, method: Method, now: Moment) throws(RPCError) {
        for interceptor in interceptors { try interceptor.admit(&call, method: method, now: now) }
    }

    /// Tells all interceptors that an admitted call was answered.
    package func ended(_ call: CallContext, status: Status.Code, took milliseconds: Double) {
        for interceptor in interceptors { interceptor.ended(call, status: status, took: milliseconds) }
    }
}
