// Things that edit prompts name, by how an engine would find them.

import RetouchModel

/// Nouns of edits: the shared lists of garments, accessories, the body and things, and words that only edits know.
enum EditNouns {
    /// Words that are written another way than the name they are given in a plan.
    static let aliases: [String: String] = WordPairs.table(
        """
        skin tone=skin, skin tones=skin, complexion=skin, tshirt=t shirt, tee=t shirt, tee shirt=t shirt, tooth=teeth, feet=foot, \
        haircut=hair, hairstyle=hair, hairdo=hair, hair style=hair, hair cut=hair, make up=makeup, invisible mannequin=ghost mannequin, \
        cross body bag=crossbody bag, shades=sunglasses, sunnies=sunglasses, trouser=trousers, pant=pants, legging=leggings, eye \
        shadow=eyeshadow, hand bag=handbag, trenchcoat=trench coat, trench=trench coat, tux=tuxedo, saree=sari, hoody=hoodie, \
        cardi=cardigan, zip=zipper, mittens=mitten, swim suit=swimsuit, bathing suit=swimsuit, bowtie=bow tie, neck tie=necktie, \
        spectacles=glasses, specs=glasses, eyeglasses=glasses, lashes=eyelash, lash=eyelash, peacoat=pea coat, track suit=tracksuit, \
        brow=eyebrow, leaves=leaf, laces=shoelace, shoe lace=shoelace, red eye=eye, red eyes=eye, head and shoulders=head, \
        everyone=people, everybody=people, everyone else=people, everybody else=people, other people=people, others=people, air \
        bubble=bubbles, ppl=people, dummy=mannequin, mannequin dummy=mannequin
        """, link: "=")

    static let groups: [(EditMeaning, String)] = [
        (
            .background,
            """
            background, cyc, bg, back ground, fond, fondo, fund, backdrop, scenery, surroundings, surrounding, environment, setting, seamless paper, backdrop paper, background paper, paper backdrop, paper background, backdrop cloth, background cloth, backdrop roll, cyclorama, seamless, background area, background color, backgrounds, back drop, scene behind, white background area, backround, bkg, bkgd, bckgrnd, \
            everything around, area around, space around, space behind, area behind, everything behind, stuff behind, all the stuff behind, things behind, whats behind, what is behind, whatever is behind, everything in the background, stuff in the background, things in the background, objects in the background
            """
        ),
        (.wall, "wall, back wall, background wall"),
        (.subject, BodyWords.subjects),
        (.person, BodyWords.persons),
        (.thing(.other), BodyWords.strayHair),
        (.hair, BodyWords.hair),
        (.limb, BodyWords.limbs),
        (.thing(.bodyPart), "red eye, red eyes"),
        (
            .flaw(.wrinkles),
            "wrinkle, crease, fold, wrinkled, creased, crinkle, crinkled, crumpled, rumple, rumpled, wrinkly, ruck, pucker, puckering, fold line, bunching, crumple, wrinkling, creasing, folds, ripple, ripples, dent line, crows feet, crows foot, crow feet, crow foot, laugh line, smile line, frown line, fine line, forehead line, expression line, worry line, wrinkle line, lines around her eyes, lines around my eyes, lines around his eyes, lines around the eyes, lines on her forehead, lines on his forehead, nasolabial fold, smile lines, fold crease, pressed lines, packing crease, packing fold, crushed, scrunched, unironed, not ironed, bunched up, crinkles, puckered, uneven folds, folded lines"
        ),
        (
            .flaw(.blemishes),
            """
            blemish, shadows under, harsh shadows under, dark shadows under, circles under, darkness under, puffiness, puffy, pimple, acne, zit, skin spot, blotch, redness, dark spot, breakout, rash, age spot, dark circle, dark circles, eye bag, eye bags, bags under, under eye bags, under eye circles, acne scar, blackhead, whitehead, skin imperfection, skin flaw, razor burn, razor bump, blotchy, \
            sunburn, cold sore, liver spot, scab, skin blemish, imperfection, bruise, ingrown hair, dry skin, dry patch, peeling skin, veins, spider veins, stretch mark, cellulite, goosebumps, pigmentation, spotty, chapped lips, cracked lips, dry lips, wart, boil, cyst, rosacea, eczema, psoriasis, mosquito bite, insect bite, bug bite, love bite, hickey, skin tag, graze, rough skin, sun spot, sun damage, hyperpigmentation, melasma, freckle patch, ruddy, flushed, blushing, skin redness, red patch, red patches, red spot, red spots, red nose, red cheeks, skin blemishes, heat rash, scratches on her skin, irritation, skin irritation, pigment spot, sunspot, milia, spider vein, varicose vein, cut on her face, cut on his face, tear trough, tired eyes, sunken eyes, under eye shadow, under eye shadows, eye circles, eye puffiness
            """
        ),
        (
            .flaw(.skin),
            "pore, flawless skin, clear skin, perfect skin, even skin tone, even skin, shiny skin, oily skin, oily, shine, shiny, oiliness, greasy skin, uneven skin, uneven skin tone, visible pores, open pores, enlarged pores, large pores, uneven complexion, sweaty skin, glass skin, shiny forehead, shiny nose, shiny face, oily forehead, oily face, skin shine, facial shine, face shine"
        ),
        (.thing(.bodyPart), BodyWords.parts),
        (.thing(.garment), GarmentWords.whole + ", " + GarmentWords.parts),
        (.thing(.accessory), AccessoryWords.all),
        (.thing(.other), ThingWords.all),
    ]
}
