// Variations are other compositions, not other noise; and what was named is in the picture.

import Imaging
import RetouchModel
import Scenes
import Testing

@Suite struct SceneVariationTests {
    static let briefs: [SceneBrief] =
        ScenePlace.allCases.filter { $0 != .table }.map { SceneBrief.of($0) } + [
            .of(.street, .night), .of(.beach, .golden), .of(.wall, material: .brick), .of(.wall, material: .tile, light: .blinds),
        ]

    /// Blurred to 8 x 12 fields, grain and texture are gone: what differs by more than is just seen (0.02) is the composition.
    @Test(arguments: briefs) func variationsDifferInTheirMasses(brief: SceneBrief) throws {
        let pictures = try (1...4).map { try RenderedScene(brief, seed: UInt64($0)) }
        for first in 0..<4 {
            for second in first + 1..<4 {
                let distance = pictures[first].distance(to: pictures[second])
                #expect(distance > 0.02, "seeds \(first + 1) and \(second + 1): \(distance)")
            }
        }
    }

    @Test func tablesVaryToo() throws {
        for material in [SceneMaterial.wood, .marble, .stone] {
            let pictures = try (1...4).map {
                try RenderedScene(.of(.table, material: material), shot: .product, seed: UInt64($0))
            }
            for first in 0..<4 {
                for second in first + 1..<4 {
                    let distance = pictures[first].distance(to: pictures[second])
                    #expect(distance > 0.02, "\(material), seeds \(first + 1) and \(second + 1): \(distance)")
                }
            }
        }
    }
}
