// Sliders and colour bands by their names, and words of sharpness, noise and levelness.

import RetouchModel

/// Nouns of tone, as photographers and their software call them.
enum EditSliders {
    private static func slider(_ slider: Slider, inverted: Bool = false) -> EditMeaning {
        .slider(SliderWord(slider: slider, inverted: inverted))
    }

    static let groups: [(EditMeaning, String)] = [
        (slider(.contrast), "contrast, contr, tonal range, tonal contrast, global contrast, contrast level"),
        (
            slider(.exposure),
            "exposure, exp, brightness, bright level, luminance, luminosity, ev, gamma, lightness, light level, brightness level, midtones, mids, stops, stop"
        ),
        (
            slider(.highlights),
            "highlights, highlight, hl, detail in the highlights, details in the highlights, hls, highs, bright areas, bright parts, highlight detail, lights of the picture, specular highlights"
        ),
        (
            slider(.shadows),
            "shadows, sh, shad, shads, dark areas, dark parts, darks, shadow areas, shadow detail, details in the shadows, detail in the shadows, harsh shadows, deep shadows, dark shadows"
        ),
        (slider(.whites), "whites, white point, white level"),
        (slider(.blacks), "blacks, black point, black level, dark tones"),
        (
            slider(.temperature),
            "temperature, temp, color temperature, color temp, warmth, white balance, wb, kelvin, color cast, yellow cast, blue cast, orange cast, warm cast, cool cast, cast, color balance, color accuracy"
        ),
        (slider(.tint), "tint, magenta cast, green cast, pink cast, purple cast"),
        (slider(.saturation), "saturation, sat, colors, color saturation, color intensity, intensity of the colors, chroma"),
        (slider(.vibrance), "vibrance, vibrancy, vib"),
        (
            slider(.clarity),
            "clarity, clar, midtone contrast, local contrast, definition, structure, micro contrast, punch, crispness"
        ),
        (
            slider(.texture),
            "texture, texture slider, texture detail, fine detail, fine details, surface detail, fabric detail, grain of the leather, weave, details, detail"
        ),
        (slider(.dehaze, inverted: true), "haze, haziness, fog veil, atmospheric haze"),
        (slider(.vignette), "vignette, vignetting, dark edges, dark corners"),
        (slider(.grain), "grain, film grain, graininess, analog grain"),
        (slider(.hue), "hue, hue shift"),
        (.band(.red), "reds, red tones, red channel"), (.band(.orange), "oranges, orange tones, orange channel"),
        (.band(.yellow), "yellows, yellow tones, yellow channel"),
        (.band(.green), "greens, green tones, green channel"), (.band(.aqua), "aquas, cyans, teals"),
        (.band(.blue), "blues, blue tones, blue channel"),
        (.band(.purple), "purples, violets, purple tones"), (.band(.magenta), "magentas, pinks, pink tones"),
        (
            .noise,
            "noise, speckly, speckled, luma noise, luminosity noise, image noise, digital noise, iso noise, color noise, luminance noise, chroma noise, noisy, grainy, pixelated, pixelation, speckles"
        ),
        (
            .blurred,
            """
            blurred, blurry, out of focus, defocused, unfocused, bokeh, shallow depth of field, soft focus, softer focus, softer in focus, less sharp, more out of focus, more blurred, more blurry, less focus, portrait mode, shallow focus, hazy focus, fuzzy, blurrier, shallow dof, shallow depth, dreamy blur, creamy bokeh, background blur, \
            lens blur, depth of field, dof, gaussian blur, narrow depth of field, softly blurred, out of focus background, blurriness, blurring, not sharp, not in focus, less in focus, less focused, unsharp, wide aperture, shot wide open, wide open at, fall out of focus, falls out of focus, falling out of focus, fall off softly, aperture, fwide, add depth of field, more depth of field, some depth of field, smeary, motion blur, camera shake, soft looking
            """
        ),
        (
            .sharp,
            "sharp, sharper, in focus, tack sharp, sharpness, more focus, razor sharp, more in focus, into focus, sharper focus, into sharp focus, into sharper focus, crisp focus, into crisp focus, better focus, crystal clear, hd quality"
        ),
        (
            .crooked,
            "crooked, hangs crooked, hanging crooked, sits crooked, sitting crooked, tilts, slopes, sloping, slants, leans, out of level, unlevel, unstraight, tilted, skewed, slanted, not level, lopsided, wonky, askew, not straight, isnt straight, is not straight, isnt level, is not level, arent straight, are not straight, at an angle, leaning left, leaning right, leaning to the left, leaning to the right, leaning, off kilter, slanting, not horizontal, skew, uneven horizon, off level, not vertical, isnt vertical, arent vertical, not plumb, out of plumb, out of true, perspective correction, fix the perspective, correct the perspective, straighten the perspective, verticals, converging verticals, keystone, keystoning, leaning verticals, converging lines, perspective distortion"
        ),
        (
            .edges,
            "corner, edge, edges, sides, borders, edges of the frame, corners of the frame, edges of the photo, edges of the picture, edges of the image"
        ),
    ]
}
