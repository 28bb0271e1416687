// Words that hold an edit prompt together, point at marks, measure, or say nothing.

import RetouchModel

/// Function words.
enum EditFunctionWords {
    static let groups: [(EditMeaning, String)] = [
        (.and, "and, plus, as well as, along with, also, together with"),
        (.or, "or, or maybe, or else, alternatively"),
        (.but, "but, however, though, yet, except that"),
        (.then, "then, afterwards, and then, after that, next, finally, lastly"),
        (.to, "to, into, towards, toward, to be, become, becomes, to look like"),
        (.from, "from, coming from, out of the"),
        (.with, "with, by, for, featuring, having"),
        (
            .on,
            "on, onto, at, upon, against, under, over, near, beside, next to, above, below, in front of, around, across, behind, between, on top of"
        ),
        (.inside, "in, inside, within, throughout"),
        (.of, "of, off"),
        (.asLike, "like, as if, as though, as, in the style of, look like, looks like, look as if, resemble, inspired by"),
        (.article(definite: true), "the"),
        (.article(definite: false), "a, an, some, another"),
        (
            .negation,
            "no, not, without, never, dont, do not, does not, avoid, isnt, nor, neither, wont, cannot, dont want, do not want, dont need"
        ),
        (.except, "except, except for, apart from, excluding, besides, but not, everything but"),
        (.instead, "instead of, rather than, in place of, as opposed to"),
        (
            .degree(0.2),
            """
            slightly, a bit, a little, a little bit, subtly, mildly, somewhat, softly, lightly, gently, a touch, a hint of, slight, \
            subtle, just a bit, a tiny bit, tiny bit, a tad, tad, a smidge, bit, little, touch of, faintly, marginally, small, mild, light touch
            """
        ),
        (
            .degree(0.7),
            """
            very, much, a lot, way, strongly, heavily, really, extremely, super, significantly, far, strong, heavy, considerably, \
            dramatically, a lot of, greatly, lots of, quite a lot, noticeably, seriously, intensely, plenty of
            """
        ),
        (.degree(1), "completely, totally, fully, as much as possible, entirely, to the maximum"),
        (.more, "more, extra, higher, stronger, greater, increased"),
        (.less, "less, fewer, lower level of, weaker, reduced"),
        (.tooMuch, "too, too much, overly, excessively"),
        (.tooLittle, "not enough, too little, lacks, lacking, lack of"),
        (.automatic, "auto, automatic, automatically"),
        (.pronoun(.it), "it, them, these, those, its, they"),
        (.pronoun(.this), "this, that, this one, that one, this thing, that thing"),
        (.pronoun(.person), "her, him, she, he, his, their, hers, the models, my, me, someone, our, your"),
        (
            .marked,
            """
            circled, marked, i circled, i marked, i drew, outlined, scribbled, highlighted in, annotated, encircled, selected, i outlined, \
            i highlighted, i scribbled, ive marked, ive circled, ive outlined, i selected, i pointed at, ive drawn, i have marked, \
            i have circled, boxed, i boxed, annotation
            """
        ),
        (
            .markShape,
            "circle, arrow, scribble, outline, mark, marking, rectangle, arrow points, drawn circle, drawn box, stroke, arrow tip, arrowhead"
        ),
        (.exactly, "exactly, precisely, strictly, literally"),
        (.here, "here, there, right here, over here, right there, in this spot, at this spot"),
        (.mask, "mask, masked, masked area, masked region, masked part, white area of the mask"),
        (
            .reference,
            """
            reference, context, context image, context picture, context photo, reference image, reference photo, reference picture, \
            second image, second photo, second picture, other image, other photo, other picture, image 2, image two, photo 2, \
            attached image, attached photo, attached picture, provided image, uploaded image, moodboard, second one, 2nd image, \
            other one, second reference, example image, inspiration image, inspiration picture, attachment
            """
        ),
        (
            .rest,
            "the rest, rest, everything else, all else, anything else, everything the same, anything, nothing else, the same, unaltered"
        ),
        (.side(.left), "left, left side, left hand side, left half, left part, lefthand side"),
        (.side(.right), "right, right side, right hand side, right half, right part, righthand side"),
        (
            .side(.top),
            "top of, top part, top half, top side, upper part, upper half, upper third, top third, top edge, upper area"
        ),
        (
            .side(.bottom),
            "bottom, bottom of, bottom part, bottom half, lower part, lower half, bottom third, lower third, bottom edge, lower area"
        ),
        (
            .picture,
            "picture, photo, photograph, image, pic, shot, frame, snapshot, whole picture, whole image, whole photo, entire image, entire photo"
        ),
        (.everything, "everything, all, whatever is, anything that is"),
        (.areas, "parts, areas, regions, bits, pixels, patches, elements"),
        (
            .anything,
            "area, thing, object, part, region, whatever, what, spot, section, item, stuff, bit there, one, ones, piece, zone"
        ),
        (.colorNoun, "color, colored, shade, hue, color of, colorway, tone, tones"),
        (.percent, "percent, pct"),
        (.output, "png, jpg, jpeg, webp, 4k, 2k, 1k, 8k, hd, uhd, high resolution, upscale, full hd, print quality"),
        (
            .filler,
            """
            please, pls, plz, kindly, could, would, should, must, ought, can, will, shall, may, might, you, i, we, im, id, is, are, be, been, was, were, being, \
            thanks, thank, thx, hi, hello, hey, ok, okay, dear, maybe, perhaps, that is, which, who, where, while, when, if, possible, \
            just, only, simply, now, again, still, already, so, nice, beautiful, pretty, lovely, good, great, new, overall, \
            instead, first, second, third, need it, let, lets, have, has, get, go, going, do, does, did, it is, its a, looking a, kind, kind of, sort of, \
            feel, feels, feeling, mood, vibe, effect, any, that are, these are, quick, quickly, well, too please, well please, both, each, \
            own, same, old, current, existing, ugly, distracting, annoying, unwanted, messy, exposed, see, want it, something, everybody, \
            there is, theres, there are, bring it, way of, hard, own the, version, am, think, than, all of, whole, entire, amount, \
            visible, single, natural looking, realistic, realistically, carefully, properly, nicely, appear, appears, seem, seems, tho, and all, \
            loose, photos, mode, day, harsh, flat, degrees, degree, closer, close, closely, aspect ratio, aspect, format, horizon, out, up, down, away, through, little bit of, points, points at, points to, pointing at, points towards
            """
        ),
    ]

    /// Markers of other languages that only edit prompts hold.
    static let foreign = """
        fais, faire, rends, rendre, enleve, enlever, supprime, supprimer, ajoute, ajouter, cheveux, lumiere, kleid, mach, mache, machen, entferne, \
        entfernen, rot, blau, grun, haare, heller, dunkler, hinzufugen, haz, hacer, hazlo, vestido, quita, quitar, elimina, eliminar, anade, pelo, mas, rimuovi, \
        vestito, togli, rendi, aggiungi, rosso, capelli, faca, remova, adicione, cabelo, verwijder, maak, jurk, rood, usun, zmien, zrob, sukienka, \
        gor, ta, bort, klanning, fjern, kjole, poista, mekko, kaldir, elbise, kirmizi, hapus, ubah, gaun, xoa, doi, la robe, le fond, le sac, la jupe
        """
}
