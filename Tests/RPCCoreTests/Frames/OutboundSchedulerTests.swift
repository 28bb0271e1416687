// Small frames first, large messages in turn, and every message exactly as it was given.

import NIOCore
import RPCCore
import TestSupport
import Testing

@Suite struct OutboundSchedulerTests {
    private let limits = testLimits()

    @Test func largeMessagesTakeTurns() throws {
        var outbound = OutboundScheduler(limits: limits)
        outbound.message(.response, callID: 1, header: ByteBuffer(), body: Body(bytes(2_500)))
        outbound.message(.response, callID: 3, header: ByteBuffer(), body: Body(bytes(2_500)))
        let order = try drain(&outbound, limits: limits).map(\.head.callID)
        #expect(order == [1, 3, 1, 3, 1, 3])
    }

    @Test func smallFramesOvertake() throws {
        var outbound = OutboundScheduler(limits: limits)
        outbound.message(.response, callID: 1, header: ByteBuffer(), body: Body(bytes(3_000)))
        var batch: [ByteBuffer] = []
        outbound.take(1, into: &batch)
        outbound.message(.response, callID: 3, header: ByteBuffer(), body: Body(bytes(100)))
        outbound.control(.pong)
        while !outbound.isEmpty { outbound.take(1, into: &batch) }
        #expect(try frames(in: batch, limits: limits).map(\.head.callID) == [1, 3, 0, 1, 1])
    }

    @Test func aCallsMessagesKeepTheirOrder() throws {
        var outbound = OutboundScheduler(limits: limits)
        outbound.message(.message, callID: 1, header: ByteBuffer(), body: Body(bytes(2_000)))
        outbound.message(.message, callID: 1, header: ByteBuffer(), body: Body(bytes(10)))
        outbound.message(.response, callID: 1, header: ByteBuffer(), body: Body())
        let sent = try drain(&outbound, limits: limits)
        #expect(sent.map(\.head.type) == [2, 2, 2, 3])
        #expect(sent.map { $0.head.flags.contains(.more) } == [true, false, false, false])
    }

    @Test func requestsOpenInTheOrderOfTheirIDs() throws {
        var outbound = OutboundScheduler(limits: limits)
        let header = bytes(20)
        outbound.message(.request, callID: 1, header: header, body: Body(bytes(3_000)))
        outbound.message(.request, callID: 3, header: header, body: Body(bytes(10)))
        let sent = try drain(&outbound, limits: limits)
        #expect(sent.map(\.head.callID) == [1, 3, 1, 1, 1])
        #expect(sent.map { $0.header.readableBytes } == [20, 20, 0, 0, 0])
        #expect(sent[0].head.flags == .more)
    }

    @Test func droppingForgetsWhatDidNotLeave() throws {
        var outbound = OutboundScheduler(limits: limits)
        outbound.message(.response, callID: 1, header: ByteBuffer(), body: Body(bytes(3_000)))
        outbound.message(.response, callID: 3, header: ByteBuffer(), body: Body(bytes(3_000)))
        #expect(outbound.drop(3) == nil)
        var batch: [ByteBuffer] = []
        outbound.take(1, into: &batch)
        #expect(outbound.drop(1) == .response)
        #expect(outbound.drop(1) == nil)
        let (isEmpty, queued) = (outbound.isEmpty, outbound.queuedBytes)
        #expect(isEmpty)
        #expect(queued == 0)
    }

    @Test(arguments: 0..<60) func randomInterleavingsReassemble(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        var outbound = OutboundScheduler(limits: limits)
        var given: [UInt32: [Body]] = [:]
        var batch: [ByteBuffer] = []
        for _ in 0..<40 {
            let call = UInt32.random(in: 0..<6, using: &random) * 2 + 1
            let pieces = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                bytes(Int.random(in: 0...1_500, using: &random), seed: .random(in: 0...255, using: &random))
            }
            given[call, default: []].append(Body(pieces))
            outbound.message(.message, callID: call, header: bytes(3), body: Body(pieces))
            if Bool.random(using: &random) { outbound.take(.random(in: 1...3_000, using: &random), into: &batch) }
        }
        while !outbound.isEmpty { outbound.take(.random(in: 1...3_000, using: &random), into: &batch) }
        var arriving: [UInt32: Body] = [:]
        var arrived: [UInt32: [Body]] = [:]
        for frame in try frames(in: batch, limits: limits) {
            let call = frame.head.callID
            #expect(frame.header.readableBytes == (arriving[call] == nil ? 3 : 0))
            #expect(frame.body.count <= limits.fragmentBytes)
            arriving[call, default: Body()].hold(frame.body)
            guard !frame.head.flags.contains(.more) else { continue }
            arrived[call, default: []].append(arriving.removeValue(forKey: call) ?? Body())
        }
        #expect(arriving.isEmpty)
        #expect(arrived == given)
        let queued = outbound.queuedBytes
        #expect(queued == 0)
    }
}
