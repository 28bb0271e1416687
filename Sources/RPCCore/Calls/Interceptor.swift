// What is asked of every call before its handler runs, and told to everyone after it ended.

/// One concern that cuts across all methods. Called on event loops, in the order of the router's list: no waiting.
package protocol Interceptor: Sendable {
    /// Before the handler. May complete the context; throwing answers the call without starting it.
    func admit(_ call: inout CallContext, method: Method, now: Moment) throws(RPCError)
    /// After the call was answered, for each call that was admitted by all.
    func ended(_ call: CallContext, status: Status.Code, took milliseconds: Double)
}

extension Interceptor {
    package func admit(_ call: inout CallContext, method: Method, now: Moment) throws(RPCError) {}
    package func ended(_ call: CallContext, status: Status.Code, took milliseconds: Double) {}
}
