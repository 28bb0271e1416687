// What a load is put on: a server, or a model of one.

/// Performs calls. Safe from any task.
package protocol LoadTarget: Sendable {
    /// Performs one call to its end and says how it went. Returns soon after its task is cancelled.
    func perform(_ call: PlannedCall) async -> CallOutcome
    /// Whether calls have no chance: no connection stands, and none can be made.
    var isLost: Bool { get }
    /// Bytes over all connections so far.
    var traffic: (sent: UInt64, received: UInt64) { get }
}
