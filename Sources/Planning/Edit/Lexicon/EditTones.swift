// Words that move sliders: "warmer", "contrast", "pop".

import RetouchModel

/// Tone vocabulary.
enum EditTones {
    private static func tone(_ form: Tone.Form, _ shares: (Slider, Float)...) -> Tone {
        Tone(form: form, shares: shares.map { (slider: $0.0, share: $0.1) })
    }

    /// Adjectives and verbs with the sliders that they move.
    static let tones: [(tone: Tone, words: String)] = [
        (tone(.comparative, (.exposure, 1)), "brighter, lighter, underexposed"),
        (tone(.verb, (.exposure, 1)), "brighten, brighten up, lighten, lighten up, brightening, brightened"),
        (tone(.plain, (.exposure, 1)), "bright, well lit"),
        (tone(.comparative, (.exposure, -1)), "darker, dimmer, overexposed, blown out"),
        (tone(.verb, (.whites, 1), (.saturation, -1)), "whiten, whitening, whiter"),
        (tone(.verb, (.exposure, -1)), "darken, darkening, make darker, dim down, darkened"),
        (tone(.plain, (.exposure, -1)), "dark, dim"),
        (tone(.comparative, (.temperature, 1)), "warmer, yellower, sunnier"),
        (tone(.verb, (.temperature, 1)), "warm up, warm it up, warm this up"),
        (tone(.plain, (.temperature, 1)), "warm, yellow looking"),
        (tone(.comparative, (.temperature, -1)), "cooler, colder, bluer, icier"),
        (tone(.verb, (.temperature, -1)), "cool down, cool it down, cool off, cool this down"),
        (tone(.plain, (.temperature, -1)), "cool, cold"),
        (tone(.comparative, (.tint, -1)), "greener"),
        (tone(.comparative, (.tint, 1)), "pinker"),
        (tone(.comparative, (.saturation, 1)), "richer, more colorful"),
        (tone(.verb, (.saturation, 1)), "saturate"),
        (tone(.plain, (.saturation, 1)), "saturated, colorful"),
        (tone(.verb, (.saturation, -1)), "desaturate, mute, desaturating"),
        (tone(.comparative, (.saturation, -1)), "paler, duller"),
        (tone(.plain, (.saturation, -1)), "desaturated, muted, dull, washed out, faded, subdued"),
        (tone(.plain, (.vibrance, 1)), "vibrant, vivid, lively"),
        (tone(.comparative, (.contrast, 1), (.clarity, 1)), "punchier"),
        (tone(.plain, (.contrast, 1), (.clarity, 1)), "punchy"),
        (tone(.plain, (.contrast, 1)), "contrasty"),
        (tone(.comparative, (.contrast, -1)), "flatter"),
        (tone(.comparative, (.clarity, 1)), "crisper, clearer"),
        (tone(.verb, (.dehaze, 1)), "dehaze"),
        (tone(.comparative, (.lightness, -1)), "deeper"),
        (tone(.verb, (.lightness, -1)), "deepen, crush"),
        (tone(.verb, (.contrast, 0.625), (.vibrance, 0.875), (.clarity, 0.5)), "pop, pop more, stand out, eye catching"),
        (
            tone(.verb, (.contrast, 0.375), (.vibrance, 0.5), (.clarity, 0.25)),
            "enhance the photo, enhance the picture, enhance the image, improve the photo, improve the picture, improve the image, improve this picture, improve this photo, improve this image, "
                + "enhance this photo, enhance this picture, enhance this image, enhance it, improve it, look better, auto enhance"
        ),
        (
            tone(.verb, (.saturation, -2.5)),
            "black and white, black & white, black n white, b and w, grayscale, gray scale, monochrome, monochromatic, greyscale, bw, without color"
        ),
    ]

    static let groups: [(EditMeaning, String)] = [
        (.slider(SliderWord(slider: .contrast)), "contrast"),
        (.slider(SliderWord(slider: .exposure)), "exposure, brightness, luminance, ev"),
        (.slider(SliderWord(slider: .highlights)), "highlights, bright areas, highlight detail"),
        (.slider(SliderWord(slider: .shadows)), "shadows, dark areas, shadow areas, shadow detail"),
        (.slider(SliderWord(slider: .whites)), "whites"),
        (.slider(SliderWord(slider: .blacks)), "blacks"),
        (
            .slider(SliderWord(slider: .temperature)),
            "temperature, color temperature, warmth, white balance, color cast, yellow cast, blue cast, orange cast, cast"
        ),
        (.slider(SliderWord(slider: .tint)), "tint"),
        (.slider(SliderWord(slider: .saturation)), "saturation, colors, color saturation, color intensity"),
        (.slider(SliderWord(slider: .vibrance)), "vibrance, vibrancy"),
        (.slider(SliderWord(slider: .clarity)), "clarity, midtone contrast, local contrast, definition"),
        (.slider(SliderWord(slider: .dehaze, inverted: true)), "haze, haziness, fog veil"),
        (.slider(SliderWord(slider: .vignette)), "vignette, vignetting"),
        (.slider(SliderWord(slider: .grain)), "grain, film grain, graininess"),
        (.slider(SliderWord(slider: .contrast)), "tonal range"),
        (.band(.red), "reds, red tones"), (.band(.orange), "oranges, orange tones"), (.band(.yellow), "yellows, yellow tones"),
        (.band(.green), "greens, green tones"), (.band(.aqua), "aquas, cyans"), (.band(.blue), "blues, blue tones"),
        (.band(.purple), "purples, violets"), (.band(.magenta), "magentas, pinks"),
        (.noise, "noise, image noise, digital noise, iso noise, color noise, luminance noise, noisy"),
        (
            .blurred,
            "blurred, blurry, out of focus, defocused, unfocused, bokeh, shallow depth of field, soft focus, portrait mode, shallow focus, hazy focus, fuzzy, blurrier"
        ),
        (.sharp, "sharp, sharper, in focus, tack sharp, sharpness, more focus"),
        (.crooked, "crooked, tilted, skewed, slanted, not level, lopsided"),
    ]
}
