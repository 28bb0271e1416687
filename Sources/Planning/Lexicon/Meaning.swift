// What a word or a phrase can mean: the categories of the lexicon.

import RetouchModel

/// The category of a word, with its value where it has one.
enum Meaning: Sendable, Equatable {
    // What a background can be.
    case color(Color)
    /// A shade word that leans another colour: "bluish grey".
    case tint(Color)
    case modifier(ColorModifier)
    /// A colour, unless the prompt describes a scene: "sand", "stone".
    case colorOrScene(Color, String)
    case studio(StudioWord)
    /// Studio light by name.
    case light(StudioBackdrop.Light)
    /// "light", "lighting", "glow": says nothing alone.
    case lightNoun
    case gradient
    case gradientDirection
    case transparent
    case scene(SceneWord, String)
    case floor
    /// A surface that mirrors what stands on it.
    case gloss
    case shadow
    /// The word for what is replaced: "background", "behind her".
    case background
    /// Flat descriptions of a surface: "plain", "solid", "clean".
    case plain
    case clean
    case neutral
    /// Defocus of the scene: true = blurred, false = sharp.
    case focus(Bool)
    case degree(Degree)

    // What a prompt can point at.
    /// "second", "attached": the other picture, before a word for a picture.
    case referenceWord
    /// "the reference", "the context": the other picture by itself.
    case referenceNoun
    case thisWord
    case imageNoun
    case markedWord
    case pronoun
    case subject
    case sizing
    case otherEdit
    case outputFormat(ImageFormat)
    case outputSize

    // How a prompt is put together.
    case verb(Verb)
    case negation
    case instead
    case only
    case and
    case or
    case but
    case then
    case to
    case from
    case with
    case on
    case of
    case top
    case bottom
    /// Articles, politeness, praise and other words that change nothing.
    case filler

    // What it cannot be.
    case number
    case unknown

    /// Kinds of studio words.
    enum StudioWord: Sendable, Equatable {
        case place
        case paper
        case wall
        /// The bright, near-white kind: "packshot", "e-commerce".
        case packshot
    }

    enum SceneWord: Sendable, Equatable {
        case place
        case material
        case light
        case object
    }

    enum Degree: Sendable, Equatable {
        case slightly
        case strongly
    }

    /// Verbs by what they do to their object.
    enum Verb: Sendable, Equatable {
        /// "change X to Y", "replace X with Y".
        case change
        /// "make X Y", "I want Y".
        case make
        /// "put X on Y".
        case put
        case remove
        /// "cut out", "isolate": the subject is what remains.
        case isolate
        case keep
        case add
        case use
        /// An edit that no background change does: "crop", "shorten", "retouch".
        case edit
    }
}
