// Waiting for what other processes do: always for a condition, always with a limit.

/// A condition did not come true in time.
struct TimedOut: Error, CustomStringConvertible {
    let description: String
}

/// Returns as soon as the condition holds.
///
/// - Throws: `TimedOut` when it does not hold within the limit.
func eventually(_ what: String, within limit: Duration = .seconds(20), _ condition: () throws -> Bool) async throws {
    let clock = ContinuousClock()
    let end = clock.now + limit
    while try !condition() {
        guard clock.now < end else { throw TimedOut(description: "not within \(limit): \(what)") }
        try await Task.sleep(for: .milliseconds(10))
    }
}
