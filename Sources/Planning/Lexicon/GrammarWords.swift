// Words that hold a prompt together: verbs, politeness, prepositions, references to the other picture.

import RetouchModel

/// Grammar vocabulary.
enum GrammarWords {
    /// Adjectives that change no plan, and belong to the scene that they describe.
    static let describing = """
        nice, beautiful, pretty, elegant, modern, luxury, luxurious, premium, stylish, chic, fresh, lovely, gorgeous, \
        stunning, cozy, cosy, quiet, calm, serene, peaceful, trendy, classic, old, new, vintage, retro, traditional, fancy, \
        cute, cool looking, awesome, perfect, great, good, high, quality, high quality, realistic, photorealistic, photo \
        realistic, hyperrealistic, professional, professionally, detailed, ultra realistic, cinematic, editorial, lookbook, \
        magazine, fashion, commercial, natural, naturally, big, small, large, long, wide, tall, huge, tiny, open, empty, \
        raw, rough, polished, brushed, honed, weathered, worn, aged, rustic looking, pale looking, wild, dense, lush, leafy, green looking, quaint, charming, grand, majestic, vast, romantic, dreamy, whimsical, magical, posh, upscale, high end, designer, contemporary, minimalistic, bohemian, boho, nordic looking, clean looking, airy looking, busy, current, existing, original, old background, ugly, messy, cluttered, distracting, ordinary
        """
    static let describingWords = Set(WordGroup(.filler, describing).phrases.map(String.init))

