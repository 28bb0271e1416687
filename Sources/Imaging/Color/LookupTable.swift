// Constant tables that pixel loops read without bounds checks.

/// A table that is filled once and never changes or goes away.
package struct LookupTable<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    // Sendable: the memory is written in `init` alone, before anybody else can see it, and is never freed.
    package let base: UnsafePointer<Element>
    package let count: Int

    /// Fills entry `i` with `make(i)`. For static constants: the memory is kept until the process ends.
    init(count: Int, _ make: (Int) -> Element) {
        let memory = UnsafeMutablePointer<Element>.allocate(capacity: count)
        for index in 0..<count { memory[index] = make(index) }
        base = UnsafePointer(memory)
        self.count = count
    }

    /// The entry at `index`, which the caller knows to be in range.
    @inline(__always)
    package subscript(index: Int) -> Element { base[index] }
}
