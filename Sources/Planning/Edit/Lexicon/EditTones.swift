// Words that move sliders: "warmer", "dull", "pop".

import RetouchModel

/// Adjectives and verbs of tone.
enum EditTones {
    private static func tone(_ form: Tone.Form, _ shares: (Slider, Float)...) -> Tone {
        Tone(form: form, shares: shares.map { (slider: $0.0, share: $0.1) })
    }

    /// Adjectives and verbs with the sliders that they move.
    static let tones: [(tone: Tone, words: String)] = [
        // Exposure
        (tone(.comparative, (.exposure, 1)), "brighter, lighter, better lit, more clear, more luminous"),
        (
            tone(.verb, (.exposure, 1)),
            "brighten, brighten up, lighten, lighten up, dodge, expose up, illuminate more, add light, add more light, more light, put more light, shed light, some light, a bit more light"
        ),
        (tone(.verb, (.exposure, 0.5)), "half a stop up, half a stop over, half stop up, up half a stop"),
        (tone(.verb, (.exposure, -0.5)), "half a stop down, half a stop under, half stop down, down half a stop"),
        (tone(.verb, (.exposure, 1)), "a stop up, one stop up, up a stop, a stop over, one stop over"),
        (tone(.verb, (.exposure, -1)), "a stop down, one stop down, down a stop, a stop under, one stop under"),
        (tone(.plain, (.exposure, 1)), "bright, too clear, too much clear, hot, well lit, luminous, light filled"),
        (tone(.comparative, (.exposure, -1)), "darker, dimmer"),
        (tone(.verb, (.exposure, -1)), "darken, darken down, dim, dim down, burn, burn in, less light"),
        (
            tone(.plain, (.exposure, -1)),
            "dark, dim, murky, gloomy, dingy, somber, unlit, shaded, shadowy, pitch dark, gloomy looking, dark looking"
        ),
        (
            tone(.fault, (.exposure, 1)),
            "underexposed, under exposed, underlit, under lit, poorly lit, badly lit, not bright enough, not enough light, too little light, lacks light, needs more light, lacking light"
        ),
        (tone(.fault, (.exposure, -1)), "overexposed, over exposed, too much light"),
        (tone(.fault, (.highlights, -1)), "blown out, blown, clipped, clipping, burnt out, burned out"),
        (
            tone(.fault, (.shadows, 1)),
            "blocked up, falls into shadow, falls in shadow, lost in shadow, lost in the shadows, in deep shadow, in shadow, in the shadow, in the dark, in shade, backlit face"
        ),
        (tone(.verb, (.whites, 1), (.saturation, -1)), "whiten, whiter"),
        // Temperature and tint
        (tone(.comparative, (.temperature, 1)), "warmer, yellower, sunnier"),
        (tone(.verb, (.temperature, 1)), "warm up, warm, warm it up, warm this up"),
        (tone(.plain, (.temperature, 1)), "yellow looking, yellowy, orangey, orangy, warm looking, warm toned"),
        (tone(.comparative, (.temperature, -1)), "cooler, colder, bluer, icier, chillier"),
        (tone(.verb, (.temperature, -1)), "cool down, cool it down, cool off, cool this down, cool it off"),
        (tone(.plain, (.temperature, -1)), "cool, cold, chilly, icy, frosty, bluey, cold looking, blue looking, cool toned"),
        (tone(.comparative, (.tint, -1)), "greener"),
        (tone(.comparative, (.tint, 1)), "pinker, redder"),
        // Colour
        (tone(.comparative, (.saturation, 1)), "richer, more colorful, more color, bolder"),
        (tone(.verb, (.saturation, 1)), "saturate, saturate up, enrich"),
        (tone(.plain, (.saturation, 1)), "saturated, colorful, rich, bold"),
        (tone(.verb, (.saturation, -1)), "desaturate, mute, desat, wash out, fade, tone it down"),
        (
            tone(.comparative, (.saturation, -1)),
            "paler, duller, more natural colors, natural colors, natural looking colors, more muted, less colorful, softer colors"
        ),
        (
            tone(.plain, (.saturation, -1)),
            "desaturated, muted, dull, faded, subdued, drab, lackluster, dreary, lifeless, bland, boring colors, garish, pale looking, anaemic, washed"
        ),
        (tone(.comparative, (.vibrance, 1)), "livelier, juicier, zestier"),
        (tone(.plain, (.vibrance, 1)), "vibrant, vivid, lively, intense"),
        (tone(.fault, (.contrast, 1), (.saturation, 1)), "washed out"),
        // Contrast
        (tone(.comparative, (.contrast, 1), (.clarity, 1)), "punchier, crunchier, more punch, snappier"),
        (tone(.plain, (.contrast, 1), (.clarity, 1)), "punchy, snappy, crunchy"),
        (
            tone(.verb, (.contrast, 1), (.clarity, 1)),
            "punch up, punch it up, add depth, more depth, some depth, some more depth, add some depth, add dimension, more dimension, some dimension, add life, more life, some life, some shape, more shape, some energy, more energy, add zing, some zing, add punch, add some punch, more oomph, add oomph, give it punch, some punch"
        ),
        (tone(.plain, (.contrast, 1)), "contrasty, contrasted, high contrast"),
        (tone(.comparative, (.contrast, -1)), "flatter, low contrast, less contrasty"),
        (tone(.plain, (.contrast, -1)), "flat, flat looking"),
        (tone(.comparative, (.clarity, 1)), "crisper, clearer, more defined"),
        (tone(.plain, (.clarity, 1)), "crisp, defined"),
        (tone(.verb, (.dehaze, 1)), "dehaze, de haze, defog, clear the haze, cut through the haze"),
        (tone(.plain, (.dehaze, -1)), "hazy, foggy looking, milky, misty looking"),
        (tone(.comparative, (.lightness, -1)), "deeper"),
        (tone(.verb, (.lightness, -1)), "deepen, crush"),
        (tone(.comparative, (.texture, 1)), "more textured"),
        // Several at once
        (
            tone(.verb, (.contrast, 0.625), (.vibrance, 0.875), (.clarity, 0.5)),
            "pop, pop more, oomph, more oomph, some oomph, pizzazz, some pizzazz, zing, some zing, stand out, stand out more, eye catching, come alive, come to life, wow factor, more pop, some pop, extra pop, add pop, bring to life, leap off the page, jump out"
        ),
        (
            tone(.verb, (.contrast, 0.375), (.vibrance, 0.5), (.clarity, 0.25)),
            """
            enhance the photo, enhance the picture, enhance the image, improve the photo, improve the picture, improve the image, improve this picture, improve this photo, improve this image, enhance this photo, \
            enhance this picture, enhance this image, enhance it, improve it, make it better, make this better, make the photo better, make the picture better, make the image better, look better, look fresher, look fresh, look tastier, look more appetizing, look nicer, look great, look good, look amazing, look professional, look more professional, more professional, auto enhance, improve the quality, enhance the quality, improve quality, enhance quality, \
            look expensive, look more expensive, look premium, look more premium, look luxurious, look high end, more premium, more expensive, more appealing, more attractive, look more appealing, look more attractive, magic wand, auto fix, more beautiful, look beautiful, better looking, more polished, look polished
            """
        ),
        (
            tone(.verb, (.saturation, -2.5)),
            """
            black and white, black & white, black n white, black white, b and w, b or w, b n w, grayscale, gray scale, monochrome, monochromatic, mono, bw, without color, black and white photo, black and white photograph, \
            black and white picture, black and white image, noir, remove all color, remove all colors, remove all the color, drain the color, strip the color, colorless
            """
        ),
    ]
}
