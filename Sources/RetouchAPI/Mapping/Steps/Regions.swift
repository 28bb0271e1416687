// Where a step applies.

import CRetouchProtos
import RetouchModel

extension MessageBuilder {
    func region(_ region: Region) -> UnsafeMutablePointer<Retouch__V1__Region> {
        make { message in
            switch region {
            case .whole:
                message.kind_case = RETOUCH__V1__REGION__KIND_WHOLE
                message.whole = make()
            case .background:
                message.kind_case = RETOUCH__V1__REGION__KIND_BACKGROUND
                message.background = make()
            case .subject:
                message.kind_case = RETOUCH__V1__REGION__KIND_SUBJECT
                message.subject = make()
            case .part(let side):
                message.kind_case = RETOUCH__V1__REGION__KIND_PART
                message.part = make { $0.side = Retouch__V1__Side(side.number) }
            case .colorArea(let color):
                message.kind_case = RETOUCH__V1__REGION__KIND_COLOR_AREA
                message.color_area = self.color(color)
            case .named(let thing):
                message.kind_case = RETOUCH__V1__REGION__KIND_NAMED
                message.named = make {
                    $0.kind = Retouch__V1__ThingKind(thing.kind.number)
                    $0.word = text(thing.word)
                    $0.color = color(thing.color)
                    $0.side = Retouch__V1__Side(thing.side?.number ?? 0)
                    $0.behind = thing.isBehind ? 1 : 0
                }
            case .annotation(let mark):
                message.kind_case = RETOUCH__V1__REGION__KIND_MARKED
                message.marked = make {
                    $0.color = color(mark.color)
                    $0.exact = mark.isExact ? 1 : 0
                    $0.word = text(mark.word)
                }
            case .mask(let word):
                message.kind_case = RETOUCH__V1__REGION__KIND_MASK
                message.mask = make { $0.word = text(word) }
            }
        }
    }
}

extension MessageReader {
    /// A region that must be there.
    func region(
        _ region: UnsafeMutablePointer<Retouch__V1__Region>?, _ field: String
    ) throws(MessageError) -> Region {
        let region = try required(region, field).pointee
        return try inside(field) { () throws(MessageError) in try known(region) }
    }

    private func known(_ region: Retouch__V1__Region) throws(MessageError) -> Region {
        switch region.kind_case {
        case RETOUCH__V1__REGION__KIND_WHOLE: return .whole
        case RETOUCH__V1__REGION__KIND_BACKGROUND: return .background
        case RETOUCH__V1__REGION__KIND_SUBJECT: return .subject
        case RETOUCH__V1__REGION__KIND_PART:
            return .part(try .answered(try required(region.part, "part").pointee.side.rawValue, "part.side"))
        case RETOUCH__V1__REGION__KIND_COLOR_AREA: return .colorArea(try requiredColor(region.color_area, "color_area"))
        case RETOUCH__V1__REGION__KIND_NAMED:
            let thing = try required(region.named, "named").pointee
            return .named(
                NamedRegion(
                    kind: try .answered(thing.kind.rawValue, "named.kind"), word: Text.read(thing.word),
                    color: try color(thing.color, "named.color"), side: try .optional(thing.side.rawValue, "named.side"),
                    isBehind: thing.behind != 0))
        case RETOUCH__V1__REGION__KIND_MARKED:
            let mark = try required(region.marked, "marked").pointee
            return .annotation(
                MarkReference(
                    color: try color(mark.color, "marked.color"), isExact: mark.exact != 0, word: Text.read(mark.word)))
        case RETOUCH__V1__REGION__KIND_MASK: return .mask(word: Text.read(try required(region.mask, "mask").pointee.word))
        default: throw MessageError(.newer, "is of a kind that this version does not know")
        }
    }
}
