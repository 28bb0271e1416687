// Words for what a background change leaves alone: the model, the product, clothes, and edits of other kinds.

/// Subject and edit vocabulary.
enum SubjectWords {
    static let groups: [WordGroup] = [
        WordGroup(
            .subject,
            """
            model, woman, man, lady, girl, boy, guy, person, subject, figure, actor, actress, influencer, baby, kid, toddler, couple, \
            face, skin tone, head, hair, hairstyle, haircut, eye, eyebrow, eyelash, lip, mouth, smile, nose, ear, neck, shoulder, arm, hand, \
            finger, nail, waist, hip, leg, knee, foot, feet, body, torso, pose, posture, expression, makeup, make up, lipstick, \
            tattoo, beard, mustache, freckle, complexion, gaze, silhouette, \
            dress, gown, skirt, shirt, t shirt, tshirt, tee, blouse, sweater, jumper, hoodie, sweatshirt, cardigan, vest, jacket, \
            blazer, coat, trench coat, parka, suit, tuxedo, pants, trousers, jeans, shorts, leggings, jumpsuit, romper, overalls, bikini, \
            swimsuit, lingerie, bra, underwear, sock, tights, stocking, kimono, sari, poncho, robe, pajamas, outfit, garment, \
            clothes, clothing, apparel, costume, sleeve, collar, cuff, button, zipper, pocket, lapel, strap, seam, wrinkle, \
            crease, embroidery, lining, \
            bag, handbag, purse, clutch, tote, crossbody bag, crossbody, backpack, wallet, suitcase, shoe, heel, high heel, boot, \
            sneaker, trainer, sandal, loafer, belt, hat, cap, beanie, scarf, glove, tie, bow tie, sunglasses, glasses, eyewear, \
            jewelry, necklace, earring, bracelet, ring, watch, brooch, accessory, product, item, merchandise, perfume, perfume bottle, \
            cosmetic, packaging
            """),
        WordGroup(
            .sizing,
            """
            hem, hemline, neckline, waistline, sleeve length, skirt length, dress length, pant length, inseam, longer, shorter, tighter, looser, \
            bigger, smaller, larger, wider, narrower, slimmer, oversized, baggy, slim fit, loose fit, knee length, ankle length, \
            floor length, full length, taller, thinner, size, sizing
            """),
        WordGroup(
            .verb(.edit),
            """
            crop, rotate, straighten, flip, mirror image, sharpen, denoise, upscale, resize, enlarge, zoom, zoom in, zoom out, brighten, \
            darken, lighten, relight, retouch, smooth, iron, recolor, dye, color grade, shorten, lengthen, widen, narrow, slim, hem up, fix, repair, \
            restore, enhance, improve, adjust, increase, decrease, reduce, boost, correct, colorize, stylize, turn her, turn him, turn around, \
            wear, wears, dress her in, dress him in, dressing, undress, tilt, bend, raise, lower, move, animate, extend, expand, uncrop, outpaint, \
            harmonize, match, tighten, loosen, enlarge her, face left, face right, look left, look right
            """),
        WordGroup(
            .otherEdit,
            """
            contrast, saturation, exposure, brightness, temperature, white balance, highlights, clarity, grain, film grain, resolution, sharpness, \
            noise, aspect ratio, blemish, stain, dust, scratch, watermark, color grading, filter
            """),
    ]
}
