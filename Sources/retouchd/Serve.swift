// retouchd serve: wires the modules together and runs them.

import ArgumentParser
import EditService
import Engines
import Foundation
import Logging
import RPCCore
import RPCTransport
import RetouchAPI
import RetouchModel
import ServiceLifecycle
import Store

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve edits until SIGTERM or SIGINT.",
        discussion: """
            Every limit is a flag, too: see retouchd limits. A flag goes before a variable of the environment, that before the \
            configuration file, that before the default. "listening on HOST:PORT" on standard output says that the server is ready.
            """)

    @Option(help: ArgumentHelp("Where to listen; port 0 finds a free one.", valueName: "host:port"))
    var listen = "127.0.0.1:7433"

    @Option(help: ArgumentHelp("The folder for images, credits and history; made if it is not there.", valueName: "dir"))
    var data: String

    @Option(help: ArgumentHelp("The folder with ONNX Runtime and the nets.", valueName: "dir"))
    var models: String

    @Option(
        help: ArgumentHelp("Background pictures with sidecars; see retouchd plates check --help.", valueName: "dir"))
    var plates: String?

    @Option(help: ArgumentHelp("Limits, and the folder of plates, in a JSON file.", valueName: "file"))
    var config: String?

    @Option(help: ArgumentHelp("Accounts and hashed keys; without it everyone may call.", valueName: "file"))
    var credentials: String?

    @Option(help: ArgumentHelp("Serve TLS 1.3 with this certificate chain (PEM).", valueName: "file"))
    var tlsCertificate: String?

    @Option(help: ArgumentHelp("The private key of the certificate (PEM).", valueName: "file"))
    var tlsKey: String?

    @Option(help: ArgumentHelp("Demand client certificates of these authorities (PEM).", valueName: "file"))
    var tlsClientCa: String?

    @Argument(parsing: .allUnrecognized, help: .hidden)
    var limitFlags: [String] = []

    /// The declared flags, for advice about mistyped ones.
    static let flags = [
        "--listen", "--data", "--models", "--plates", "--config", "--credentials", "--tls-certificate", "--tls-key",
        "--tls-client-ca",
    ]

    func run() async throws {
        guard let address = ListenAddress(listen) else {
            throw StartFailure.wrong("--listen \(listen): write HOST:PORT, such as 127.0.0.1:7433.")
        }
        let limits = try await LimitSettings.read(
            flags: LimitFlags.check(limitFlags), environment: ProcessInfo.processInfo.environment, file: config)
        let plateFolder = try PlateFolderSetting.read(
            flag: plates, environment: ProcessInfo.processInfo.environment, file: config)
        let tls = try tlsSettings()
        let (authenticator, admitted) = try authentication()
        ProcessMemory.keepFreedPages()
        ignoreFatalSignals()
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        let logger = Logger(label: "retouchd")
        log(limits, admitted: admitted, address: address, to: logger)

        let plates = try plateFolder.map { folder throws(StartFailure) in try openPlates(folder, limits, logger) }
        let store = try openStore(limits, logger)
        let service = EditService(
            store: store, machinery: machinery(limits, plates, logger), limits: limits, logger: Logger(label: "retouch.edits"))
        let server = try await listen(
            at: address, limits: limits, tls: tls, authenticator: authenticator,
            serving: ServingAdapter(service: service, limits: limits))
        let serving = ServerService(
            server: server, service: service, address: address.text(port: server.port), logger: logger)
        let group = ServiceGroup(
            services: [serving],
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
    }

    // MARK: Parts

    private func tlsSettings() throws(StartFailure) -> ServerTLS? {
        guard let tlsCertificate, let tlsKey else {
            guard tlsCertificate == nil, tlsKey == nil, tlsClientCa == nil else {
                throw .wrong("TLS needs both --tls-certificate and --tls-key.")
            }
            return nil
        }
        for file in [tlsCertificate, tlsKey, tlsClientCa].compactMap({ $0 })
        where !FileManager.default.isReadableFile(atPath: file) {
            throw .wrong("the TLS file \(file) cannot be read.")
        }
        return ServerTLS(
            identity: TLSIdentity(certificateFile: tlsCertificate, keyFile: tlsKey), clientAuthoritiesFile: tlsClientCa)
    }

    /// Who may call, and the words for the log.
    private func authentication() throws(StartFailure) -> (any Authenticator, String) {
        if let credentials {
            let accounts = try Credentials(file: credentials)
            return (accounts, "\(accounts.count) keys of \(credentials)")
        }
        if tlsClientCa != nil { return (CertificateAccounts(), "client certificates of \(tlsClientCa ?? "")") }
        return (OpenAuthenticator(account: "local"), "everyone, as the account local")
    }

    private func openStore(_ limits: Limits, _ logger: Logger) throws(StartFailure) -> Store {
        let store: Store
        do throws(EditFailure) {
            store = try Store(data, limits: limits.edits, now: Surroundings.system.wallClock())
        } catch {
            throw .impossible(error.message + (error.logMessage.isEmpty ? "" : " (\(error.logMessage))"))
        }
        let recovery = store.recovery
        if recovery.releasedHolds > 0 || recovery.removedFiles > 0 {
            logger.notice(
                "recovered from an unorderly end",
                metadata: ["released_holds": "\(recovery.releasedHolds)", "removed_files": "\(recovery.removedFiles)"])
        }
        for account in recovery.unsoundAccounts {
            logger.error("an account's sums do not follow from the ledger", metadata: ["account": "\(account)"])
        }
        return store
    }

    /// Every fault of the folder and every advice goes to the log; one bad plate is no reason not to start.
    private func openPlates(_ folder: String, _ limits: Limits, _ logger: Logger) throws(StartFailure) -> OperatorPlates {
        let plates: OperatorPlates
        do throws(PlateTrouble) { plates = try PlateFolder.open(folder, limits: limits) } catch {
            throw .unreadable(plates: folder, error)
        }
        for finding in plates.findings {
            logger.log(
                level: finding.isLeftOut ? .warning : .notice, finding.isLeftOut ? "no plate" : "about a plate",
                metadata: ["file": "\(finding.file)", "what": "\(finding.what)"])
        }
        let leftOut = plates.findings.count(where: \.isLeftOut)
        logger.info(
            "plates", metadata: ["folder": "\(folder)", "indexed": "\(plates.records.count)", "left_out": "\(leftOut)"])
        return plates
    }

    private func machinery(_ limits: Limits, _ plates: OperatorPlates?, _ logger: Logger) -> EditMachinery {
        let threads = limits.edits.workers > 0 ? limits.edits.workers : ProcessInfo.processInfo.activeProcessorCount
        let embedded = EmbeddedEngine(models: models, threads: threads, limits: limits.edits, plates: plates)
        for missing in embedded.missing { logger.warning("a net is missing", metadata: ["why": "\(missing)"]) }
        let registry = EngineRegistry(engines: [embedded.engine])
        for engine in registry.describe() {
            for ability in engine.abilities {
                logger.info(
                    "ability",
                    metadata: [
                        "engine": "\(engine.name)", "ability": "\(ability.name)",
                        "available": "\(ability.available)", "missing": "\(ability.missing)",
                    ])
            }
        }
        let inspector = embedded.inspector
        return EditMachinery(executor: PlanExecutor(registry: registry), complaints: embedded.missing) {
            raster, compute throws(EditFailure) in
            try inspector.facts(of: raster, compute: compute)
        }
    }

    private func listen(
        at address: ListenAddress, limits: Limits, tls: ServerTLS?, authenticator: any Authenticator,
        serving: ServingAdapter
    ) async throws(StartFailure) -> RPCServer {
        let configuration = RPCServer.Configuration(
            host: address.host, port: address.port, tls: tls, limits: limits.wire, agent: "retouchd/\(Build.version)",
            build: Build.text, schemaHash: Schema.hash)
        let router = Router(RetouchMethods.table(service: serving, limits: limits))
        do throws(RPCError) {
            return try await RPCServer.start(
                configuration, router: router, codec: ProtobufHeaderCodec(limits: limits.wire), authenticator: authenticator,
                logger: Logger(label: "retouch.rpc"))
        } catch {
            guard error.status.code == .invalidArgument else { throw .impossible(error.status.message) }
            throw .wrong(error.status.message)
        }
    }

    // MARK: Start

    /// A file that grows past a limit of the system, and a peer that is gone, are errors of a call and not the end of the server.
    private func ignoreFatalSignals() {
        signal(SIGXFSZ, SIG_IGN)
        signal(SIGPIPE, SIG_IGN)
    }

    private func log(_ limits: Limits, admitted: String, address: ListenAddress, to logger: Logger) {
        logger.info(
            "starting",
            metadata: [
                "build": "\(Build.text)", "listen": "\(listen)", "data": "\(data)", "models": "\(models)",
                "callers": "\(admitted)", "tls": "\(tlsCertificate != nil)",
            ])
        if credentials == nil, tlsClientCa == nil, !address.isLoopback {
            logger.warning("everyone who reaches this address may edit: give --credentials or --tls-client-ca")
        }
        for limit in limits.named { logger.info("limit", metadata: ["name": "\(limit.name)", "value": "\(limit.value)"]) }
    }
}
