// Words of the photo studio: backdrops, studio light, transparency, floors.

/// Studio vocabulary.
enum StudioWords {
    static let groups: [WordGroup] = [
        WordGroup(.studio(.place), "studio, photo studio, photography studio, photo shoot, photoshoot, shooting studio"),
        WordGroup(
            .studio(.paper),
            """
            backdrop, cyc, seamless, seamless paper, paper, paper roll, paper sweep, sweep, studio sweep, cyclorama, cyc, cyc wall, \
            infinity cove, infinity wall, infinity curve, infinity background, infinity backdrop, infinity, cove, colorama, \
            paper background, seamless background, seamless backdrop, studio background, studio backdrop, muslin, vinyl
            """),
        WordGroup(.studio(.wall), "wall, wall paint, painted wall"),
        WordGroup(
            .studio(.packshot),
            """
            packshot, pack shot, product shot, product photo, product photography, product photograph, e commerce, ecommerce, \
            ecom, e com, web shop, webshop, online shop, online store, catalog, catalog shot, marketplace, amazon, \
            ghost mannequin
            """),
        WordGroup(
            .plain, "plain, solid, solid color, flat, flat color, uniform, simple, minimal, minimalist, single color, even, blank"
        ),
        WordGroup(.clean, "clean, crisp, spotless"),
        WordGroup(.neutral, "neutral, neutral color, neutral tone"),
        WordGroup(
            .light(.soft),
            """
            soft light, soft lighting, softbox, soft box, softly lit, soft lit, diffused, diffuse, diffused light, diffuse light, \
            even light, even lighting, evenly lit, daylight, soft daylight, natural light, natural lighting, beauty dish, \
            soft studio light, soft studio lighting, gentle light, beauty light, soft even light, soft even lighting, \
            soft diffused light, soft diffused lighting, soft natural light
            """),
        WordGroup(
            .light(.highKey),
            "high key, high key light, high key lighting, highkey, brightly lit, well lit, overexposed, shadowless, shadow free, bright light, bright lighting"
        ),
        WordGroup(
            .light(.spot),
            """
            spotlight, spot light, spot lit, spotlit, single spotlight, pool of light, spot lighting, spotlighting, vignette, \
            halo light, center spot
            """),
        WordGroup(
            .light(.dramatic),
            """
            dramatic, dramatic light, dramatic lighting, moody, moody light, moody lighting, low key, low key light, \
            low key lighting, lowkey, hard light, hard lighting, side light, side lighting, side lit, sidelight, rembrandt, \
            rembrandt light, rembrandt lighting, chiaroscuro, high contrast light, high contrast lighting, rim light, harsh light
            """),
        WordGroup(.lightNoun, "lighting, lit, glow, illumination, lights"),
        WordGroup(
            .gradient, "gradient, ombre, fade, fading, fade out, blend, blending, transition, transitioning, graduated, degrade"),
        WordGroup(.gradientDirection, "radial, diagonal, horizontal, left to right, right to left, circular, linear, vertical"),
        WordGroup(
            .transparent,
            """
            transparent, transparency, cutout, cut out, alpha, alpha channel, see through, no background, no bg, without background, \
            without a background, without any background, without bg, background free, backgroundless, clipping path, \
            knock out, knockout, remove bg, background removal, background remover
            """),
        WordGroup(.floor, "floor, ground, flooring, seamless floor, studio floor, floor line, horizon, horizon line, surface"),
        WordGroup(
            .gloss,
            """
            glossy, gloss, high gloss, reflective, mirrored, lacquered, lacquer, acrylic, plexiglass, perspex, reflection, \
            soft reflection, subtle reflection, mirror reflection, mirror effect
            """),
        WordGroup(
            .shadow,
            """
            shadow, drop shadow, contact shadow, natural shadow, cast shadow, soft shadow, ground shadow, soft contact shadow, \
            soft natural shadow, subtle shadow, soft drop shadow, gentle shadow
            """),
        WordGroup(
            .background,
            """
            background, bg, back ground, fond, fondo, fund, scenery, setting, surrounding, environment, scene behind, everything behind, everything else, \
            area behind, behind her, behind him, behind them, behind it, behind me, behind the model, behind the product, \
            behind the subject, everything around, everything except, everything but
            """),
        WordGroup(
            .focus(true),
            """
            blurred, blurry, blur, blurring, out of focus, defocused, defocus, unfocused, unsharp, bokeh, shallow depth of field, \
            soft focus, shallow focus, shallow dof
            """),
        WordGroup(.focus(false), "sharp, in focus, focused, tack sharp, deep focus"),
    ]

    /// Words that move a colour.
    static let modifiers: [(ColorModifier, String)] = [
        (.light, "light, lighter"),
        (.dark, "dark, darker, darkened, dim"),
        (.pale, "pale, faint, whisper"),
        (.deep, "deep, rich, deeper"),
        (.pastel, "pastel, powdery"),
        (.warm, "warm, warmer, warm toned"),
        (.cool, "cool, cold, cooler, icy, cool toned"),
        (.muted, "muted, dusty, desaturated, subdued, washed out, faded, dull, grayed"),
        (.bright, "bright, vivid, vibrant, brilliant, saturated, neon colored, intense"),
        (.soft, "soft, gentle, delicate, tender"),
    ]
}
