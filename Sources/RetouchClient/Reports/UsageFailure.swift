// What the user of a command got wrong, before any server was asked.

/// A wrong option or a file that cannot be read or written: exit status 2.
package struct UsageFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what would be right.
    package let description: String

    package init(_ description: String) {
        self.description = description
    }
}
