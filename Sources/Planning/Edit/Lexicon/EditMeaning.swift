// What a word or a phrase can mean in an edit prompt: the categories of the edit lexicon.

import RetouchModel

/// The category of a word, with its value where it has one.
enum EditMeaning: Sendable, Equatable {
    case verb(EditVerb)
    /// "is", "was": what follows says how something is, not how it should be.
    case copula

    // What an edit is about.
    case thing(NamedRegion.Kind)
    /// A thing that is a part of the body which moves: "arm", "head".
    case limb
    case hair
    case subject
    /// "man", "girl": the subject, or another person where the words say where.
    case person
    case background
    case wall
    case picture
    /// "everything", "all".
    case everything
    /// "area", "thing", "object": says nothing alone.
    case anything
    /// "parts", "areas": what has a colour.
    case areas
    /// "corners", "edges" of the frame.
    case edges
    case pronoun(Pronoun)

    // What points at it.
    case marked
    case markShape
    case exactly
    case here
    case mask
    case reference
    case side(Region.Side)

    // What it becomes.
    /// Colours, tints and the words that move them, as the background's grammar has them.
    case color(Meaning)
    case colorNoun
    case band(ColorBand)
    case material
    case pattern
    case tone(Tone)
    case slider(SliderWord)
    case recipe(Relight.Recipe)
    case lightNoun
    case flaw(Smoothing.Flaw)
    case noise
    case blurred
    case sharp
    case sizing
    case garmentDetail
    case hairstyle
    case pose
    case view(DescribedChange.View)
    case style
    case place
    case transparent
    case ratio(AspectRatio)
    case axis(FlipAxis)
    case rotation(Float)
    case crooked
    /// "for our web shop": what the picture is for, with the format that it has there.
    case purpose(AspectRatio?)
    /// "sitting", "with a red roof": tells what a new thing is like, and asks for nothing of its own.
    case description

    // How a prompt is put together.
    case degree(Float)
    case more
    case less
    case tooMuch
    case tooLittle
    case automatic
    case negation
    case instead
    /// "everything except": what follows is left out.
    case except
    case and
    case or
    case but
    case then
    /// "because", "so that": what follows gives a reason and asks for nothing.
    case because
    case to
    case from
    case with
    case on
    case inside
    case of
    case asLike
    case article(definite: Bool)
    case rest
    /// "second", "last": which one of several, that no region tells.
    case ordinal
    /// "up", "away": parts of verbs such as "warm the picture up".
    case particle
    /// "which", "that is": what follows says which one is meant.
    case relative
    case filler
    case output
    case number(Float)
    case percent
    case unknown

    enum Pronoun: Sendable, Equatable {
        /// "it", "them"
        case it
        /// "this", "that": points at something.
        case this
        /// "her", "him", "she": a person, or whose something is.
        case person
        /// "I", "we": who writes.
        case writer
    }
}

/// Verbs by what they do to their object.
enum EditVerb: UInt8, Sendable, Equatable {
    case change
    case make
    case turn
    case put
    case add
    case remove
    case isolate
    case keep
    case use
    case take
    case want
    case wear
    case raise
    case lower
    case fix
    case enhance
    case crop
    case extend
    case straighten
    case rotate
    case flip
    case blur
    case sharpen
    case denoise
    case smooth
    case soften
    case retouch
    case recolor
    case relight
    case tilt
    case pose
    case garment
    /// What is done to hair.
    case groom
    case resize
    case look
    case show
}

/// An adjective or verb that moves sliders.
struct Tone: Sendable, Equatable {
    enum Form: Sendable, Equatable {
        /// "bright": asks for more only after "more", "too" or a verb.
        case plain
        /// "brighter"
        case comparative
        /// "brighten"
        case verb
        /// "underexposed": a fault, which moves the sliders that mend it.
        case fault
    }

    var form: Form
    /// Shares of the degree: 1 moves the slider by the whole of it.
    var shares: [(slider: Slider, share: Float)]

    static func == (left: Tone, right: Tone) -> Bool {
        left.form == right.form && left.shares.elementsEqual(right.shares) { $0.slider == $1.slider && $0.share == $1.share }
    }
}

/// A slider by its name. `inverted`: more of it is less of the slider, as with haze.
struct SliderWord: Sendable, Equatable {
    var slider: Slider
    var inverted = false
}
