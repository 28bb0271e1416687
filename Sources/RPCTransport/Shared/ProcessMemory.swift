// Large messages come and go; the pages under them should stay.

import Glibc

/// How the process's allocator treats memory that was freed.
package enum ProcessMemory {
    /// Freed memory up to this size is kept for the next message instead of being given back to the system.
    private static let keptBytes: CInt = 64 << 20
    /// Blocks up to this size come from memory that was kept; the allocator's own limit is 32 MiB.
    private static let pooledBytes: CInt = 32 << 20

    /// Called once, at the start of a server. Without it glibc returns every read buffer to the system and gets it back page
    /// by page, which takes longer than receiving the bytes: a 10 MB echo needs twice the time. Other C libraries decide by
    /// themselves.
    package static func keepFreedPages() {
        // Swift's module of glibc leaves <malloc.h> out, so the function is asked for by name; elsewhere there is none.
        typealias Mallopt = @convention(c) (CInt, CInt) -> CInt
        guard let address = dlsym(nil, "mallopt") else { return }
        let mallopt = unsafeBitCast(address, to: Mallopt.self)
        // M_TRIM_THRESHOLD and M_MMAP_THRESHOLD.
        _ = mallopt(-1, keptBytes)
        _ = mallopt(-3, pooledBytes)
    }
}
