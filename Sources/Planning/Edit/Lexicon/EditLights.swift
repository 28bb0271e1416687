// Words of light: recipes and what names light without saying which.

import RetouchModel

/// Light vocabulary. "light" and "lighting" after a recipe's adjective are found by rule.
enum EditLights {
    static let groups: [(EditMeaning, String)] = [
        (
            .recipe(.softDaylight),
            """
            soft daylight, soft daylight studio, daylight, softer, soft light, softer light, natural light, natural daylight, window light, north facing window, soft window light, soft natural light, diffused, diffuse, diffused light, \
            diffuse light, softbox, studio light, even light, flattering light, soft studio light, beauty light, soft box, gentle light, better light, north light, soft even light, softer studio light, evenly lit, beauty dish, \
            soft diffused light, clamshell light, bright natural light, ring light, good light, nice light, professional light, professional studio light, product light, butterfly light, morning light, soft morning light, bounced light, \
            light from a window, light through a window, lit by a window, lit from a window, lit by window light, lit by daylight, lit by natural light, light from the window, softly lit, more flattering, clean light, neutral light
            """
        ),
        (
            .recipe(.goldenHour),
            """
            golden hour, goldenhour, sunset, sunset light, sunrise, sunrise light, evening sun, golden light, magic hour, golden sunlight, sundown, setting sun, sun was setting, sun is setting, sun is about to set, sun was about to set, sun about to set, sun were setting, sun setting, sun going down, sun goes down, late afternoon sun, golden hour light, warm sunset light, warm evening light, low sun, \
            late afternoon light, evening light, dusk light, dawn light, golden glow, sunset glow, sun kissed, sunkissed, afternoon sun, warm afternoon light
            """
        ),
        (
            .recipe(.dramaticSide),
            """
            dramatic, dramatic side, dramatic side light, side light, side lit, sidelight, moody, moodier, rembrandt, chiaroscuro, film noir, hard side light, dramatic light, more dramatic, \
            moody light, split light, harsher light, harder light, harder, hard light, hard lamp, single hard lamp, harsh light, dramatic shadows, hard shadows, hard flash, rembrandt light, chiaroscuro light, noir light, cinematic light, cinematic, strong side light, spotlight, spot light, edgy light, rim light, backlight, backlit, back light, hair light, stage light, contrasty light, directional light
            """
        ),
        (
            .recipe(.highKey),
            "high key, highkey, airy, light and airy, bright and airy, high key light, airy light, bright airy light, bright white light, airy look, ecommerce light"
        ),
        (.recipe(.lowKey), "low key, lowkey, low key light, dark and moody, dark moody light, dark light"),
        (
            .recipe(.overcast),
            "overcast, cloudy, cloudy day, gray day, gray sky light, overcast light, cloud cover, gloomy, cloudy light, flat light, flat overcast light, cloudy sky light, overcast day, overcast sky, rainy day light"
        ),
        (
            .recipe(.night),
            "night, nighttime, at night, moonlight, moonlit, night shot, midnight light, night time, night scene, nightfall, night light, evening scene, midnight, day for night, moon light, after dark"
        ),
        (
            .recipe(.warm),
            "sunny, sunny day, warm light, warmly lit, warm glow, cozy light, candlelight, candle light, tungsten light, warm sunlight, warm cozy light, firelight, lamplight, incandescent light, warm tungsten light, warm ambient light, warmer light, warm soft light"
        ),
        (
            .recipe(.cool),
            "cool light, cold light, blue light, cold blue light, blue hour, moonlit blue, cooler light, colder light, icy light, winter light, fluorescent light, cool daylight, cool blue light, bluish light, blue hour light, cool toned light, neon light, neon lights, neon"
        ),
        (
            .lightNoun,
            "light, lighting, strong key, hard key, soft key, key from, fill light, soft fill, illumination, lights, sunlight, sunshine, lamp light, key light, glow, light source, ambient light, main light, light setup, studio strobe, light on"
        ),
    ]
}
