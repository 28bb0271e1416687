// Words of light: recipes and what names light without saying which.

import RetouchModel

/// Light vocabulary.
enum EditLights {
    static let groups: [(EditMeaning, String)] = [
        (
            .recipe(.softDaylight),
            """
            soft daylight, soft daylight studio, daylight, softer, soft light, soft lighting, softer light, softer lighting, natural light, \
            natural lighting, natural daylight, window light, soft window light, soft natural light, soft natural lighting, diffused, diffuse, diffused light, \
            diffuse light, diffused lighting, softbox, studio lighting, studio light, even lighting, even light, flattering light, flattering lighting, \
            soft studio lighting, soft studio light, beauty light, beauty lighting, soft box
            """
        ),
        (
            .recipe(.goldenHour),
            "golden hour, goldenhour, sunset, sunset light, sunrise, evening sun, golden light, magic hour, golden sunlight, sundown, setting sun, late afternoon sun"
        ),
        (
            .recipe(.dramaticSide),
            """
            dramatic, dramatic side, dramatic side light, dramatic side lighting, side light, side lighting, side lit, sidelight, moody, \
            moodier, rembrandt, chiaroscuro, film noir, hard side light, dramatic light, dramatic lighting, moody lighting, moody light, split lighting
            """
        ),
        (.recipe(.highKey), "high key, highkey, airy, high key light, high key lighting"),
        (.recipe(.lowKey), "low key, lowkey, low key light, low key lighting"),
        (.recipe(.overcast), "overcast, cloudy, cloudy day, gray day, grey sky light, overcast light, cloud cover, gloomy"),
        (
            .recipe(.night),
            "night, nighttime, at night, moonlight, moonlit, night shot, midnight light, night time, night scene, nightfall"
        ),
        (
            .recipe(.warm),
            "warm light, warm lighting, warmly lit, warm glow, cozy light, candlelight, tungsten light, warm sunlight"
        ),
        (
            .recipe(.cool),
            "cool light, cool lighting, cold light, cold lighting, blue light, blue lighting, cold blue light, cold blue lighting, blue hour, moonlit blue"
        ),
        (.lightNoun, "light, lighting, illumination, lights, sunlight, sunshine, lamp light, key light, glow"),
    ]
}
