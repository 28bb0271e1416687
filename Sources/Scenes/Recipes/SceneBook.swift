// Which recipe draws which place: one line each.

package import RetouchModel

package enum SceneBook {
    /// The recipe of a brief; `nil` = nobody drew such a place.
    package static func recipe(for brief: SceneBrief, frame: SceneFrame) -> (any SceneRecipe)? {
        switch brief.place {
        case .beach: Beach(brief: brief, frame: frame)
        case .wall: Wall(brief: brief, frame: frame)
        default: nil
        }
    }
}
