// What the system says about a process: time, memory, threads, open files.

import Foundation

/// One look at a process, from /proc.
package struct ProcessFigures: Sendable, Equatable, Codable {
    /// Time on a CPU so far, of all its threads, in seconds.
    package var cpuSeconds: Double
    /// Resident memory.
    package var residentBytes: Int
    package var threads: Int
    /// Open descriptors; `nil` when they may not be seen.
    package var descriptors: Int?

    private static let ticksPerSecond = Double(sysconf(Int32(_SC_CLK_TCK)))
    private static let pageBytes = sysconf(Int32(_SC_PAGESIZE))

    /// - Parameter pid: of the process.
    /// - Returns: `nil` when there is no such process.
    package static func read(pid: Int32) -> ProcessFigures? {
        guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8) else { return nil }
        return parse(stat, descriptors: try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd").count)
    }

    /// Of this process.
    package static func own() -> ProcessFigures? { read(pid: getpid()) }

    /// Reads a line of /proc/PID/stat (proc(5)).
    package static func parse(_ stat: String, descriptors: Int?) -> ProcessFigures? {
        // The second field is the program's name in parentheses, which may hold spaces and parentheses itself.
        guard let name = stat.lastIndex(of: ")") else { return nil }
        let fields = stat[stat.index(after: name)...].split(separator: " ")
        // Counted from field 3: utime 14, stime 15, num_threads 20, rss 24.
        guard fields.count > 21, let user = Double(fields[11]), let system = Double(fields[12]), let threads = Int(fields[17]),
            let pages = Int(fields[21])
        else { return nil }
        return ProcessFigures(
            cpuSeconds: (user + system) / ticksPerSecond, residentBytes: pages * pageBytes, threads: threads,
            descriptors: descriptors)
    }
}
