// retouch-conformance-driver: the Swift client under the conformance suite (clients/conformance/README.md).
//
// Cases on standard input, outcomes on standard output, each behind its length; ends when standard input does.

import Foundation

@main
enum Driver {
    static func main() async {
        while let bytes = read() {
            var outcome = Outcome()
            do {
                let work = try Case(bytes[...])
                if let session = work.session {
                    outcome = await SessionRun(session).outcome()
                } else if let recode = work.recode {
                    outcome.recoded = try Recode.again(recode.type, recode.data)
                }
                outcome.name = work.name
            } catch {
                outcome.trouble = "\(error)"
            }
            write(outcome.bytes)
        }
    }

    /// The next case; `nil` at the end of standard input.
    private static func read() -> [UInt8]? {
        guard let head = read(4) else { return nil }
        return read(head.reduce(0) { $0 << 8 | Int($1) })
    }

    private static func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let length = bytes.withUnsafeMutableBytes { Glibc.read(0, $0.baseAddress! + filled, count - filled) }
            guard length > 0 else { return nil }
            filled += length
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8]) {
        let head = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (24 - 8 * $0)) }
        FileHandle.standardOutput.write(Data(head + bytes))
    }
}