    static let groups: [WordGroup] = [
        WordGroup(
            .verb(.change),
            "change, replace, swap, switch, exchange, substitute, turn, convert, transform, alter, modify, replacing, changing, swapping, swap out, switch out, update"
        ),
        WordGroup(
            .verb(.make),
            """
            make, create, render, generate, give, get, want, need, like to have, would like, have, let, do, paint, color in, try, go with, \
            produce, build, design, looking for, prefer, should be, must be, making, paint it, color it, fill, fill it
            """),
        WordGroup(
            .verb(.put),
            """
            put, place, set, position, show, photograph, shoot, photographed, placed, standing, stand, stands, sit, sitting, sits, pose in front, posing, \
            walking, walk, walks, running, leaning, lying, relaxing, drop, insert into, composite, transport, situate, shot, hanging, floating, displayed, presented, \
            imagine, picture her, picture him, sat, surround, surrounded
            """),
        WordGroup(
            .verb(.remove),
            "remove, delete, erase, get rid of, take away, take out, strip, strip out, strip away, eliminate, clear, wipe, lose, ditch, removed, removing, drop out, take off"
        ),
        WordGroup(.verb(.remove), VerbWords.remove),
        WordGroup(
            .verb(.isolate),
            "isolate, isolated, extract, cut out the, cut her out, cut him out, cut it out, cut them out, cut, mask out, clip, crop out, separate"
        ),
        WordGroup(
            .verb(.keep),
            "keep, leave, preserve, retain, maintain, keeping, untouched, unchanged, intact, stays, stay, remain, remains, touch, protect, as it is, as she is, as he is, as they are, as is"
        ),
        WordGroup(.verb(.add), "add, adding, include, including, insert, introduce, attach, draw"),
        WordGroup(.verb(.use), "use, using, apply, copy, take, reuse, borrow, follow"),
        WordGroup(
            .negation,
            "no, not, without, never, dont, do not, does not, doesnt, not any, without any, nothing like, avoid, minus, free of, isnt, should not, shouldnt, must not, wont, cannot, non, neither, nor, exclude, excluding, ignore, disregard, forget, skip"
        ),
        WordGroup(
            .instead,
            "instead of, rather than, in place of, as opposed to, anything but, anything except, any color but, any color except, other than"
        ),
        WordGroup(.only, "only, just, simply, nothing else, and nothing else, nothing more"),
        WordGroup(.and, "and, plus, as well as, along with, also, together with"),
        WordGroup(.or, "or, or maybe, or else, alternatively, or perhaps, or possibly"),
        WordGroup(.but, "but, however, though, although, yet, but rather, except that"),
        WordGroup(.then, "then, afterwards, and then, after that, next, finally, lastly"),
        WordGroup(
            .to,
            "to, into, towards, toward, to be, become, becomes, through to, go to, fades to, fades into, fade to, fade into, down to, up to"
        ),
        WordGroup(.from, "from, starting from, starting with, coming from"),
        WordGroup(.with, "with, featuring, having, has, containing, by, for, full of, filled with"),
        WordGroup(
            .on,
            "on, in, against, at, in front of, onto, upon, inside, within, over, under, near, beside, next to, among, amid, between, before, atop, on top of, along, amongst, behind, around, across, by the"
        ),
        WordGroup(.of, "of, as"),
        WordGroup(.top, "top, at the top, on top, at top, the top, above, up top"),
        WordGroup(.bottom, "bottom, at the bottom, at bottom, the bottom, below"),
        WordGroup(
            .degree(.slightly),
            "slightly, a bit, a little, a little bit, subtly, mildly, somewhat, softly, lightly, gently, barely, a touch, a hint of, slight, subtle"
        ),
        WordGroup(
            .degree(.strongly),
            "strongly, very, heavily, really, extremely, super, quite, much, a lot, strong, heavy, totally, completely, fully, ultra, intensely, so, too, highly"
        ),
        WordGroup(
            .referenceWord,
            """
            second, attached, provided, other, uploaded, supplied, inspiration, 2nd, given, example, linked
            """),
        WordGroup(
            .referenceNoun,
            """
            reference, context, image two, image 2, photo 2, picture 2, second one, reference one, moodboard, mood board, reference image, \
            reference photo, reference picture, context image, context picture, context photo
            """),
        WordGroup(.thisWord, "this, that, these, those, same, the same"),
        WordGroup(
            .imageNoun,
            "image, photo, photograph, picture, pic, shot of, frame, screenshot, snapshot, scene, location, place in, file"),
        WordGroup(
            .markedWord,
            """
            circled, marked, i marked, i circled, i drew, drew, outlined, scribbled, highlighted, annotation, annotated, encircled, \
            red circle, the circle, marked area, selected area
            """),
        WordGroup(
            .pronoun, "it, her, him, them, she, he, they, me, his, their, its, my, our, your, everything, all, us, theirs, hers"),
        WordGroup(.outputFormat(.png), "png, png file, png format"),
        WordGroup(.outputFormat(.jpeg), "jpg, jpeg"),
        WordGroup(.outputFormat(.webp), "webp"),
        WordGroup(
            .outputSize, "4k, 2k, 1k, 8k, hd, uhd, full hd, 1080p, 720p, hi res, high res, high resolution, low resolution"),
        WordGroup(.filler, describing),
        WordGroup(
            .filler,
            """
            a, an, the, some, any, one, please, pls, plz, kindly, could, would, can, will, shall, may, might, you, i, we, im, id, ill, is, are, be, been, \
            was, were, being, tone, tones, hue, shade, thanks, thank, thx, ty, hi, hello, hey, ok, okay, dear, maybe, perhaps, there, here, that is, which, who, where, while, \
            when, if, possible, color, colored, looking, look, looks, style, styled, vibe, feel, feeling, mood, aesthetic, atmosphere, ambience, \
            kind, sort, type, like, similar, such, more, less, most, rather, instead, either, both, different, another, own, \
            throughout, entire, entirely, whole, fully, behind it all, well, now, again, still, already, else, thing, something, stuff, way, \
            up, down, out, off, away, back, front, left, right, side, middle, center, corner, edge, area, part, space around, \
            than, it is, its a, lets, let us, exactly, precisely, purely, seen, view, distance, far, colorful, color of, \
            love, hope, wish, think, know, see, hers only, ready, photo of, picture of, image of, day, time, hour, fine, exposed, quick, quickly, \
            pure, true, real, full, finish, matte, matt, smooth finish, endless, continuous, unbroken, shot on, background color, color background, \
            going, goes, running from, composition, camera, lens, portrait, angle, nothing, anything, what, how, theres, thats, whats, shes, heres, whos, come, comes, this one, that one, brand color, brand colors, our brand color, corporate color, house color, same color, white on white, ambient
            """),
    ]
}
