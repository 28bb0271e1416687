// Time on the wire is a duration; inside a process it is a moment of the monotonic clock.

import NIOCore

/// A moment of the monotonic clock. Handed in wherever time matters, so that tests own it.
package struct Moment: Sendable, Hashable, Comparable {
    /// Nanoseconds since some fixed moment before the process began.
    package var nanoseconds: UInt64

    package init(nanoseconds: UInt64) {
        self.nanoseconds = nanoseconds
    }

    /// The present, on the clock that NIO's timers run on.
    package static func now() -> Moment {
        Moment(nanoseconds: NIODeadline.now().uptimeNanoseconds)
    }

    /// Later than anything that can happen.
    package static let never = Moment(nanoseconds: UInt64(Int64.max))

    package static func < (left: Moment, right: Moment) -> Bool {
        left.nanoseconds < right.nanoseconds
    }

    /// This moment and so many milliseconds; `never` when that is past the end of the scale.
    package func advanced(milliseconds: Int) -> Moment {
        let (step, large) = UInt64(max(0, milliseconds)).multipliedReportingOverflow(by: 1_000_000)
        let (sum, over) = nanoseconds.addingReportingOverflow(step)
        return large || over || sum > Moment.never.nanoseconds ? .never : Moment(nanoseconds: sum)
    }

    /// Whole milliseconds from an earlier moment; 0 when it is not earlier.
    package func milliseconds(since earlier: Moment) -> Int {
        self <= earlier ? 0 : Int((nanoseconds - earlier.nanoseconds) / 1_000_000)
    }
}

/// When a caller stops waiting. Cascades from the connection into every step of an edit.
package struct Deadline: Sendable, Hashable {
    /// `never` without a deadline.
    package var moment: Moment

    package init(_ moment: Moment) {
        self.moment = moment
    }

    package static let none = Deadline(.never)

    /// The deadline of a call whose header arrived now. 0 milliseconds = none.
    package init(timeoutMilliseconds: UInt32, now: Moment) {
        self.init(timeoutMilliseconds == 0 ? .never : now.advanced(milliseconds: Int(timeoutMilliseconds)))
    }

    package var exists: Bool { moment != .never }

    package func hasPassed(at now: Moment) -> Bool { now >= moment }

    /// What is left, rounded up so that a deadline still open never reads as 0; `nil` without a deadline.
    package func remainingMilliseconds(at now: Moment) -> Int? {
        guard exists else { return nil }
        guard now < moment else { return 0 }
        return Int((moment.nanoseconds - now.nanoseconds + 999_999) / 1_000_000)
    }
}
