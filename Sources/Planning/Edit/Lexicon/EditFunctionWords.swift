// Words that hold an edit prompt together, and words that measure.

import RetouchModel

/// Function words.
enum EditFunctionWords {
    static let groups: [(EditMeaning, String)] = [
        (.filler, "can, could, would, should, may, might, must, will, shall"),
        (
            .and,
            "and, plus, as well as, along with, also, together with, n, and also, and maybe also, in addition, furthermore, moreover, additionally, besides that, and then also, and while you are at it, while you are at it, while youre at it, and while youre at it, meanwhile"
        ),
        (.or, "or, or maybe, or else, alternatively, or even, or perhaps"),
        (.but, "but, however, though, yet, although, even though, but please, while, whilst, whereas, only that"),
        (
            .then,
            "then, afterwards, and then, after that, next, finally, lastly, secondly, thirdly, once done, when done, step 1, step 2, step 3, step one, step two, after this, subsequently, and finally, and lastly, followed by, second step, first step, at the end, in the end"
        ),
        (
            .because,
            "because, since, until, cause, cuz, bc, due to, so that, so it, so she, so he, so they, so we, so i, so you, so her, so the, so this, in order to, to make it, to make her, to make the, to give it, so as to, to match the, to fit the, to hide the, to show off, to create a, to create an, to get a, to draw attention, to focus on, to help, to keep it, to improve"
        ),
        (
            .to,
            "to, into, towards, toward, to be, to become, becomes, to look like, to look, for it to be, turning into, in favor of, over to"
        ),
        (.from, "from, coming from, coming in from, in from, out of the, off of, starting from"),
        (.with, "with, by, for, featuring, having, using a, using an, that has, which has"),
        (
            .on,
            """
            on, onto, at, upon, against, under, over, near, beside, next to, above, below, in front of, around, across, behind, between, on top of, underneath, beneath, along, alongside, atop, opposite, by the, among, amongst, amid, beyond, past, \
            round her, on to, close to, to the side of, in the back of, at the back of, leaning against, resting on, hanging on, hanging from, lying on, standing on, sitting on
            """
        ),
        (.inside, "in, inside, within, throughout, inside of, in the middle of"),
        (.of, "of, belonging to"),
        (
            .asLike,
            "like, as if, as though, as, in the style of, look like, looks like, look as if, look as though, resemble, inspired by, similar to, in the manner of, styled like, styled as, reminiscent of, la, such as, feel like, look like it was, look as, a la, as it was, style of, kind of like, feel of, the feel of, feeling of, vibe of, the look of, aesthetic of, mood of"
        ),
        (.article(definite: true), "the, tha, te, da"),
        (
            .article(definite: false),
            "a, an, some, another, one more, a pair of, a couple of, a few, a number of, a handful of, a lot of the, lots and lots of, a load of, a series of, an array of, dozens of, a set of, a bunch of, a piece of, pair of, a different, a new, any, several, two, three, four, five, a single, a row of, a group of, a stack of, a pile of, a string of"
        ),
        (
            .negation,
            """
            no, not, without, never, dont, do not, does not, doesnt, avoid, isnt, arent, nor, neither, wont, cannot, dont want, do not want, dont need, do not need, didnt, neednt, need not, doesnt need to, does not need to, oughtnt, wasnt, werent, hasnt, havent, hadnt, wouldnt, couldnt, aint, shouldnt, should not, must not, mustnt, cant, no need to, no more, not any, \
            i dont want, without any, minus, free of, please dont, none of
            """
        ),
        (
            .except,
            "except, except for, apart from, excluding, besides, everything but, aside from, other than, with the exception of, save for, bar, all but, everything except, excepting, everything except for, except from, but leave out, outside of, anything but, except only, everything besides, everything apart from"
        ),
        (.instead, "instead of, rather than, in place of, as opposed to, in lieu of, in exchange for, instead the"),
        (
            .degree(0.2),
            """
            slightly, a bit, a little, a little bit, subtly, mildly, somewhat, lightly, gently, a touch, a hint of, slight, subtle, just a bit, a tiny bit, tiny bit, a tad, tad, a smidge, bit, little, touch of, faintly, marginally, small, mild, light touch, a hair, a hint, a notch, \
            a whisker, a fraction, a smidgen, a tick, just a touch, just a little, ever so slightly, a pinch, a wee bit, a drop of, tiny, minor, minimally, barely, by a little, by a bit, a dash of, not too much, not so much, a shade, half a stop, small amount of, a small amount, \
            a few points, delicately, softly, couple of degrees, a couple points, a teeny bit, teensy bit, some more, one notch, a step, bit of, hint of, dash of, a slight, a subtle, lite, very slightly, a wee, just slightly, only slightly, only a little, only a bit, ever so, ever so gently, a spot of, modestly, moderately less, in moderation, a lil, lil, a lil bit, lil bit, a smidgeon, a soupcon, a trace, a trace of, a sliver, only a few, just a few, but only a few, but only slightly, but only a little, but not too much
            """
        ),
        (
            .degree(0.7),
            """
            very, much, a lot, way, strongly, heavily, really, extremely, super, significantly, far, strong, heavy, considerably, dramatically, a lot of, greatly, lots of, quite a lot, noticeably, seriously, intensely, plenty of, tons of, big time, hugely, massively, majorly, loads, loads of, so much, substantially, \
            vastly, drastically, hella, crazy, ultra, mega, a ton, a whole lot, aggressively, hard, deeply, incredibly, insanely, super duper, by a lot, all the way up, big, quite a bit, a good bit, properly, major, sharply, very very, real, radically, boldly, tremendously, immensely, enormously, markedly, distinctly, quite strongly, pretty heavily, a great deal, a good deal, heaps, like a lot, like really, sooo, soo, veeery, uber, ridiculously, super super, a bunch
            """
        ),
        (
            .degree(1),
            "completely, totally, fully, as much as possible, entirely, to the maximum, to the max, all the way, one hundred percent, max, wholly, to max, utterly, maximum"
        ),
        (
            .more,
            "more, moar, mor, extra, higher, stronger, greater, increased, even more, additional, heavier, most, lot more, added"
        ),
        (
            .less,
            "less, fewer, lower level of, weaker, reduced, not so, not as, not that, lesser, not quite so, not quite as, decreased, not too, least, lot less, gentler, minus the"
        ),
        (
            .tooMuch,
            "too, too much, overly, excessively, a bit too, a little too, way too, far too, much too, too many, excessive, over, so much of, an awful lot of, a bit too much, way too much, a little too much, unnaturally, unpleasantly"
        ),
        (
            .tooLittle,
            "not enough, too little, lacks, lacking, lack of, insufficient, not sufficiently, lack, missing, needs more, needs some, could use more, could use some, could do with more, could do with some, could use, could do with, not very, need more, needs"
        ),
        (.automatic, "auto, automatic, automatically, auto levels, auto tone, auto contrast, auto correct"),
        (.pronoun(.it), "it, them, these, those, its, they, the latter, both of them, all of them, both of these"),
        (.pronoun(.this), "this, that, this one, that one, this thing, that thing, dis, these ones, those ones"),
        (
            .pronoun(.person),
            "her, shes, hes, theyre, him, she, he, his, their, hers, the models, someone, herself, himself, theirs, the ladys, the mans, the womans"
        ),
        (.pronoun(.writer), "i, we, my, me, our, us, mine, ours, im, ive, were all, youre, your"),
        (
            .copula,
            "is, are, was, were, isnt just, has been, have been, been, am, arent, thats, heres, there is, theres, there are, there was, there were, has got, it has, it got, has some, have some"
        ),
        (
            .particle,
            "up, down, out, away, off, back, through, together, apart, aside, along, upward, upwards, downward, downwards"
        ),
        (
            .relative,
            "which, who, whose, whom, that is, that are, that was, that were, thats on, which is, which are, who is, who are, whos, where"
        ),
        (
            .everything,
            "everything, all, whatever is, anything that is, everything that is, all that is, all of it, all the things, the lot"
        ),
        (
            .areas,
            "parts, areas, regions, bits, pixels, patches, elements, sections, pieces, surfaces, items, things, objects, stuff"
        ),
        (
            .anything,
            "area, thing, object, part, region, whatever, what, section, item, bit there, one, ones, piece, zone, element, bit, something, anything here, patch, whats, thingy, spot, contents, content, distraction, clutter, distractions"
        ),
        (
            .colorNoun,
            "color, colored, shade, hue of, color of, colorway, tone, tones, toned, colouring, coloring, dye color, hued, tinted, color scheme, finish, pantone, ral"
        ),
        (
            .ordinal,
            "first, second, third, fourth, last, middle, nearest, farthest, one of the, leftmost one, rightmost one, topmost, bottommost, upper, outer, inner, other two"
        ),
        (.percent, "percent, pct, per cent"),
        (
            .rest,
            "the rest, rest, everything else, all else, anything else, everything the same, anything, nothing else, the same, unaltered, all the rest, rest of it, rest of the picture, rest of the image, rest of the photo, rest of the scene, the other things, every other thing, remainder, all other"
        ),
        (
            .output,
            "png, jpg, jpeg, webp, 4k, 2k, 1k, 8k, hd, uhd, high resolution, upscale, full hd, print quality, high res, hi res, 300 dpi, dpi, tiff, pdf, psd, gif, svg, resolution, file size, ultra hd, low res, 1080p, 720p, kb, mb, megapixels, psd file, pixels wide, px, pixels tall"
        ),
    ]
}
