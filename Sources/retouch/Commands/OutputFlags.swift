// The flags that every edit shares: how many results, how big, how careful, which format and where.

public import ArgumentParser
import RetouchClient
public import RetouchModel

extension Resolution: ExpressibleByArgument {}
extension GenerationMode: ExpressibleByArgument {}
extension ImageFormat: ExpressibleByArgument {}

struct OutputFlags: ParsableArguments {
    @Option(name: [.customShort("n"), .customLong("number")], help: "Variations, 1 to 4.")
    var number = 1

    @Option(help: "auto keeps the picture's size; the others keep its shape.")
    var resolution = Resolution.auto

    @Option(help: "What to trade time for.")
    var mode = GenerationMode.auto

    @Option(help: "0 to 4294967295; the server picks one when it is not given.")
    var seed: UInt32?

    @Option(help: "Format of the results; by default that of OUT's ending, else png.")
    var format: ImageFormat?

    @Option(help: "Quality of JPEG and WebP, 1 to 100.")
    var quality = OutputOptions.defaultQuality

    @Option(help: "Same key and same inputs: the same stored answer, charged once.")
    var idempotencyKey: String?

    @Option(help: "The engine to use; by default the first that can do it.")
    var engine: String?

    @Option(help: "Give up after this many seconds.")
    var timeout: Double?

    @Option(name: [.customShort("o"), .customLong("output")], help: "Where the result goes; several become OUT-1.png and so on.")
    var out: String?

    @Option(
        help: ArgumentHelp(
            "Also draw one PNG that shows the source, the region, each result and what differs between them.", valueName: "file"))
    var contactSheet: String?

    @Flag(help: "Print one JSON object instead of a report.")
    var json = false

    /// Refuses what can be refused without the server.
    ///
    /// - Parameter suffix: what a result beside the source is called after.
    func check(source: String, suffix: String) throws {
        guard (1...4).contains(number) else { throw ValidationError("-n \(number): 1 to 4 variations") }
        guard (1...100).contains(quality) else { throw ValidationError("--quality \(quality): 1 to 100") }
        if let timeout, !(timeout > 0 && timeout.isFinite) { throw ValidationError("--timeout \(timeout): seconds, above 0") }
        let names = try names(source: source, suffix: suffix)
        try PictureFile.checkFolder(names.folder, of: "-o")
        guard let contactSheet else { return }
        let sheet = try ResultNames(out: contactSheet, source: source, suffix: suffix, format: nil, count: 1)
        guard sheet.format == .png, sheet.path(0) == contactSheet else {
            throw UsageFailure("--contact-sheet \(contactSheet): name a file that ends in .png")
        }
        guard !(0..<number).contains(where: { names.path($0) == contactSheet }) else {
            throw UsageFailure("--contact-sheet \(contactSheet): that is where a result goes")
        }
        try PictureFile.checkFolder(sheet.folder, of: "--contact-sheet")
    }

    func names(source: String, suffix: String) throws(UsageFailure) -> ResultNames {
        try ResultNames(out: out, source: source, suffix: suffix, format: format, count: number)
    }

    /// The sheet to draw of a request; `nil` = none was asked for.
    func sheet(of request: EditRequest, source: [UInt8]) -> ProofSheet? {
        contactSheet.map { ProofSheet(path: $0, source: source, request: request) }
    }

    func apply(to request: inout EditRequest, format: ImageFormat) {
        request.imageCount = number
        request.resolution = resolution
        request.mode = mode
        request.seed = seed
        request.idempotencyKey = idempotencyKey
        request.engine = engine
        request.output = OutputOptions(format: format, quality: quality)
    }
}
