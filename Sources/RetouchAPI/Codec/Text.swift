// C strings as Swift strings.

enum Text {
    /// A string of an unpacked message; its bytes passed the pre-scan, so they are UTF-8 to the end.
    @inline(__always)
    static func read(_ text: UnsafeMutablePointer<CChar>?) -> String {
        guard let text, text.pointee != 0 else { return "" }
        return String(cString: text)
    }

    /// A list of strings.
    static func read(_ list: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int) -> [String] {
        (0..<count).map { read(list?[$0]) }
    }
}
