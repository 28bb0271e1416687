// Verbs of edit prompts.

/// Verbs by what they do; every form that people write.
enum EditVerbs {
    static let groups: [(EditMeaning, String)] = [
        (
            .verb(.change),
            """
            change, replace, swap, switch, exchange, substitute, convert, transform, alter, modify, replacing, changing, swapping, \
            swap out, switch out, replace out, change out, transforming, changed, replaced, trade
            """
        ),
        (
            .verb(.make),
            "make, making, render, set to, should be, must be, needs to be, need to be, be made, let it be, have it, bring"
        ),
        (.verb(.turn), "turn, turning"),
        (
            .verb(.put),
            """
            put, place, set, position, move, throw, transport, situate, drop, imagine, picture her, picture him, photograph, shoot, standing, \
            sitting in, insert, composite, paste, placing, putting, stick, hang
            """
        ),
        (.verb(.add), "add, adding, include, introduce, attach, draw, give, giving, throw in, adorn"),
        (
            .verb(.remove),
            """
            remove, removing, delete, erase, get rid of, take away, take out, take off, strip, eliminate, clear, wipe, lose, ditch, \
            clean up, clear up, edit out, paint out, cut off, drop out, rid of, wipe out, wipe off, clear out, clean off, strip out, \
            clone out, photoshop out, hide, scrub, banish, discard, take the
            """
        ),
        (.verb(.isolate), "isolate, isolated, extract, cut out, cut, mask out, separate, knock out, clip out, lift out"),
        (
            .verb(.keep),
            """
            keep, keeping, leave, preserve, retain, maintain, unchanged, untouched, intact, touch, protect, do not touch, dont touch, \
            do not change, dont change, do not alter, dont alter, without changing, without touching, never change, dont modify, \
            do not modify
            """
        ),
        (.verb(.use), "use, using, apply, copy, borrow, match, matching, follow"),
        (.verb(.want), "want, would like, id like, need, i need, wish, prefer, id love, would love, looking for, id rather have"),
        (
            .verb(.wear),
            "wear, carry, carrying, carries, wearing, wears, dress her in, dress him in, dress them in, dress the model in, put on"
        ),
        (
            .verb(.raise),
            "increase, raise, boost, lift, open up, push, push up, bump, bump up, up, turn up, bring up, crank up, crank, pump up, strengthen, intensify"
        ),
        (
            .verb(.lower),
            """
            reduce, lower, decrease, bring down, tone down, turn down, take down, pull down, pull back, drop down, cut down, recover, \
            tame, dial down, dial back, lessen, weaken, minimize, reducing
            """
        ),
        (.verb(.fix), "fix, correct, repair, sort out, fixing, balance, adjust, neutralize"),
        (.verb(.crop), "crop out, crop off, crop, cropping, cropped, trim, zoom in, zoom, close up, closeup, reframe, recrop"),
        (.verb(.straighten), "straighten, level, straighten out, straighten up, level out, align, deskew"),
        (.verb(.rotate), "rotate, rotating, spin, rotated"),
        (.verb(.flip), "flip, flipping, mirror, flipped, mirrored, mirror image"),
        (.verb(.blur), "blur, blurring, defocus, blur out, unfocus"),
        (.verb(.sharpen), "sharpen, sharpening, deblur, sharpen up"),
        (.verb(.denoise), "denoise, denoising, noise reduction, despeckle, reduce noise, remove noise, reduce the noise"),
        (
            .verb(.smooth),
            "smooth, smooth out, smoothing, iron, iron out, steam, press, unwrinkle, unwrinkled, smoothen, flatten out, even out"
        ),
        (.verb(.soften), "soften, softening"),
        (.verb(.retouch), "retouch, retouching, touch up"),
        (
            .verb(.recolor),
            "recolor, recoloring, color, dye, paint, tint it, colorize, repaint, dyeing, painting it, color in, tinting"
        ),
        (
            .verb(.relight),
            "relight, light her, light him, light it, light them, light the, relighting, illuminate, light up, lit"
        ),
        (.verb(.tilt), "tilt, tilting, incline, nod"),
        (
            .verb(.pose),
            """
            sit, sit down, stand, stand up, walk, walking, jump, jumping, run, dance, dancing, lean, leaning, kneel, lie down, smile, \
            smiling, laugh, cross, raise her, raise his, bend, wave, kick, wink, frown, close her, close his, close the, open her, open his, \
            looking, stretch, hold, holding, point, pointing, crouch, squat, leap, stride, twirl
            """
        ),
        (.verb(.look), "look, looks, gaze, facing, stare"),
        (
            .verb(.garment),
            "tuck, tuck in, untuck, unbutton, button up, zip up, unzip, roll up, roll down, buckle, untie, lace up"
        ),
        (
            .verb(.resize),
            """
            shorten, lengthen, widen, narrow, slim, slim down, tighten, loosen, enlarge, shrink, resize, hem, take in, let out, hem up, \
            scale up, scale down, elongate
            """
        ),
        (.verb(.enhance), "enhance, improve, perfect, auto enhance, beautify the photo, polish"),
    ]
}
