// The catalog names every limit, once, with a default that it allows itself.

import RetouchModel
import Testing

@Suite("Limit catalog")
struct LimitCatalogTests {
    @Test("names every stored limit")
    func complete() {
        let limits = Limits()
        let stored = [Mirror(reflecting: limits.wire), Mirror(reflecting: limits.images), Mirror(reflecting: limits.edits)]
            .reduce(0) { $0 + $1.children.count }
        #expect(Limits.catalog.count == stored)
        #expect(Set(Limits.catalog.map(\.name)).count == stored)
    }

    @Test("each row reaches a limit of its own")
    func distinct() {
        for entry in Limits.catalog {
            var limits = Limits()
            let value = entry.value(in: limits) == entry.range.lowerBound ? entry.range.upperBound : entry.range.lowerBound
            entry.set(value, in: &limits)
            let changed = zip(limits.named, Limits().named).filter { $0 != $1 }
            #expect(changed.map(\.0.name) == [entry.name])
        }
    }

    @Test("defaults lie in their ranges")
    func defaults() {
        for entry in Limits.catalog {
            #expect(entry.range.contains(entry.value(in: Limits())), "\(entry.name)")
        }
    }

    @Test("byte 0 of a frame stays zero at any setting")
    func frameLength() throws {
        let entry = try #require(Limits.catalog.first { $0.name == "wire.frame-bytes" })
        #expect(entry.range.upperBound < 1 << 24)
    }
}
