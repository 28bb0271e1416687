// Looks: sizes, cuts, hairstyles, poses, views, styles, patterns and frames.

import RetouchModel

/// Words for what only a generative engine makes, and for frames.
enum EditLooks {
    static let groups: [(EditMeaning, String)] = [
        (
            .sizing,
            """
            hem, hemline, waistline, sleeve length, skirt length, dress length, pant length, inseam, longer, shorter, tighter, looser, \
            bigger, smaller, larger, wider, narrower, slimmer, oversized, baggy, slim fit, loose fit, knee length, ankle length, floor length, \
            full length, taller, thinner, size, sizing, cropped length, length, fitted, fit, bag size, long enough, midi length, maxi length, mini length, \
            size up, size down, knee long
            """
        ),
        (
            .garmentDetail,
            """
            sleeveless, strapless, v neck, neckline, crew neck, off the shoulder, long sleeved, short sleeved, backless, double breasted, \
            pleated, ruffled, ruffle, belted, buttoned, hooded, embroidered, backless cut, halter neck, puff sleeve, asymmetric, see through fabric, \
            slit, side slit, sequined, lace trim, quilted
            """
        ),
        (
            .pattern,
            """
            striped, stripe, floral, floral pattern, floral print, polka dot, checkered, checked, plaid, tartan, leopard print, animal print, houndstooth, \
            paisley, pattern, patterned, tie dye, gingham, pinstripe, camouflage, zebra print, herringbone, geometric print, snake print
            """
        ),
        (
            .material,
            """
            leather, suede, silk, satin, velvet, denim, cotton, linen fabric, wool, woolen, lace, tweed, cashmere, corduroy, chiffon, tulle, \
            fur, knit, knitted, marble, brick, wooden, concrete, metal, steel, glass, oak, bamboo, granite, velour, mesh, nylon, sequin, plastic, gilded
            """
        ),
        (
            .hairstyle,
            """
            bob, bun, ponytail, pony tail, bangs, fringe, braid, curls, pixie, pixie cut, updo, dreadlocks, waves, wavy, curly, straight hair, mohawk, buzz cut, bald, \
            afro, pigtail, chignon, curly hair, straight hair style, long hair, short hair, wavy hair, goatee, sideburns, undercut, cornrow, top knot, layered cut, slicked back
            """
        ),
        (
            .pose,
            """
            arms crossed, hands on hips, hand on hip, hands in pockets, arms folded, legs crossed, arms up, arms raised, pose, different pose, \
            happy, happier, sad, serious, confident, surprised, angry, friendly, friendlier, expression, facial expression, relaxed stance, walking pose, power pose, relaxed, eyes closed, over her shoulder, over his shoulder, mid stride, seated, cross legged, on tiptoe
            """
        ),
        (
            .view(.profile),
            "profile, full profile, profile view, side view, side profile, from the side, side on, in profile, sideways"
        ),
        (
            .view(.back),
            "from behind, back view, rear view, from the back, around, back to the camera, back side, the back of the model, her back"
        ),
        (
            .view(.threeQuarter),
            "three quarter view, three quarter, three quarters, 3 4 view, three quarter angle, three quarter profile"
        ),
        (
            .view(.front),
            "front view, frontal, face the camera, facing the camera, toward the camera, look at the camera, looking at the camera, from the front, face forward, to the front"
        ),
        (
            .style,
            """
            oil painting, painting, watercolor, watercolor painting, cartoon, anime, comic, comic book, pencil sketch, sketch, pencil drawing, drawing, pop art, \
            pixel art, 3d render, illustration, vintage film, vintage, retro, film look, polaroid, sepia, cyberpunk, impressionist, \
            van gogh, manga, claymation, line art, renaissance, lego, pixar, ghibli, charcoal drawing, stained glass, art deco, vaporwave, \
            vogue, magazine cover, kodak portra, analog film, lomography, stylize, stylized, steampunk, mosaic style, ink drawing, caricature, y2k
            """
        ),
        (.ratio(AspectRatio(1, 1)), "square, square format, square crop"),
        (.axis(.horizontal), "horizontally, horizontal, left to right, right to left, sideways flip"),
        (.axis(.vertical), "vertically, vertical, top to bottom"),
        (.rotation(180), "upside down"),
        (.rotation(1), "clockwise, cw"),
        (.rotation(-1), "counterclockwise, counter clockwise, anticlockwise, anti clockwise, ccw"),
    ]
}
