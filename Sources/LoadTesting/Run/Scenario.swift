// What a user asks for, in a file, on the command line, or in both, before it is settings.

package import Foundation
package import RetouchClient
import RetouchModel

/// Wishes, each of which may be missing. Texts are as on the command line.
package struct Scenario: Sendable, Equatable, Codable {
    package var mix: String?
    package var photos: [String]?
    package var editPrompts: [String]?
    package var backgroundPrompts: [String]?
    package var resolution: String?
    package var mode: String?
    package var format: String?
    package var rate: String?
    package var arrivals: String?
    package var concurrency: Int?
    package var pause: String?
    package var duration: String?
    package var count: Int?
    package var warmUp: String?
    package var connections: Int?
    package var maxInFlight: Int?
    package var timeout: String?
    package var finish: String?
    package var cancelAfter: String?
    package var slowPause: String?
    package var lostAfter: String?
    package var seed: UInt64?

    package init() {}

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case mix, photos, editPrompts, backgroundPrompts, resolution, mode, format, rate, arrivals, concurrency, pause, duration,
            count
        case warmUp, connections, maxInFlight, timeout, finish, cancelAfter, slowPause, lostAfter, seed
    }

    /// Reads a scenario file: one JSON object with these names as keys.
    ///
    /// - Parameters:
    ///   - name: of the file, for messages.
    ///   - folder: that relative photographs are in.
    /// - Throws: for unknown keys, too: a mistyped one must not be a wish that is forgotten.
    package init(json: Data, name: String, folder: URL) throws(UsageFailure) {
        guard let object = (try? JSONSerialization.jsonObject(with: json)) as? [String: Any] else {
            throw UsageFailure("\(name): no JSON object")
        }
        let known = CodingKeys.allCases.map(\.rawValue)
        if let stranger = object.keys.sorted().first(where: { !known.contains($0) }) {
            throw UsageFailure("\(name): there is no key \(stranger); the keys are \(known.joined(separator: ", "))")
        }
        do {
            self = try JSONDecoder().decode(Scenario.self, from: json)
        } catch DecodingError.typeMismatch(_, let context), DecodingError.dataCorrupted(let context) {
            throw UsageFailure(
                "\(name): \(context.codingPath.map(\.stringValue).joined(separator: ".")): \(context.debugDescription)")
        } catch {
            throw UsageFailure("\(name): \(error)")
        }
        photos = photos?.map { $0.hasPrefix("/") ? $0 : folder.appending(path: $0).path }
    }

    /// These wishes, and where there is none, those of `other`.
    package func over(_ other: Scenario) -> Scenario {
        var both = self
        both.mix = mix ?? other.mix
        both.photos = photos ?? other.photos
        both.editPrompts = editPrompts ?? other.editPrompts
        both.backgroundPrompts = backgroundPrompts ?? other.backgroundPrompts
        both.resolution = resolution ?? other.resolution
        both.mode = mode ?? other.mode
        both.format = format ?? other.format
        both.arrivals = arrivals ?? other.arrivals
        both.pause = pause ?? other.pause
        both.warmUp = warmUp ?? other.warmUp
        both.connections = connections ?? other.connections
        both.maxInFlight = maxInFlight ?? other.maxInFlight
        both.timeout = timeout ?? other.timeout
        both.finish = finish ?? other.finish
        both.cancelAfter = cancelAfter ?? other.cancelAfter
        both.slowPause = slowPause ?? other.slowPause
        both.lostAfter = lostAfter ?? other.lostAfter
        both.seed = seed ?? other.seed
        // Wishes that exclude each other go together.
        if rate == nil, concurrency == nil { (both.rate, both.concurrency) = (other.rate, other.concurrency) }
        if duration == nil, count == nil, both.rate?.contains(":") != true {
            (both.duration, both.count) = (other.duration, other.count)
        }
        return both
    }

    // MARK: Resolving

    /// The settings that these wishes are.
    ///
    /// - Throws: for what cannot be read, contradicts itself, or is out of range.
    package func settings() throws(UsageFailure) -> LoadSettings {
        var settings = LoadSettings(shape: try shape())
        if let mix { settings.mix = try CallMix(mix) }
        if let warmUp { settings.warmUp = try TimeText.parse(warmUp, of: "--warm-up") }
        if let duration { settings.duration = try TimeText.parse(duration, of: "--duration") }
        settings.count = count
        settings.connections = connections ?? settings.connections
        settings.mostInFlight =
            maxInFlight ?? min(1 << 16, max(1, settings.connections) * LoadSettings.Bounds.callsPerConnection / 2)
        if let timeout { settings.timeout = try TimeText.parse(timeout, of: "--timeout") }
        if let finish { settings.finish = try TimeText.parse(finish, of: "--finish") }
        if let cancelAfter { settings.cancelAfter = try TimeText.parse(cancelAfter, of: "--cancel-after") }
        if let slowPause { settings.slowPause = try TimeText.parse(slowPause, of: "--slow-pause") }
        if let lostAfter { settings.lostAfter = try TimeText.parse(lostAfter, of: "--lost-after") }
        settings.seed = seed ?? settings.seed
        if duration == nil, count == nil, rate?.contains(":") != true { settings.duration = LoadSettings.usualDuration }
        try settings.check()
        return settings
    }

    private func shape() throws(UsageFailure) -> LoadShape {
        switch (rate, concurrency) {
        case (let rate?, nil):
            if pause != nil { throw UsageFailure("--pause: only workers of a closed loop (--concurrency) pause") }
            let spacing = try Self.choice(arrivals, of: "--arrivals", Spacing.poisson)
            return .open(plan: try RatePlan(rate), spacing: spacing)
        case (nil, let workers?):
            if arrivals != nil { throw UsageFailure("--arrivals: only an open loop (--rate) has arrivals") }
            return .closed(
                workers: workers,
                pause: try pause.map { text throws(UsageFailure) in try TimeText.parse(text, of: "--pause") } ?? 0)
        case (nil, nil): throw UsageFailure("say --rate R for an open loop, or --concurrency N for a closed one")
        case (_?, _?): throw UsageFailure("--rate and --concurrency: a loop is open or closed")
        }
    }

    /// What calls send.
    ///
    /// - Throws: when a kind needs a photograph and there is none, or a file cannot be read.
    package func inputs(for mix: CallMix) throws(UsageFailure) -> CallInputs {
        let photos = photos ?? []
        if photos.isEmpty, let kind = mix.kinds.first(where: \.needsPhotograph) {
            throw UsageFailure("--mix: \(kind.rawValue) sends a photograph; name one with --photo FILE")
        }
        var inputs = CallInputs(photographs: try PhotographFiles.read(photos))
        if let editPrompts { inputs.edits = try Self.words(editPrompts, "--edit-prompt") }
        if let backgroundPrompts { inputs.backgrounds = try Self.words(backgroundPrompts, "--background-prompt") }
        inputs.resolution = try Self.choice(resolution, of: "--resolution", .auto)
        inputs.mode = try Self.choice(mode, of: "--mode", .auto)
        inputs.output.format = try Self.choice(format, of: "--format", .png)
        return inputs
    }

    private static func words(_ prompts: [String], _ option: String) throws(UsageFailure) -> [String] {
        guard !prompts.isEmpty, prompts.allSatisfy({ !$0.isEmpty }) else { throw UsageFailure("\(option): an empty prompt") }
        return prompts
    }

    private static func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ text: String?, of option: String, _ usual: Value
    ) throws(UsageFailure) -> Value {
        guard let text else { return usual }
        guard let value = Value(rawValue: text) else {
            throw UsageFailure("\(option) \(text): one of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return value
    }
}
