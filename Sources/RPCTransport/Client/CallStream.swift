// The items of a channel's response stream, over as many attempts as it takes to get the first one.

package import RPCCore

/// An asynchronous sequence of items. Ending the iteration, or the task, cancels the call. Throws `RPCError` when the call fails.
///
/// Has one reader. Where the channel has a connection the call is sent at once, otherwise when the first item is asked for.
package struct CallStream: AsyncSequence, Sendable {
    package typealias Element = Body
    package typealias Failure = RPCError

    private let channel: RPCChannel
    private let method: String
    private let body: Body
    private let attempts: Attempts
    private let begun: (RPCChannel.Begun, ReplyStream)?

    init(channel: RPCChannel, method: String, body: Body, attempts: Attempts) {
        self.channel = channel
        self.method = method
        self.body = body
        var attempts = attempts
        begun = channel.beginAtOnce(&attempts).map { call in
            (call, call.connection.stream(method, body, options: call.options, call: call.call))
        }
        self.attempts = attempts
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(
            channel: channel, method: method, body: body, attempts: attempts,
            current: begun.map { Iterator.Current(call: $0.0, stream: $0.1) })
    }

    package struct Iterator: AsyncIteratorProtocol {
        /// The attempt that is being read.
        struct Current {
            let call: RPCChannel.Begun
            let stream: ReplyStream
            var items: ReplyStream.Iterator

            init(call: RPCChannel.Begun, stream: ReplyStream) {
                self.call = call
                self.stream = stream
                items = stream.makeAsyncIterator()
            }
        }

        let channel: RPCChannel
        let method: String
        let body: Body
        var attempts: Attempts
        var current: Current?
        private var hasItems = false
        private var isOver = false

        init(channel: RPCChannel, method: String, body: Body, attempts: Attempts, current: Current?) {
            self.channel = channel
            self.method = method
            self.body = body
            self.attempts = attempts
            self.current = current
        }

        /// What came beside the answer; empty until the stream has ended without an error.
        package var metadata: Metadata { current?.stream.metadata ?? Metadata() }

        package mutating func next() async throws(RPCError) -> Body? {
            while !isOver {
                do throws(RPCError) {
                    if current == nil {
                        let call = try await channel.begin(&attempts)
                        current = Current(
                            call: call,
                            stream: call.connection.stream(method, body, options: call.options, call: call.call))
                    }
                    return try await nextItem()
                } catch {
                    if let failed = current, attempts.mayReconnect(after: error, failed.call.call) {
                        current = nil
                        continue
                    }
                    guard !hasItems else {
                        isOver = true
                        throw error
                    }
                    try await attempts.pause(after: error)
                    current = nil
                }
            }
            return nil
        }

        private mutating func nextItem() async throws(RPCError) -> Body? {
            guard let item = try await current?.items.next() else {
                isOver = true
                channel.succeeded()
                return nil
            }
            hasItems = true
            return item
        }
    }
}
