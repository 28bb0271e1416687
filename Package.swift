// swift-tools-version: 6.2
//
// Retouch's modules in call order, and what each may import. Data flows one way: an arrow that is not
// written here does not exist, and `scripts/check-imports` fails the build when a source file adds one.

import PackageDescription

// MARK: - Settings

/// Every target: explicit access levels on imports and on existentials.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Targets that every call passes: the compiler proves exclusive access where it can, and the run-time checks that are left took
/// about 3 % in a profile of small calls. Debug builds keep them.
let wire: [SwiftSetting] = house + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

/// Targets with pixel loops: whole SIMD registers need the 2013 baseline of x86-64 (AVX2, no FMA contraction,
/// so results are the same bytes on every machine). Arm's baseline already has NEON.
#if arch(x86_64)
    let pixels: [SwiftSetting] = house + [.unsafeFlags(["-Xcc", "-march=x86-64-v3"])]
    let cPixels: [CSetting] = [.unsafeFlags(["-march=x86-64-v3", "-ffp-contract=off"])]
#else
    let pixels: [SwiftSetting] = house
    let cPixels: [CSetting] = [.unsafeFlags(["-ffp-contract=off"])]
#endif

// MARK: - Dependencies

/// One sentence each: why this one and not another.
let dependencies: [Package.Dependency] = [
    // The event loops and ByteBuffer: the only maintained asynchronous socket layer for Swift on Linux.
    .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
    // TLS 1.3 inside NIO's pipeline, with mutual authentication; BoringSSL is bundled, so no system OpenSSL to match.
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.6"),
    // The ecosystem's logging and metrics facades: operators plug in their own back ends.
    .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    // Subcommands, help texts and shell completion for the executables.
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
    // Signals and ordered shutdown, shared with every other service of the ecosystem.
    .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    // Flag, environment and file in one order of precedence for every limit.
    .package(
        url: "https://github.com/apple/swift-configuration.git", from: "1.4.0",
        traits: [.defaults, "CommandLineArguments"]),
    // SQLite with migrations and a single writer; raw SQLite would mean writing both again.
    .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
    // Latencies with every percentile in little memory: the layout that HdrHistogram's tools for other languages share, and no
    // list of samples to sort.
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift.git", from: "0.2.0"),
    // SHA-256 at the speed of the machine's own instructions: names of stored images, fingerprints, hashed credentials.
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.2"),
    // protoc's plugin messages and linked descriptors with their comments, for the stub generator: protobuf-c has neither.
    .package(url: "https://github.com/apple/swift-protobuf.git", from: "1.39.0"),
]

// MARK: - Targets

func module(
    _ name: String, _ dependencies: [Target.Dependency] = [], _ settings: [SwiftSetting] = house
) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []) -> Target {
    .testTarget(
        name: "\(name)Tests", dependencies: [.byName(name: name), "TestSupport"] + dependencies,
        resources: resources, swiftSettings: pixels)
}

let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let arguments: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let plugin: Target.Dependency = .product(name: "SwiftProtobufPluginLibrary", package: "swift-protobuf")
let protobuf: Target.Dependency = .product(name: "SwiftProtobuf", package: "swift-protobuf")

