// What a crop is about.

import RetouchModel

/// What must stay in the frame, in pixels of the canvas.
struct CropContent: Sendable, Equatable {
    /// All of it.
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double
    /// The column that is centred.
    var focusX: Double
    var focusY: Double
    /// What stays when not everything can, the most first: a head, or at least its face.
    var hearts: [Box] = []
    /// Where there is most to see.
    var detail: SubjectDetail?
    /// People are framed from the head down.
    var isPerson: Bool

    /// A region that the caller named or marked.
    init(region box: Box) {
        left = Double(box.x)
        top = Double(box.y)
        right = Double(box.x + box.width)
        bottom = Double(box.y + box.height)
        focusX = (left + right) / 2
        focusY = (top + bottom) / 2
        isPerson = false
    }

    init(_ subject: SubjectPlacement) {
        self.init(region: subject.box)
        isPerson = subject.isPerson
        detail = subject.detail
        if let face = subject.face, subject.isPerson {
            // Between the face and the middle of the body: a head that leans out does not pull the whole frame along.
            focusX = (Double(face.x) + Double(face.width) / 2 + focusX) / 2
            // The detector's box ends at the brows and the chin; hair and throat belong to a head.
            let head = Box(
                x: face.x - face.width / 4, y: face.y - face.height / 2, width: face.width * 3 / 2, height: face.height * 7 / 4)
            hearts = [head, face]
        } else {
            // A long handle or a tail counts less than the mass.
            focusX = (focusX + Double(subject.center.x)) / 2
            focusY = (focusY + Double(subject.center.y)) / 2
        }
    }

    var width: Double { right - left }
    var height: Double { bottom - top }

    /// What of it lies inside a part of the picture; `nil` = nothing.
    func clipped(to box: Box) -> CropContent? {
        var clipped = self
        clipped.left = max(left, Double(box.x))
        clipped.top = max(top, Double(box.y))
        clipped.right = min(right, Double(box.x + box.width))
        clipped.bottom = min(bottom, Double(box.y + box.height))
        guard clipped.width > 0, clipped.height > 0 else { return nil }
        clipped.focusX = min(max(focusX, clipped.left), clipped.right)
        clipped.focusY = min(max(focusY, clipped.top), clipped.bottom)
        return clipped
    }
}
