// Between a socket and a state machine: reads in, one flush a turn out, one timer.

import NIOCore
import RPCCore

/// What both ends' channel handlers have in common. Subclasses own the state machine and say what it wants.
///
/// All reads of an event-loop turn are handed over first, then everything that became ready leaves with one flush. Nothing
/// is copied here: bodies go to the socket as slices. All members are used on the channel's event loop only.
class WireHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    /// Bytes that are taken from the machine before they are flushed.
    private static let flushBytes = 524_288
    /// Flushes in a row before other connections of the event loop get their turn.
    private static let flushesInRow = 4

    private(set) var context: ChannelHandlerContext?
    @exclusivity(unchecked) private var batch: [ByteBuffer] = []
    private var written: UInt64 = 0
    private var isPumping = false
    private var pumpsLater = false
    private var readIsDue = false
    private var timer: Scheduled<Void>?
    private var timerAt = Moment.never
    private(set) var hasStarted = false
    /// What the channel reported before it closed.
    private(set) var lastError: (any Error)?

    // MARK: - What the machine wants

    /// The channel is connected, and TLS is set up where there is TLS.
    func start() {}
    func received(_ bytes: ByteBuffer, now: Moment) {}
    func inputClosed(now: Moment) {}
    func disconnected(now: Moment) {}
    func woken(now: Moment, taken: UInt64, waits: Bool) {}
    func writeBlocked(now: Moment, taken: UInt64) {}
    func take(_ most: Int, into batch: inout [ByteBuffer]) {}
    func recycle(_ buffer: consuming ByteBuffer) {}
    /// After a pump: there may be room again.
    func pumped() {}
    var isDrained: Bool { true }
    var wantsRead: Bool { true }
    var wakeAt: Moment { .never }

    // MARK: - Channel events

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if context.channel.isActive { begin() }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    func channelActive(context: ChannelHandlerContext) {
        context.fireChannelActive()
        begin()
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        received(unwrapInboundIn(data), now: .now())
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        turn()
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { turn() }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if let event = event as? ChannelEvent, event == .inputClosed {
            inputClosed(now: .now())
            turn()
        }
        context.fireUserInboundEventTriggered(event)
    }

    func read(context: ChannelHandlerContext) {
        if wantsRead { context.read() } else { readIsDue = true }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        lastError = error
        context.close(promise: nil)
    }

    // MARK: - Turns

    /// Writes what is ready, reads on if that was put off, and arms the timer: the end of every event.
    func turn() {
        pump()
        if readIsDue, wantsRead {
            readIsDue = false
            context?.read()
        }
        arm()
    }

    /// Has `turn` called soon, once, however often this is asked: answers of handlers that ended together leave together.
    func turnSoon() {
        guard !pumpsLater, let loop = context?.eventLoop else { return }
        pumpsLater = true
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.execute {
            bound.value.pumpsLater = false
            bound.value.turn()
        }
    }

    /// Bytes that were written and that the socket has not taken.
    var bufferedBytes: Int {
        guard let context else { return 0 }
        return (try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)) ?? 0
    }

    private var takenBytes: UInt64 { written - min(written, UInt64(max(0, bufferedBytes))) }

    private func begin() {
        guard !hasStarted else { return }
        hasStarted = true
        start()
        turn()
    }

    private func end() {
        guard context != nil else { return }
        context = nil
        timer?.cancel()
        timer = nil
        disconnected(now: .now())
    }

    private func pump() {
        guard let context, !isPumping else { return }
        isPumping = true
        var flushes = 0
        while !isDrained, context.channel.isWritable, flushes < Self.flushesInRow {
            take(Self.flushBytes, into: &batch)
            for buffer in batch {
                written += UInt64(buffer.readableBytes)
                context.write(wrapOutboundOut(buffer), promise: nil)
            }
            context.flush()
            if let first = batch.first {
                batch.removeAll(keepingCapacity: true)
                recycle(first)
            }
            flushes += 1
        }
        isPumping = false
        pumped()
        guard !isDrained else { return }
        if context.channel.isWritable { turnSoon() } else { writeBlocked(now: .now(), taken: takenBytes) }
    }

    /// Keeps one timer, at or before the machine's next moment. A timer that fires early only looks.
    private func arm() {
        let moment = wakeAt
        guard moment < timerAt, let context else { return }
        timer?.cancel()
        timerAt = moment
        let bound = NIOLoopBound(self, eventLoop: context.eventLoop)
        let deadline = NIODeadline.uptimeNanoseconds(moment.nanoseconds)
        timer = context.eventLoop.scheduleTask(deadline: deadline) { bound.value.wake() }
    }

    private func wake() {
        timer = nil
        timerAt = .never
        let buffered = bufferedBytes
        woken(now: .now(), taken: written - min(written, UInt64(max(0, buffered))), waits: buffered > 0)
        turn()
    }
}