let package = Package(
    name: "Retouch",
    products: [
        .executable(name: "retouchd", targets: ["retouchd"]),
        .executable(name: "retouch", targets: ["retouch"]),
        .executable(name: "protoc-gen-retouch", targets: ["protoc-gen-retouch"]),
        .executable(name: "retouch-load", targets: ["retouch-load"]),
        .library(name: "RetouchClient", targets: ["RetouchClient"]),
    ],
    dependencies: dependencies,
    targets: [
        // Bindings: module maps and thin C shims; setjmp, variadics and dlopen stay in C.
        .target(name: "CProtobufC", linkerSettings: [.linkedLibrary("protobuf-c")]),
        .target(name: "COnnxRuntime", linkerSettings: [.linkedLibrary("dl")]),
        .target(
            name: "CImageCodecs", cSettings: cPixels,
            linkerSettings: ["png", "jpeg", "webp", "webpmux", "webpdemux", "deflate", "z"]
                .map { .linkedLibrary($0) }),
        .target(name: "CRetouchProtos", dependencies: ["CProtobufC"]),

        // The vocabulary, values only.
        module("RetouchModel"),

        // Pixels.
        module("Imaging", ["RetouchModel", "CImageCodecs"], pixels),
        module("Vision", ["RetouchModel", "Imaging", "COnnxRuntime"], pixels),
        module("Scenes", ["RetouchModel", "Imaging"], pixels),
        module("Engines", ["RetouchModel", "Vision", "Scenes", "Imaging"], pixels),

        // Words and facts; no pixels.
        module("Planning", ["RetouchModel"]),
        module("Suggestions", ["RetouchModel"]),
        module("Store", ["RetouchModel", .product(name: "GRDB", package: "GRDB.swift"), crypto]),

        // The use cases.
        module(
            "EditService",
            ["RetouchModel", "Planning", "Engines", "Suggestions", "Store", "Imaging", logging, metrics]),

        // The wire. RPCCore knows frames and states, no sockets.
        module("RPCCore", ["RetouchModel", nioCore], wire),
        module(
            "RPCTransport",
            [
                "RetouchModel", "RPCCore", nioCore, nioPosix, logging, metrics,
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ], wire),
        module("RetouchAPI", ["RetouchModel", "RPCCore", "CRetouchProtos", "CProtobufC", nioCore], wire),
        module("RetouchClient", ["RetouchModel", "RetouchAPI", "RPCTransport", "RPCCore", logging]),

        // Load tests of a server: schedules, measuring, reports; knows the server by its client alone.
        module(
            "LoadTesting",
            ["RetouchClient", "RetouchModel", .product(name: "Histogram", package: "hdrhistogram-swift")]),

        // Executables: wiring and flags only.
        .executableTarget(
            name: "retouchd",
            dependencies: [
                "EditService", "Engines", "Store", "RetouchAPI", "RPCTransport", "RPCCore", "RetouchModel", arguments,
                logging,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "Configuration", package: "swift-configuration"),
            ], swiftSettings: house),
        .executableTarget(
            name: "retouch", dependencies: ["RetouchClient", "RetouchModel", "Imaging", arguments],
            swiftSettings: house),

        // Stubs for other languages: descriptors to a model, the model to source text. It knows nothing of the server.
        module("StubGenerator", [plugin, protobuf, crypto]),
        .executableTarget(
            name: "protoc-gen-retouch", dependencies: ["StubGenerator", plugin, protobuf], swiftSettings: house),
        .executableTarget(
            name: "retouch-load", dependencies: ["LoadTesting", "RetouchClient", "RetouchModel", arguments],
            swiftSettings: house),

        // Fast paths beside their peers; package access works inside the manifest only, so it is a target and not a package.
        .executableTarget(
            name: "retouch-bench",
            dependencies: ["Engines", "Scenes", "Imaging", "Planning", "RetouchModel", "CImageCodecs", "TestSupport"],
            path: "Tests/Benchmarks/Retouch", swiftSettings: pixels),

        // Seeded mutations against every decoder of the wire and the API; runs for as long as it is told.
        .executableTarget(
            name: "retouch-fuzz", dependencies: ["RetouchAPI", "RPCCore", "RetouchModel", nioCore], path: "Tests/Fuzz",
            swiftSettings: house),

        // The Swift client under the conformance suite that all clients pass (clients/conformance).
        .executableTarget(
            name: "retouch-conformance-driver",
            dependencies: [
                "RetouchClient", "RPCTransport", "RPCCore", "RetouchAPI", "RetouchModel", nioCore, logging, crypto,
            ],
            path: "Tests/Conformance/Driver", swiftSettings: house),

        .executableTarget(
            name: "wire-bench-server",
            dependencies: ["RPCTransport", "RPCCore", "RetouchAPI", "RetouchModel", nioCore, nioPosix, logging],
            path: "Tests/Benchmarks/wire/server", swiftSettings: house),

        // Tests. TestSupport draws the small pictures that tests are made of.
        .target(
            name: "TestSupport", dependencies: ["RetouchModel", "Imaging"], path: "Tests/TestSupport",
            swiftSettings: pixels),
        tests("RetouchModel", []),
        tests("Imaging", ["CImageCodecs", "RetouchModel"]),
        tests("Vision", ["Imaging", "COnnxRuntime", "RetouchModel"]),
        tests("Scenes", ["Imaging", "RetouchModel"]),
        tests("Engines", ["Vision", "Scenes", "Imaging", "RetouchModel"]),
        tests("Planning", ["RetouchModel"]),
        tests("Suggestions", ["RetouchModel"]),
        tests("Store", ["RetouchModel", "Imaging", .product(name: "GRDB", package: "GRDB.swift")]),
        tests("EditService", ["Engines", "Planning", "Store", "Suggestions", "Imaging", "RetouchModel", logging]),
        tests("RPCCore", ["RetouchModel", nioCore]),
        tests(
            "RPCTransport",
            [
                "RetouchModel", "RPCCore", "RetouchAPI", nioCore, logging, nioPosix,
                .product(name: "NIOEmbedded", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]),
        tests("RetouchAPI", ["RetouchModel", "RPCCore", "CRetouchProtos", "CProtobufC", nioCore]),
        tests("RetouchClient", ["RetouchModel"]),
        tests("LoadTesting", ["RetouchClient", "RetouchModel"]),
        .testTarget(
            name: "StubGeneratorTests", dependencies: ["StubGenerator", plugin, protobuf], swiftSettings: house),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["RetouchClient", "RetouchAPI", "RPCCore", "Imaging", "RetouchModel", "TestSupport"],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)
