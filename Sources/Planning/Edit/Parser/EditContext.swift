// What a reader of clauses may know beside the clause.

import RetouchModel

/// The prompt around a clause, and what came with it.
struct EditContext {
    let request: EditRequest
    var facts: PlanningFacts
    let limits: Limits
    let quote: Quote
    let tokens: [Token]
    /// Region of the clause before: what "it" means.
    var previous: Region?
    /// It was taken away: only "it" can still mean it.
    var previousIsGone = false
    /// The clause before gave another background: what is blurred then is that.
    var previousIsBackdrop = false
    /// "The leggings come in burgundy": the colour that was told of what is recoloured next.
    var previousColor: Color?
    /// "The white balance leans warm": -1 where the clause before said that there is too much of its slider, +1 for too little.
    var previousExcess: Float?
    /// Slider of the clause before: "the shadows are blocked up, open them".
    var previousSlider: Slider?

    /// The caller's words of a clause from one item to another, without small words at the ends.
    func text(_ clause: EditClause, _ indices: Range<Int>) -> String {
        var range = indices
        while let first = range.first,
            clause.items[first].isSmall && !EditSmallWords.shapes.contains(clause.items[first].name)
                || clause.items[first].isInherited
        {
            range = (first + 1)..<range.upperBound
        }
        while let last = range.last, clause.items[last].isSmall || !clause.items[last].isWord { range = range.lowerBound..<last }
        guard let first = range.first, let last = range.last,
            clause.items[first].range.lowerBound <= clause.items[last].range.upperBound
        else { return "" }
        let text = quote.text(clause.items[first].range.lowerBound..<clause.items[last].range.upperBound)
        // A quotation mark whose other half is not within says nothing.
        return text.count { $0 == "\"" } % 2 == 0 ? text : text.replacing("\"", with: "")
    }
}

/// What a reader made of a clause.
struct EditReading {
    var actions: [PlanAction]
    var reason: String
    /// Items that the actions answer.
    var used: Set<Int> = []
    /// Notices that the background's grammar or a view brought.
    var notices: [Notice] = []
    /// Where the reader resolved what is edited; for "it" in the next clause.
    var region: Region?
    /// The one slider that was moved; for "it" in the next clause.
    var slider: Slider?
    /// Sizes that stay as they are.
    var sizing: [Range<Int>] = []
    /// Whether unknown words were taken up, as in the name of a new object.
    var tookUnknown = false
}
