// Phrases as paths through a tree of word numbers: looking one up builds no strings.

/// Finds the longest phrase at the beginning of a row of words. Words are numbered once; a step down the tree is one probe of a flat
/// hash table (open addressing, at most half full), so that a look-up costs as many probes as the phrase has words.
struct PhraseTrie: Sendable {
    /// A word that no phrase has.
    static let unknown: Int32 = -1

    private var numbers: [String: Int32] = [:]
    /// By word number: the number of its singular, or itself.
    private var singulars: [Int32] = []
    /// By word number: the node of the phrases that begin with it.
    private var roots: [Int32] = []
    /// By node: the phrase that ends there, or -1.
    private var phrases: [Int32] = []
    private var keys: [UInt64] = []
    private var nodes: [Int32] = []
    private var shift: UInt64 = 0

    private static let free = UInt64.max

    /// - Parameter phrases: the words of each phrase; no phrase twice, none empty.
    init(_ phrases: [[String]]) {
        var edges: [UInt64: Int32] = [:]
        for (phrase, words) in phrases.enumerated() {
            var node = root(of: number(words[0]))
            for word in words.dropFirst() {
                let key = Self.key(node, number(word))
                node = edges[key] ?? newNode()
                edges[key] = node
            }
            self.phrases[Int(node)] = Int32(phrase)
        }
        var bits: UInt64 = 4
        while 1 << bits < edges.count * 2 { bits += 1 }
        shift = 64 - bits
        keys = [UInt64](repeating: Self.free, count: 1 << bits)
        nodes = [Int32](repeating: 0, count: 1 << bits)
        for (key, node) in edges {
            var place = slot(key)
            while keys[place] != Self.free { place = (place + 1) & (keys.count - 1) }
            keys[place] = key
            nodes[place] = node
        }
    }

    /// Notes which word each word is the plural of, by a rule that knows spellings.
    mutating func setSingulars(_ singular: (String) -> String?) {
        for (word, number) in numbers { singulars[Int(number)] = singular(word).flatMap { numbers[$0] } ?? number }
    }

    func number(of word: String) -> Int32 { numbers[word] ?? Self.unknown }

    /// The longest phrase, "power lines" also as a power line where that one is longer and of several words.
    func longest(_ words: ArraySlice<Int32>) -> (phrase: Int, count: Int)? {
        let found = longest(words, singular: false)
        guard words.prefix(Self.longestPlural).contains(where: { $0 >= 0 && singulars[Int($0)] != $0 }),
            let other = longest(words, singular: true), other.count > max(found?.count ?? 0, 1)
        else { return found }
        return other
    }

    /// Words that may be plurals in one phrase.
    private static let longestPlural = 5

    private func longest(_ words: ArraySlice<Int32>, singular: Bool) -> (phrase: Int, count: Int)? {
        var found: (phrase: Int, count: Int)?
        var node: Int32 = -1
        var count = 0
        for word in words {
            guard word >= 0, !singular || count < Self.longestPlural else { break }
            let number = singular ? singulars[Int(word)] : word
            node = count == 0 ? roots[Int(number)] : child(node, number)
            guard node >= 0 else { break }
            count += 1
            let phrase = phrases[Int(node)]
            if phrase >= 0 { found = (Int(phrase), count) }
        }
        return found
    }

    private func child(_ node: Int32, _ word: Int32) -> Int32 {
        let key = Self.key(node, word)
        var place = slot(key)
        while keys[place] != Self.free {
            if keys[place] == key { return nodes[place] }
            place = (place + 1) & (keys.count - 1)
        }
        return -1
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 { UInt64(UInt32(node)) << 32 | UInt64(UInt32(word)) }

    /// Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    private func slot(_ key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }

    // MARK: Building

    private mutating func number(_ word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(singulars.count)
        numbers[word] = number
        singulars.append(number)
        roots.append(-1)
        return number
    }

    private mutating func root(of word: Int32) -> Int32 {
        if roots[Int(word)] < 0 { roots[Int(word)] = newNode() }
        return roots[Int(word)]
    }

    private mutating func newNode() -> Int32 {
        phrases.append(-1)
        return Int32(phrases.count - 1)
    }
}
