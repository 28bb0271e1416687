// Sets of kinds of meanings in a machine word: whether a clause has one at all is asked hundreds of times for each.

extension EditMeaning {
    /// A bit of 64 for its kind, without its value. Some kinds share one: a bit that is missing tells for certain, and one that is there
    /// may be another kind's.
    var bit: UInt64 { 1 &<< UInt64(kind) }

    private var kind: Int {
        switch self {
        case .verb: 0
        case .copula: 1
        case .thing: 2
        case .limb: 3
        case .hair: 4
        case .subject: 5
        case .person: 6
        case .background: 7
        case .wall: 8
        case .picture: 9
        case .everything: 10
        case .anything: 11
        case .areas: 12
        case .edges: 13
        case .pronoun: 14
        case .marked: 15
        case .markShape: 16
        case .exactly: 17
        case .here: 18
        case .mask: 19
        case .reference: 20
        case .side: 21
        case .color: 22
        case .colorNoun: 23
        case .band: 24
        case .material: 25
        case .pattern: 26
        case .tone: 27
        case .slider: 28
        case .recipe: 29
        case .lightNoun: 30
        case .flaw: 31
        case .noise: 32
        case .blurred: 33
        case .sharp: 34
        case .sizing: 35
        case .garmentDetail: 36
        case .hairstyle: 37
        case .pose: 38
        case .view: 39
        case .style: 40
        case .place: 41
        case .transparent: 42
        case .ratio: 43
        case .axis: 44
        case .rotation: 45
        case .crooked: 46
        case .purpose: 47
        case .degree: 48
        case .more: 49
        case .less: 50
        case .tooMuch: 51
        case .tooLittle: 52
        case .automatic: 53
        case .negation: 54
        case .instead: 55
        case .except: 56
        case .and: 57
        case .or: 58
        case .but: 59
        case .then: 60
        case .because: 61
        case .to: 62
        case .from: 63
        case .with: 64
        case .on: 65
        case .inside: 66
        case .of: 67
        case .asLike: 68
        case .article: 69
        case .rest: 70
        case .ordinal: 71
        case .particle: 72
        case .relative: 73
        case .filler: 74
        case .output: 75
        case .number: 76
        case .percent: 77
        case .unknown: 78
        case .description: 79
        }
    }
}

extension EditVerb {
    /// A bit of 64, shared as those of meanings are.
    var bit: UInt64 { 1 &<< UInt64(rawValue) }
}
