// One case: a client is made, its calls are begun as the case says, and what became of them is reported.

import Logging
import RPCCore
import RPCTransport
import RetouchAPI
import RetouchClient
import RetouchModel

struct SessionRun {
    private let session: Session
    private let channel: RPCChannel
    private let client: RetouchClient

    init(_ session: Session) {
        self.session = session
        let connect = session.connect
        var limits = Limits()
        if connect.messageBytes > 0 { limits.wire.messageBytes = connect.messageBytes }
        if connect.firstFrameMilliseconds > 0 { limits.wire.firstFrameMilliseconds = connect.firstFrameMilliseconds }
        if connect.idleMilliseconds > 0 { limits.wire.idleMilliseconds = connect.idleMilliseconds }
        if connect.writeStallMilliseconds > 0 { limits.wire.writeStallMilliseconds = connect.writeStallMilliseconds }
        var configuration = RPCClient.Configuration(
            host: connect.host, port: connect.port, tls: connect.tls.map(ClientTLS.init), credential: connect.credential,
            agent: connect.agent, schemaHash: connect.schemaHash == 0 ? Schema.hash : connect.schemaHash, limits: limits.wire)
        if connect.connectMilliseconds > 0 { configuration.connectMilliseconds = connect.connectMilliseconds }
        var retry = RetryPolicy.never
        if let asked = connect.retry {
            retry.attempts = asked.attempts
            if asked.backoffMilliseconds > 0 { retry.backoffMilliseconds = asked.backoffMilliseconds }
            if asked.budget > 0 { retry.budget = asked.budget }
        }
        channel = RPCChannel(
            configuration, codec: ProtobufHeaderCodec(limits: limits.wire), logger: Logger(label: "driver"), retry: retry)
        client = RetouchClient(
            address: ServerAddress(host: connect.host, port: connect.port), channel: channel,
            codec: MessageCodec(limits: limits))
    }

    func outcome() async -> Outcome {
        var outcome = Outcome()
        if !session.connect.isLazy {
            do throws(RPCError) {
                try await channel.connect()
                outcome.connect = ResponseHeader()
            } catch {
                outcome.connect = ResponseHeader(error)
                await channel.close()
                return outcome
            }
        }
        outcome.calls = await runCalls()
        if session.lingerMilliseconds > 0 { try? await Task.sleep(for: .milliseconds(session.lingerMilliseconds)) }
        outcome.callsInFlight = await settledCallsInFlight()
        outcome.connections = channel.connectionCount
        outcome.server = channel.latest?.server
        outcome.goAway = channel.latest?.goAway
        await channel.close()
        return outcome
    }

    /// Calls that the client remembers, when that has come to rest or a second has passed.
    private func settledCallsInFlight() async -> Int {
        for _ in 0..<100 {
            guard await channel.callsInFlight > 0 else { return 0 }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return await channel.callsInFlight
    }

    private func runCalls() async -> [CallOutcome] {
        let closing =
            session.closeAfterMilliseconds > 0
            ? Task { [channel, session] in
                try await Task.sleep(for: .milliseconds(session.closeAfterMilliseconds))
                await channel.close()
            } : nil
        var tasks: [Task<CallOutcome, Never>] = []
        for call in session.calls {
            let before = call.after.map { tasks[$0] }
            let run = CallRun(call: call, channel: channel, client: client)
            // Runs up to its first wait before the next one is begun, so that calls are handed over in their order.
            tasks.append(
                Task.immediate {
                    for task in before { _ = await task.value }
                    if call.delayMilliseconds > 0 { try? await Task.sleep(for: .milliseconds(call.delayMilliseconds)) }
                    return await run.outcome()
                })
        }
        var outcomes: [CallOutcome] = []
        for task in tasks { outcomes.append(await task.value) }
        if session.closeAfterMilliseconds > 0 { _ = await closing?.result }
        return outcomes
    }
}

extension ClientTLS {
    init(_ tls: Connect.TLS) {
        self.init(
            authoritiesFile: tls.authority.isEmpty ? nil : tls.authority,
            serverName: tls.serverName.isEmpty ? nil : tls.serverName,
            identity: tls.certificate.isEmpty ? nil : TLSIdentity(certificateFile: tls.certificate, keyFile: tls.key))
    }
}
