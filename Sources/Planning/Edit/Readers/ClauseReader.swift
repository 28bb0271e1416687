// Which reader understands a clause: the order of the questions is the order of precedence.

import RetouchModel

enum ClauseReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        let clause = clause.remembered
        if hasUnknownVerb(clause) { return nil }
        if let reference = clause.index(of: .reference), !context.facts.hasContext, !clause.isStatement {
            throw EditRefusal.contextMissing(context.quote.text(clause.items[reference].range))
        }
        if let frame = try FrameReader.read(clause, context) { return frame }
        // What a new thing is like was told from what is asked for already.
        if clause.has(.description) {
            if let replaced = try ObjectReader.replace(clause, context) { return replaced }
            if let added = try ObjectReader.add(clause, context) { return added }
        }
        // "look like faded 1970s film": the style fades it.
        if let like = clause.index(of: .asLike), clause.items[like...].contains(where: { $0.meaning == .style }),
            let restyle = LooksReader.restyle(clause, context)
        {
            return restyle
        }
        if let hair = LooksReader.hairstyle(clause, context) { return hair }
        if let makeup = LooksReader.makeup(clause, context) { return makeup }
        if let pose = PoseReader.read(clause, context) { return pose }
        if let surface = try SurfaceReader.read(clause, context) { return surface }
        if let backdrop = try BackdropReader.read(clause, context) { return backdrop }
        if let extract = try CutReader.extract(clause, context) { return extract }
        if let garment = LooksReader.garment(clause, context) { return garment }
        if let sizing = LooksReader.sizing(clause, context) { return sizing }
        if let remove = try CutReader.remove(clause, context) { return remove }
        if let color = try ColorReader.read(clause, context) { return color }
        if let light = try LightReader.read(clause, context) { return light }
        if let tone = try ToneReader.read(clause, context) { return tone }
        if let replaced = try ObjectReader.replace(clause, context) { return replaced }
        if let restyle = LooksReader.restyle(clause, context) { return restyle }
        return try ObjectReader.add(clause, context)
    }

    /// "frobnicate the dress red": what an unknown verb does to the dress is not what the known words say.
    private static func hasUnknownVerb(_ clause: EditClause) -> Bool {
        guard let first = clause.items.firstIndex(where: { !$0.isSmall && !$0.isDegree }),
            clause.items[first].meaning == .unknown,
            first + 1 < clause.items.count
        else { return false }
        let next = clause.items[first + 1]
        guard
            next.isArticle || next.meaning == .pronoun(.person) || next.meaning == .pronoun(.this)
                || next.meaning == .pronoun(.it)
        else { return false }
        return !clause.contains { $0.acts }
    }
}
