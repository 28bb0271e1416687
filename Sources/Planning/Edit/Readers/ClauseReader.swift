// Which reader understands a clause: the order of the questions is the order of precedence.

import RetouchModel

enum ClauseReader {
    static func read(_ clause: EditClause, _ context: EditContext) throws(EditFailure) -> EditReading? {
        // No region is "all but the dress": better refused than done to the dress.
        if clause.has(.except) { return nil }
        if let frame = try FrameReader.read(clause, context) { return frame }
        if let hair = LooksReader.hairstyle(clause, context) { return hair }
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
}
