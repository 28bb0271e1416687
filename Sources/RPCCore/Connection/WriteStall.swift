// Whether the peer still takes what is written to it.

/// Watches the bytes that the peer's end has taken. Between looks nothing is asked.
struct WriteStall {
    private var taken: UInt64 = 0
    private var since: Moment?

    /// Looks, and says since when nothing moved although something waits; `nil` when all is well.
    ///
    /// - Parameters:
    ///   - taken: bytes that left this process since the connection began.
    ///   - waits: whether there are more.
    mutating func look(taken: UInt64, waits: Bool, now: Moment) -> Moment? {
        if !waits || taken != self.taken || since == nil {
            self.taken = taken
            since = waits ? now : nil
        }
        return since
    }
}
