// Things that edit prompts name.

import RetouchModel

/// Nouns by how an engine would find them.
enum EditNouns {
    /// Words that are written another way than the name they are given in a plan.
    static let aliases: [String: String] = [
        "skin tone": "skin", "skin tones": "skin", "complexion": "skin", "tshirt": "t shirt", "tee": "t shirt", "tooth": "teeth",
        "feet": "foot",
        "haircut": "hair", "hairstyle": "hair", "hairdo": "hair", "make up": "makeup", "cross body bag": "crossbody bag",
        "shades": "sunglasses",
    ]

    static let groups: [(EditMeaning, String)] = [
        (
            .background,
            """
            background, bg, back ground, backdrop, scenery, surroundings, surrounding, environment, setting, everything behind her, \
            everything behind him, everything behind it, everything behind them, everything behind, everything behind the model, \
            everything around her, everything around him, area behind her, seamless paper, cyclorama, seamless
            """
        ),
        (.wall, "wall, back wall"),
        (
            .subject,
            "subject, model, woman, man, lady, girl, boy, guy, product, figure, main subject, main object, merchandise, foreground, actress, body, entire body, whole body"
        ),
        (.hair, "hair, haircut, hairstyle, hairdo, beard, mustache, stubble, facial hair"),
        (
            .limb,
            "arm, hand, leg, foot, feet, knee, finger, elbow, shoulder, hip, chin, head, thumb, fist, torso, pose, posture, stance"
        ),
        (
            .thing(.bodyPart),
            """
            face, skin, skin tone, skin tones, lip, eye, eyebrow, eyelash, nose, ear, neck, cheek, forehead, nail, fingernail, tooth, \
            teeth, makeup, make up, lipstick, eyeshadow, complexion, mouth, brow, iris, blush makeup, nail polish
            """
        ),
        (
            .thing(.garment),
            """
            dress, gown, skirt, shirt, t shirt, tshirt, tee, top, crop top, tank top, blouse, sweater, jumper, hoodie, sweatshirt, cardigan, vest, \
            jacket, blazer, coat, trench coat, parka, suit, tuxedo, pants, trousers, jeans, shorts, leggings, jumpsuit, romper, \
            overalls, trouser leg, pant leg, bikini, swimsuit, lingerie, bra, underwear, sock, tights, stocking, kimono, sari, poncho, robe, pajamas, outfit, \
            garment, clothes, clothing, costume, sleeve, collar, cuff, lapel, hood, turtleneck, uniform, cape, tunic, polo, \
            dungarees, corset, leather jacket, denim jacket, bomber jacket, puffer jacket, evening gown, wedding dress, kaftan, kurta
            """
        ),
        (
            .thing(.accessory),
            """
            bag, handbag, purse, clutch, tote, crossbody bag, cross body bag, crossbody, backpack, wallet, suitcase, shoe, heel, high heel, \
            boot, sneaker, trainer, sandal, loafer, belt, hat, cap, beanie, scarf, glove, tie, bow tie, sunglasses, glasses, eyewear, \
            jewelry, necklace, earring, bracelet, ring, watch, brooch, accessory, headband, shades, straw hat, baseball cap, choker, anklet, \
            hair clip, crown, tiara, veil, mittens, umbrella, shoulder bag, pendant, pearls
            """
        ),
        (
            .thing(.other),
            """
            logo, tag, price tag, label, hanger, mannequin, stain, thread, lint, dust, scratch, text, watermark, people, person, stranger, \
            passersby, chair, armchair, stool, sofa, couch, table, desk, lamp, car, bottle, cup, glass of water, vase, flower, tree, plant, \
            power line, wire, cable, bin, trash can, rubbish bin, bench, shadow, reflection, sky, cloud, grass, lawn, floor, ground, \
            ceiling, door, window, curtain, carpet, rug, tattoo, freckle, pocket, button, zipper, strap, seam, hem thread, print, \
            embroidery, fabric, cloth, leather part, sign, poster, painting on the wall, dog, cat, bird, horse, animal, child, baby, \
            perfume bottle, perfume, box, packaging, book, phone, camera, tripod, light stand, crease line, smudge, fingerprint, glare, lens flare, \
            crowd, tourist, bystander, butterfly, balloon, candle, food, plate, mug, laptop, bike, bicycle, boat, house, building, tower, \
            mirror, frame on the wall, clip, pin, price label, sticker, hair strand, flyaway hair, stray hair, flyaway, handle, buckle, clasp
            """
        ),
        (.flaw(.wrinkles), "wrinkle, crease, fold, wrinkled, creased, crinkle, crumpled, rumple, wrinkly, ruck, pucker"),
        (.flaw(.blemishes), "blemish, pimple, acne, zit, skin spot, blotch, redness, dark spot, breakout, rash, age spot"),
        (.flaw(.skin), "pore, skin texture, shine on the face, shiny skin, oily skin"),
    ]
}
