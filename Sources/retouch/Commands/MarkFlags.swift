// The flags that say where: marks, the mask, and the second picture.

import ArgumentParser
import RetouchClient
import RetouchModel

/// What an instruction may refer to beside the picture itself.
struct MarkFlags: ParsableArguments {
    @Option(help: ArgumentHelp("A transparent picture of the same upright size that holds the marks alone.", valueName: "file"))
    var annotation: String?

    @Option(help: ArgumentHelp("A copy of the picture with the marks drawn on it.", valueName: "file"))
    var marked: String?

    @Option(
        help: ArgumentHelp(
            """
            An ellipse: centre and half axes, as fractions of width and height. Shapes may repeat and mix, and each may end in a \
            colour of its own, such as 0.5,0.4,0.1,0.1@blue.
            """, valueName: "x,y,rx,ry"))
    var circle: [String] = []

    @Option(help: ArgumentHelp("A box: top left corner, width and height.", valueName: "x,y,w,h"))
    var box: [String] = []

    @Option(help: ArgumentHelp("An arrow: tail and head; the head points at what is meant.", valueName: "x1,y1,x2,y2"))
    var arrow: [String] = []

    @Option(help: ArgumentHelp("A line drawn by hand: its points in order.", valueName: "x,y,x,y,…"))
    var scribble: [String] = []

    @Option(help: ArgumentHelp("The colour of shapes that name none: #rrggbb, red, green, blue and so on.", valueName: "color"))
    var markColor = "red"

    @Option(help: ArgumentHelp("White may change: a hard limit, of the picture's upright size.", valueName: "file"))
    var mask: String?

    @Option(
        help: ArgumentHelp(
            "A second picture: the background, texture, colour or object that the words refer to.", valueName: "file"))
    var context: String?

    func validate() throws {
        let forms = [annotation != nil, marked != nil, !(circle + box + arrow + scribble).isEmpty].count { $0 }
        guard forms <= 1 else {
            throw ValidationError("--annotation, --marked and shapes exclude each other: draw all marks in one of the three ways")
        }
        _ = try strokes()
    }

    /// Reads the files and fills in what the flags say.
    func apply(to request: inout EditRequest) throws {
        let strokes = try strokes()
        if let annotation {
            request.annotation = .overlay(.inline(try PictureFile.read(annotation)))
        } else if let marked {
            request.annotation = .markedCopy(.inline(try PictureFile.read(marked)))
        } else if !strokes.isEmpty {
            request.annotation = .strokes(strokes)
        }
        request.context = try context.map { .inline(try PictureFile.read($0)) }
        request.mask = try mask.map { .inline(try PictureFile.read($0)) }
    }

    /// All shapes as one annotation.
    private func strokes() throws(UsageFailure) -> [Stroke] {
        let color = try MarkText.color(markColor, of: "--mark-color \(markColor)")
        var strokes: [Stroke] = []
        for (kind, texts) in [(MarkText.circle, circle), (.box, box), (.arrow, arrow), (.scribble, scribble)] {
            for text in texts { strokes.append(try kind.stroke(text, color: color)) }
        }
        return strokes
    }
}
