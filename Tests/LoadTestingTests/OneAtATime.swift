// Tests that measure, and tests that compute for long.

import Testing

/// Holds suites whose tests never run beside each other: a test that computes keeps the threads that a running load needs, and the load would
/// measure that.
@Suite(.serialized) struct OneAtATime {}
