// Which recipe draws which place: one line each.

package import RetouchModel

package enum SceneBook {
    /// The recipe of a brief; a table in front goes before the place behind it.
    package static func recipe(for brief: SceneBrief, frame: SceneFrame) -> (any SceneRecipe)? {
        if brief.table != nil || brief.place == .table { return Table(brief: brief, frame: frame) }
        switch brief.place {
        case .wall: return Wall(brief: brief, frame: frame)
        case .cafe, .street: return Street(brief: brief, frame: frame)
        case .beach: return Beach(brief: brief, frame: frame)
        case .garden, .forest, .park, .meadow: return Greenery(brief: brief, frame: frame)
        case .mountains, .snow: return Mountains(brief: brief, frame: frame)
        case .desert: return Desert(brief: brief, frame: frame)
        case .rooftop: return Rooftop(brief: brief, frame: frame)
        case .loft, .livingRoom, .office, .library, .shop, .gallery: return Room(brief: brief, frame: frame)
        case .table: return nil
        }
    }
}
