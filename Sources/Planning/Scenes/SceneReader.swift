// The words of a scene out of a text that is no prompt.

package import RetouchModel

/// Reads the tags and captions of pictures with the grammar of background prompts, so that both name a thing by the same word.
package enum SceneReader {
    /// What a text says of a scene. Each phrase between commas and stops is read by itself, and every word that no lexicon knows is a thing.
    ///
    /// - Parameter text: of any length; time is linear in it.
    /// - Returns: an empty description where nothing of it was understood.
    package static func read(_ text: String) -> SceneDescription {
        guard let tokens = try? Tokenizer.tokens(of: Array(text.unicodeScalars)) else { return SceneDescription(text: text) }
        var evidence = Evidence()
        for phrase in Tagger.items(of: tokens).split(whereSeparator: { !$0.isWord }) {
            BackgroundReader.read(Clause(kind: .background, items: phrase), into: &evidence)
        }
        var description = SceneDescription(evidence, text: text)
        for mention in evidence.unknown where mention.value.unicodeScalars.count > 2 {
            description.objects.appendOnce(mention.value)
        }
        let reading = SceneReading(description, colors: evidence.colors.map(\.value))
        description.brief = reading.brief
        description.leftOut = reading.leftOut
        return description
    }
}

extension SceneDescription {
    /// Places, lights and things by their names in the lexicon; not yet what a renderer makes of them.
    init(_ evidence: Evidence, text: String) {
        self.init(text: text)
        if evidence.studio.contains(where: { $0.value != .wall }) { places.append("studio") }
        for mention in evidence.scenes {
            switch mention.value.kind {
            case .place, .material: places.appendOnce(mention.value.name)
            case .light: lights.appendOnce(mention.value.name)
            case .object: objects.appendOnce(mention.value.name)
            }
        }
        for modifier in evidence.modifiers where modifier.value == .warm || modifier.value == .cool {
            lights.insert(modifier.value == .warm ? "warm" : "cool", at: 0)
        }
    }
}

extension [String] {
    fileprivate mutating func appendOnce(_ word: String) {
        if !contains(word) { append(word) }
    }
}
