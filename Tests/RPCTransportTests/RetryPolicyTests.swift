// Which failures are sent again, and when: the rules of Protos/WIRE.md, "Sending again".

import RPCCore
import RPCTransport
import Testing

@Suite struct RetryPolicyTests {
    private func error(
        _ code: Status.Code, _ processed: Processed, retryable: Bool = false, after: UInt32 = 0
    ) -> RPCError {
        RPCError(
            code, "", details: StatusDetails(retryable: retryable, retryAfterMilliseconds: after), processed: processed)
    }

    @Test func whatWasNotStartedIsSentAgain() {
        #expect(RetryPolicy.allows(error(.unavailable, .notStarted), isIdempotent: false))
        #expect(RetryPolicy.allows(error(.resourceExhausted, .notStarted, retryable: true), isIdempotent: false))
        for code in [Status.Code.invalidArgument, .unimplemented, .unauthenticated, .resourceExhausted, .cancelled] {
            #expect(!RetryPolicy.allows(error(code, .notStarted), isIdempotent: true), "\(code)")
        }
    }

    @Test func whatMayHaveHadEffectsIsSentAgainOnlyWhenTheCallerSaysSo() {
        for failure in [error(.unavailable, .maybe), error(.deadlineExceeded, .maybe, retryable: true)] {
            #expect(RetryPolicy.allows(failure, isIdempotent: true))
            #expect(!RetryPolicy.allows(failure, isIdempotent: false))
        }
        #expect(!RetryPolicy.allows(error(.internalError, .maybe), isIdempotent: true))
    }

    @Test func whatIsDoneIsSentAgainOnAdvice() {
        #expect(RetryPolicy.allows(error(.aborted, .done, retryable: true), isIdempotent: false))
        #expect(!RetryPolicy.allows(error(.unavailable, .done), isIdempotent: true))
    }

    @Test func pausesDoubleAndFollowAdvice() {
        let policy = RetryPolicy(attempts: 9, backoffMilliseconds: 100)
        let failure = error(.unavailable, .notStarted)
        #expect((2...5).map { policy.pause(before: $0, after: failure, jitter: 1) } == [100, 200, 400, 800])
        #expect((2...5).map { policy.pause(before: $0, after: failure, jitter: 0) } == [50, 100, 200, 400])
        #expect(policy.pause(before: 60, after: failure, jitter: 1) == 5_000)
        #expect(policy.pause(before: 2, after: error(.unavailable, .notStarted, after: 750), jitter: 1) == 750)
        #expect(policy.pause(before: 4, after: error(.unavailable, .notStarted, after: 10), jitter: 1) == 400)
    }

    @Test func tenSuccessesGiveOneRetryBack() {
        let budget = RetryBudget(2)
        #expect(budget.take() && budget.take() && !budget.take())
        for _ in 0..<9 { budget.giveBack() }
        #expect(!budget.take())
        budget.giveBack()
        #expect(budget.take() && !budget.take())
        for _ in 0..<1_000 { budget.giveBack() }
        #expect(budget.take() && budget.take() && !budget.take(), "it never holds more than it began with")
    }
}
