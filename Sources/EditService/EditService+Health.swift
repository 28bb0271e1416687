// Health and self-description.

package import RetouchModel

extension EditService {
    /// Whether the server takes work, and what it lacks. Cheap enough for a probe every second.
    package func health() -> HealthStatus {
        var reasons = machinery.complaints + storeComplaints.withLock { $0 }
        if unreleased.count > 0 { reasons.append("\(unreleased.count) holds of failed edits wait to be released") }
        let load = queue.load
        let state: HealthStatus.State = drain.hasBegun ? .draining : reasons.isEmpty ? .serving : .degraded
        return HealthStatus(state: state, reasons: reasons, editsRunning: load.running, editsQueued: load.waiting)
    }

    /// What each engine can do on this server.
    package func engines() -> [EngineDescription] {
        machinery.executor.registry.describe()
    }

    /// From now on Health says draining. Refusing new calls is the connection's part.
    package func beginDrain() {
        drain.begin()
    }
}
