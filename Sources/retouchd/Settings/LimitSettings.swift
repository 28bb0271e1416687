// The limits of this server: flag before environment before file before default.

import Configuration
import Foundation
import RetouchModel

/// Reads every limit of the catalog from the three places.
enum LimitSettings {
    /// - Parameters:
    ///   - flags: what `LimitFlags.check` returned.
    ///   - environment: the process's variables.
    ///   - file: the path of a JSON file; `nil` = none.
    /// - Throws: naming the key and the value: unknown, no number, negative or out of range.
    static func read(flags: [String], environment: [String: String], file: String?) async throws -> Limits {
        let variables = try checked(environment)
        var providers: [any ConfigProvider] = [
            CommandLineArgumentsProvider(arguments: ["retouchd"] + flags),
            EnvironmentVariablesProvider(environmentVariables: variables),
        ]
        if let file {
            try LimitFile.check(file)
            let place = ConfigReader(
                provider: InMemoryProvider(values: ["filePath": ConfigValue(.string(file), isSecret: false)]))
            providers.append(try await FileProvider<JSONSnapshot>(config: place))
        }
        let reader = ConfigReader(providers: providers)
        var limits = Limits()
        for entry in Limits.catalog {
            // Every source was checked to hold a whole number for this key, or nothing.
            guard let value = reader.int(forKey: ConfigKey(entry.name)) else { continue }
            guard entry.range.contains(value) else {
                throw StartFailure.wrong(
                    "\(entry.name) is \(value) (\(entry.flag), \(entry.variable) or the configuration file): "
                        + "it must be from \(entry.range.lowerBound) to \(entry.range.upperBound).")
            }
            entry.set(value, in: &limits)
        }
        return limits
    }

    /// The variables of the limits, without their prefix.
    private static func checked(_ environment: [String: String]) throws(StartFailure) -> [String: String] {
        var variables: [String: String] = [:]
        let known = Limits.catalog.map(\.variable)
        let prefixes = SettingNames.sections.map { "\(SettingNames.prefix)\($0.uppercased())_" }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) where prefixes.contains(where: name.hasPrefix) {
            guard known.contains(name) else {
                throw .wrong("there is no limit for the variable \(name).\(SettingNames.advice(name, among: known))")
            }
            guard Int(value).map({ $0 >= 0 }) ?? false else {
                throw .wrong("\(name) is \(value): write a whole number that is not negative.")
            }
            variables[String(name.dropFirst(SettingNames.prefix.count))] = value
        }
        return variables
    }
}
