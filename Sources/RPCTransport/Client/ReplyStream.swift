// The items of one response stream, as fast as they are taken and no faster.

import NIOCore
package import RPCCore
import Synchronization

/// An asynchronous sequence of items. Ending the iteration, or the task, cancels the call.
///
/// While items wait here that nobody takes, the connection is not read, and so the server pauses; other calls of the same
/// connection wait meanwhile. Throws `RPCError` when the call fails.
package struct ReplyStream: AsyncSequence, Sendable {
    package typealias Element = Body
    package typealias Failure = RPCError

    typealias Producer = NIOThrowingAsyncSequenceProducer<
        Body, any Error, NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark, StreamDelegate
    >

    /// Items that may wait to be taken before the connection is no longer read.
    private static let waterMark = NIOAsyncSequenceProducerBackPressureStrategies.HighLowWatermark(
        lowWatermark: 1, highWatermark: 4)

    let producer: Producer
    let trailing: TrailingMetadata

    /// What came beside the answer; empty until the stream has ended without an error.
    package var metadata: Metadata { trailing.metadata }

    static func make(_ delegate: StreamDelegate) -> (source: Producer.Source, stream: ReplyStream) {
        let sequence = Producer.makeSequence(
            elementType: Body.self, failureType: (any Error).self, backPressureStrategy: waterMark, finishOnDeinit: true,
            delegate: delegate)
        return (sequence.source, ReplyStream(producer: sequence.sequence, trailing: TrailingMetadata()))
    }

    package struct Iterator: AsyncIteratorProtocol {
        var iterator: Producer.AsyncIterator

        package mutating func next() async throws(RPCError) -> Body? {
            do {
                return try await iterator.next()
            } catch let error as RPCError {
                throw error
            } catch {
                throw .cancelledHere(.maybe)
            }
        }
    }

    package func makeAsyncIterator() -> Iterator {
        Iterator(iterator: producer.makeAsyncIterator())
    }
}

/// The metadata of a stream's answer, which comes behind its last item. Safe from any thread.
final class TrailingMetadata: Sendable {
    private let value = Mutex(Metadata())

    var metadata: Metadata { value.withLock { $0 } }

    func set(_ metadata: Metadata) {
        value.withLock { $0 = metadata }
    }
}

/// Tells a connection what became of a stream's reader. Safe from any thread.
final class StreamDelegate: NIOAsyncSequenceProducerDelegate {
    private let call: ClientCall
    private let loop: any EventLoop
    private let handler: NIOLoopBound<ClientHandler>

    init(call: ClientCall, loop: any EventLoop, handler: NIOLoopBound<ClientHandler>) {
        self.call = call
        self.loop = loop
        self.handler = handler
    }

    func produceMore() {
        loop.execute { [handler, call] in handler.value.resumeReading(call) }
    }

    func didTerminate() {
        loop.execute { [handler, call] in handler.value.abandon(call) }
    }
}
