// Verbs of edit prompts.

/// Verbs by what they do. Base forms: "-s", "-ed" and "-ing" are found by rule. Verbs with a particle also stand for the parted form:
/// "warm up" reads "warm the picture up".
enum EditVerbs {
    static let groups: [(EditMeaning, String)] = [
        (
            .verb(.change),
            """
            change, replace, swap, switch, exchange, substitute, convert, transform, alter, modify, adapt, reform, remodel, reshape, trade, update, morph, redo, revamp, sub, swap out, switch out, sub out, switch up, \
            replace out, change out, change over, swap over, switch over, change up, trade in, make over, vary, shift, shift over, exchange out, replacement of, substitution of, sub in for, replace over
            """
        ),
        (
            .verb(.make),
            """
            make, render, set to, should be, must be, has to be, have to be, needs to be, need to be, they need to be, it needs to be, they have to be, it has to be, ought to be, could be, can be, would be, might be, shall be, will be, be made, \
            let it be, have it, bring, be, become, should become, should turn, go for, go with, should have been, supposed to be, get it, should look, must look, needs to look, needs to go from, come out, needs to become, should come out, should appear, must appear, needs to appear, should show as, should be shown, must be shown, should end up, wants to be, shud be, shld be, should of been, appear in
            """
        ),
        (.verb(.turn), "turn, turn into, turn round, bring it into"),
        (
            .verb(.put),
            """
            put, place, set, position, move, throw, transport, situate, drop, imagine, picture her, picture him, photograph, shoot, lets say, lets pretend, pretend, stand her, stand him, sit her, sit him, seat, insert, composite, paste, \
            stick, hang, pop, chuck, plop, plonk, slap, lay, relocate, teleport, mount, rest, drop in, put in, pop in, stick in, plant, arrange, send, float, bring her, bring him, take her, take him, \
            transfer, transplant, set down, prop, place in, superimpose, slot, shove, slide, station, display, standing
            """
        ),
        (
            .verb(.add),
            """
            add, include, introduce, attach, install, equip, garnish, top with, complete with, perch, serve with, fit with, fit her with, fit him with, kit out with, draw, give, throw in, let there be, there should be, there must be, adorn, add in, add on, create, generate, sprinkle, scatter, pour, overlay, decorate, accessorize, append, layer, bring in, work in, \
            write, fake, simulate, mimic, emulate, achieve, produce, duplicate, surround, addition of, insertion of, pair, accessorise, style it with, style her with, style him with, style with, style the look with, style the outfit with, team it with, team with, finish the look with, complete the look with, complete the outfit with, place some, put some, dress up with, embellish, finish with, top off with
            """
        ),
        (.verb(.remove), VerbWords.remove),
        (.verb(.remove), absences),
        (.verb(.isolate), VerbWords.isolate),
        (
            .verb(.keep),
            """
            keep, leave, preserve, retain, maintain, unchanged, untouched, intact, touch, protect, do not touch, dont touch, leave alone, let alone, hold on to, hands off, \
            do not change, dont change, do not alter, dont alter, without changing, without touching, never change, dont modify, do not modify, without altering, without affecting, dont affect, \
            do not affect, do not edit, dont edit, not changing, not touching, dont mess with, do not mess with, dont ruin, lock, stay, stays, remain, remains, should stay, must stay, should remain, must remain, must not change, \
            should not change, shouldnt change, not change, cannot change, respect, spare, do not recolor, dont recolor, stay away from, exclude from, avoid touching, avoid changing, careful with, same as before, mustnt move, must not move, should not move, shouldnt move, must not be touched, mustnt be touched, \
            should not be touched, shouldnt be touched, as shot, as photographed, as in the original, same as in the original
            """
        ),
        (.verb(.use), "use, apply, copy, borrow, match, follow, employ, adopt, steal, try, try out, try it with, take the same"),
        (.verb(.take), "take, grab, pick"),
        (
            .verb(.want),
            "want, client wants, the client wants, customer wants, the customer wants, they want, would now like, would also like, would really like, would still like, would rather have, would much rather have, now want, now wants, now prefer, now prefers, prefers, would prefer, should like, i should like, id prefer, wed prefer, we prefer, i prefer, give me, give us, get me, would like, would very much like, would so like, id like, need, i need, wish, prefer, id love, would love, looking for, what if, how about, what about, imagine if, suppose, picture if, id rather have, looking to, im after, were after, we are after, going for, provide, supply, deliver, prepare, send me, send us, hope for, would be nice, would be great, would be good, would be lovely, would be perfect, would be better, would help, would look good, would look nice, would look great, would look better, would suit, would suit her, would work, would work better, would be cool, would be ideal, love to have, love to see, like to see, want to see, like to have"
        ),
        (
            .verb(.wear),
            """
            wear, carry, throw on, pop on, chuck on, slap on, stick on, pull on, slip on, dress her in, dress him in, dress them in, dress the model in, dress the woman in, dress the man in, dress the girl in, dress up in, put on, sport, rock a, rock some, \
            try on, change into, clothe, style her in, style him in, style the model in, be wearing, don a, she have, he have, they have, her have, him have, model have
            """
        ),
        (
            .verb(.raise),
            """
            increase, raise, boost, lift, open up, open, push, push up, bump, bump up, turn up, bring up, crank up, crank, pump up, pump, strengthen, intensify, dial up, ramp up, amp up, amplify, kick up, bring out, \
            play up, emphasize, accentuate, up, jack up, pull up, step up, heighten, maximize, bring back, hit up, fill in, exaggerate, increase in, increase of, beef up, juice up, crank it up
            """
        ),
        (
            .verb(.lower),
            """
            reduce, lower, decrease, bring down, tone down, turn down, pull down, pull back, drop down, cut down, recover, pull, push down, tame, dial down, dial back, lessen, weaken, minimize, take down, take back, \
            cut back, scale back, ease off, ease back, knock back, knock down, roll off, roll back, diminish, subdue, calm down, quiet down, rein in, back off, down, suppress, mitigate, hold back, pull in, \
            restrain, go easy on, attenuate, reduction of, reduction in, decrease in, lowering of, taper off, tone back, pare back, trim back, take the edge off
            """
        ),
        (
            .verb(.fix),
            "fix, correct, repair, tidy up, cut through, cut through it, patch up, salvage, sort out, balance, adjust, neutralize, mend, fix up, rectify, set right, solve, deal with, take care of, sort, help with, address, color correct, rescue, calibrate, correction of, adjustment of, adjustment to, see to, sort it, put right, make right, remedy, work on"
        ),
        (
            .verb(.crop),
            "crop out, crop off, crop, crop in, close crop of, close crop on, close up crop of, tight crop of, tight crop on, tight shot of, close shot of, close in, close in on, move in on, square up, focus in on, crop down, trim, trim off, zoom in, zoom, less space around, less room around, less empty space around, less margin around, less padding around, close up, closeup, reframe, recrop, punch in, go in closer, come in closer, get closer, tighten up the frame, tighten the frame, frame it, zoom into, crop up, cut to, closer crop, cut in, move in closer, macro of, macro shot of, detail shot of, center, centralize, recenter, closer on, closer in on, closer up on, come closer to, get closer to, get in closer on, tighter on"
        ),
        (
            .verb(.extend),
            """
            zoom out, uncrop, outpaint, extend the background, extend the backdrop, extend the canvas, extend the frame, extend the image, extend the picture, extend the photo, extend the wall, extend the floor, extend the sky, expand the background, expand the canvas, expand the frame, expand the image, \
            expand the picture, expand the photo, widen the shot, widen the frame, show more of the, pull the camera back, move the camera back, add more space, add more room, add more headroom, more headroom, add headroom, full body, full body view, full body photo, full length shot, full length photo, full length view, head to toe, show full body, show full outfit, show the entire outfit, show her full outfit, show the whole outfit, more space, more room, more negative space, \
            add negative space, wider crop, looser crop, crop wider, crop looser, crop it wider, crop it looser, less tight crop, crop less tight, crop less tightly, less cropped, add space, add padding, add some space, add some room, leave more room, more copy space, add copy space, wider shot, wide shot, wider angle, full body shot, show the full body, show the whole body, show the full outfit, see more of the
            """
        ),
        (
            .verb(.straighten),
            "straighten, level, straighten out, straighten up, level out, level off, align, deskew, unskew, even up the horizon, true up"
        ),
        (
            .verb(.rotate),
            "rotate, rot, rotation of, rotation by, a rotation of, a rotation by, spin, turn sideways, rotate around, swivel"
        ),
        (
            .verb(.flip),
            "flip, mirror, mirror image, mirror of the photo, mirror of the picture, mirror of the image, mirror of it, a mirror of the photo, a mirror of the picture, a mirror of the image, a mirror image of, mirrored version of, flip over, flip around, reverse, invert horizontally, hflip, vflip, flop"
        ),
        (
            .verb(.blur),
            "blur, defocus, blur out, unfocus, throw out of focus, blur away, soften the background, soften up the background"
        ),
        (.verb(.sharpen), "sharpen, usm, unsharp mask, deblur, sharpen up, unblur, crisp up, crispen, sharpen out"),
        (
            .verb(.denoise),
            "denoise, noise reduction, despeckle, degrain, noise removal, de noise, remove noise, reduce noise, reduce the noise, remove the noise"
        ),
        (
            .verb(.smooth),
            "smooth, smoothe, smooth out, iron, iron out, steam, steam out, press, unwrinkle, unwrinkled, smoothen, flatten, flatten down, flatten out, smoothing of, ironing of, even out, dewrinkle, de wrinkle, de crease, decrease the creases, uncrease, smooth over, press out, unrumple, neaten"
        ),
        (
            .verb(.soften),
            "soften, soften up, mellow, less obvious, less visible, less noticeable, less prominent, less conspicuous, less apparent, less pronounced"
        ),
        (.verb(.retouch), "retouch, touch up, cleanup, airbrush, beautify, clean up the skin, frequency separation"),
        (
            .verb(.recolor),
            "recolor, color, dye, paint, respray, spray paint, lacquer, varnish, redye, overdye, enamel, reupholster, reupholster in, upholster, upholster in, whitewash, tint it, colorize, repaint, color in, tint the, tint her, tint his, re color, color change, fill with, fill, stain it, flood, bleach"
        ),
        (
            .verb(.relight),
            "relight, bathe, bathe it, bathe her, light her, light him, light it, light them, light the, illuminate, light up, lit, re light, light this, light the scene"
        ),
        (.verb(.tilt), "tilt, incline, nod, cock"),
        (
            .verb(.pose),
            """
            sit, sit down, stand, stand up, stand still, walk, jog, sprint, ride, swim, climb, lick, march, stroll, hold hands, shake hands, blow a kiss, juggle, meditate, sneeze, jump, run, dance, lean, lean back, lean on, lean against, kneel, lie down, lie, smile, laugh, grin, smirk, pout, cry, yawn, cross, raise her, raise his, \
            bend, wave, kick, wink, blink, frown, close, open her, open his, looking, stretch, hold, point, crouch, squat, leap, stride, twirl, clap, crawl, skip, hug, kiss, reach, \
            swing, pose, shrug, salute, fold her, fold his, lift her, lift his, lower her arm, lower his arm, put her hand, put his hand, put her hands, put his hands, put her arm, put his arm, hands behind, strike a pose, strut, \
            step, look over, look away, look back, gaze away, relax her, relax his, drop her, drop his, bow her, straighten her back, straighten his back, uncross, spread, clench, sleep, drink, eat, read, type, play, talk, shout, scream, sing, show teeth, stick out
            """
        ),
        (
            .verb(.look),
            "look, gaze, facing, stare, feel, seem, appear, came out, come across, turned out, ended up, end up, feels like, face left, face right, face"
        ),
        (
            .verb(.show),
            "show, see, view, show me, lets see, can we see, could we see, can i see, i want to see, we want to see, depict, present, shot from, photographed from, seen from, viewed from, see it from, see her from, see him from"
        ),
        (
            .verb(.garment),
            "tuck, tuck in, untuck, unbutton, button up, zip up, unzip, roll up, roll down, roll, buckle, untie, lace up, embroider, undo, drape, cuff, pin up, unroll, layer with, patch, distress, crochet, knot, button, fasten, unfasten, bedazzle, monogram"
        ),
        (
            .verb(.resize),
            """
            shorten, lengthen, widen, narrow, slim, slim down, tighten, loosen, enlarge, shrink, resize, take in, let out, hem up, scale up, scale down, elongate, upsize, downsize, oversize, thin, thin out, tighten up, \
            scale, stretch out, extend, expand, fatten, plump, plump up, reshape, nip in, cinch, tailor, slenderize, bulk up, let down, crop the length, grow, size up, size down, trim down, pad out
            """
        ),
        (
            .verb(.groom),
            "comb, curl, braid, shave, shave off, tousle, blow dry, slick back, backcomb, tie back, tie up, pull back her hair, pull back his hair, gather, sweep back, sweep up, let down her hair, put up her hair, groom, plait, crimp, perm, untangle, brush back, pin back, tuck back"
        ),
        (.verb(.enhance), "enhance, improve, perfect, polish, spruce up, jazz up, glam up, optimize, finesse, elevate, upgrade"),
    ]

    /// "there should not be", "she must not be wearing": what is said to be absent is to be taken away.
    private static let absences: String = {
        let modals = ["should not", "shouldnt", "must not", "mustnt", "may not", "shall not", "ought not to", "should never"]
        let verbs = [
            "have", "have any", "contain", "contain any", "include", "include any", "wear", "wear any", "be wearing",
            "be holding",
        ]
        let existence = [
            "there should not be", "there shouldnt be", "there must not be", "there should be no", "there must be no",
            "there may be no",
        ]
        return (modals.flatMap { modal in verbs.map { "\(modal) \($0)" } } + existence + existence.map { "\($0) any" }).joined(
            separator: ", ")
    }()
}
