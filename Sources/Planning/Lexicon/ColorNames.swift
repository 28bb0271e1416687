// Colours by name: those of the web and those of fashion.

/// Names with their sRGB values as 0xRRGGBB. Keys are folded, in American spelling, words parted by one space.
enum ColorNames {
    /// CSS Color Module Level 4, section 6.1 (https://www.w3.org/TR/css-color-4/#named-colors), with names left out:
    /// "snow" (a place in this field's prompts), "khaki" (a pale yellow there and no shop's khaki) and "dark gray" (lighter than "gray" there; here the word "dark" darkens).
    static let css = table(
        """
        alice blue f0f8ff, antique white faebd7, aqua 00ffff, aquamarine 7fffd4, azure f0ffff, beige f5f5dc, \
        bisque ffe4c4, black 000000, blanched almond ffebcd, blue 0000ff, blue violet 8a2be2, brown a52a2a, \
        burly wood deb887, cadet blue 5f9ea0, chartreuse 7fff00, chocolate d2691e, coral ff7f50, \
        cornflower blue 6495ed, cornsilk fff8dc, crimson dc143c, cyan 00ffff, dark blue 00008b, dark cyan 008b8b, \
        dark goldenrod b8860b, dark green 006400, dark magenta 8b008b, dark olive green 556b2f, dark orange ff8c00, \
        dark orchid 9932cc, dark red 8b0000, dark salmon e9967a, dark sea green 8fbc8f, dark slate blue 483d8b, \
        dark slate gray 2f4f4f, dark turquoise 00ced1, dark violet 9400d3, deep pink ff1493, deep sky blue 00bfff, \
        dim gray 696969, dodger blue 1e90ff, fire brick b22222, floral white fffaf0, forest green 228b22, \
        fuchsia ff00ff, gainsboro dcdcdc, ghost white f8f8ff, gold ffd700, goldenrod daa520, gray 808080, green 008000, \
        green yellow adff2f, honeydew f0fff0, hot pink ff69b4, indian red cd5c5c, indigo 4b0082, ivory fffff0, \
        lavender e6e6fa, lavender blush fff0f5, lawn green 7cfc00, lemon chiffon fffacd, light blue add8e6, \
        light coral f08080, light cyan e0ffff, light goldenrod yellow fafad2, light gray d3d3d3, light green 90ee90, \
        light pink ffb6c1, light salmon ffa07a, light sea green 20b2aa, light sky blue 87cefa, light slate gray 778899, \
        light steel blue b0c4de, light yellow ffffe0, lime 00ff00, lime green 32cd32, linen faf0e6, magenta ff00ff, \
        maroon 800000, medium aquamarine 66cdaa, medium blue 0000cd, medium orchid ba55d3, medium purple 9370db, \
        medium sea green 3cb371, medium slate blue 7b68ee, medium spring green 00fa9a, medium turquoise 48d1cc, \
        medium violet red c71585, midnight blue 191970, mint cream f5fffa, misty rose ffe4e1, moccasin ffe4b5, \
        navajo white ffdead, navy 000080, old lace fdf5e6, olive 808000, olive drab 6b8e23, orange ffa500, \
        orange red ff4500, orchid da70d6, pale goldenrod eee8aa, pale green 98fb98, pale turquoise afeeee, \
        pale violet red db7093, papaya whip ffefd5, peach puff ffdab9, peru cd853f, pink ffc0cb, \
        powder blue b0e0e6, purple 800080, rebecca purple 663399, red ff0000, rosy brown bc8f8f, royal blue 4169e1, \
        saddle brown 8b4513, salmon fa8072, sandy brown f4a460, sea green 2e8b57, seashell fff5ee, sienna a0522d, \
        silver c0c0c0, sky blue 87ceeb, slate blue 6a5acd, slate gray 708090, spring green 00ff7f, steel blue 4682b4, \
        tan d2b48c, teal 008080, thistle d8bfd8, tomato ff6347, turquoise 40e0d0, violet ee82ee, wheat f5deb3, \
        white ffffff, white smoke f5f5f5, yellow ffff00, yellow green 9acd32
        """)

    /// Names that fashion and paper makers use; values are ours, taken near the middle of what is sold under the name.
    static let fashion = table(
        """
        off white faf9f6, khaki c3b091, dark khaki 8b8558, cream fffdd0, ecru eae0c8, eggshell f0ead6, pearl f0eae0, \
        alabaster f2f0e6, bone e3dac9, oat dfd3bb, oatmeal d9cbb4, champagne f7e7ce, vanilla f3e5ab, \
        buttercream f7eccb, butter yellow f6e7a1, nude e3bc9a, camel c19a6b, caramel c68e58, taupe 8b7d6f, \
        greige b8ad9e, mushroom b5a697, mocha 8b6b56, coffee brown 6f4e37, espresso 4b3228, cognac 9a463d, rust b7410e, \
        rust orange c0582b, terracotta e2725b, burnt orange cc5500, burnt sienna e97451, apricot fbceb1, peach ffcba4, \
        mustard e1ad01, ochre cc7722, saffron f4c430, lemon fff44f, lemon yellow fff44f, blush f2c9c5, \
        blush pink f4c6c6, rose e8a6b0, rose pink ff9fb0, rose gold b76e79, dusty rose c99a98, baby pink f4c2c2, \
        ballet pink f7d6d6, bubblegum pink ffc1cc, fuchsia pink ff5db1, raspberry b3446c, berry 8e4162, \
        cherry red b8152e, ruby 9b111e, scarlet ff2400, wine 722f37, wine red 722f37, bordeaux 6d1a2d, burgundy 800020, \
        oxblood 4a0000, brick red a5402d, aubergine 472c4c, eggplant 472c4c, mauve c4a4b5, lilac c8a2c8, \
        amethyst 9966cc, periwinkle b4b4e8, baby blue b3d4ee, ice blue d6ecf2, sky 87ceeb, cobalt 0047ab, \
        cobalt blue 0047ab, sapphire 0f52ba, electric blue 2a5cff, ocean blue 2a6f97, denim blue 4f6d8f, petrol 005f6a, \
        petrol blue 005f6a, navy blue 000080, ink blue 14213d, duck egg blue c3dfe0, mint bfe8d4, mint green bfe8d4, \
        sage 9caf88, sage green 9caf88, pistachio b9d3a0, olive green 6b7040, moss green 6c7a4a, khaki green 78764f, \
        army green 4b5320, hunter green 355e3b, bottle green 0a4a3a, emerald 50c878, emerald green 50c878, jade 00a86b, \
        seafoam 9fe2bf, seafoam green 9fe2bf, charcoal 3b3c3e, charcoal gray 3b3c3e, anthracite 383e42, \
        graphite 41424c, slate 708090, smoke gray 848884, dove gray b8b5b0, pearl gray d4d2cd, ash gray b2beb5, \
        cement gray a9a8a3, concrete gray 9d9d98, stone gray 9b968c, jet black 0a0a0a, ebony 2b2422, onyx 353839, \
        snow white fffafa, paper white fcfbf7, pure white ffffff, optical white ffffff, true black 000000, \
        bronze cd7f32, copper b87333, brass b5a642, amber ffbf00, honey e2a93b, ginger b06500, gunmetal 2a3439, \
        clay b66a50, tangerine f28500, kelly green 4cbb17, lime yellow d0e429, tiffany blue 81d8d0, powder pink f5d5d5, \
        skin e8beac, sunset orange fd5e53, coral pink f88379, aqua blue 7fd6e0, ultramarine 3f00ff, dusty pink d8b4b4, \
        dusty blue 9db4c8, nougat b59a86
        """)

    /// Hair's own colours.
    static let hair = table(
        """
        blonde e6c98f, blond e6c98f, platinum blonde e8dfc8, platinum e3e1d8, ash blonde cdbb9a, golden blonde d9ad5f, \
        honey blonde cf9f5a, strawberry blonde d39a6a, dirty blonde b49565, sandy blonde d0b283, dark blonde a88a5c, \
        light blonde eedbb0, brunette 5a3825, redhead a8442a, auburn 8a3324, chestnut 7a4030, chestnut brown 6e3b2a, \
        raven 16130f, raven black 16130f, copper red b3592b, ginger red b5552b, salt and pepper 8a8a88, \
        silver gray b8bcc0, ash brown 76624f, chocolate brown 5c3a21, light brown 9a6b44, dark brown 4a2e1c, \
        mousy brown 7c6650, caramel brown 9c6b3c, fiery red b7301c
        """)

    /// Colours that say by themselves that hair is meant.
    static let ofHair: Set = [
        "blonde", "blond", "platinum blonde", "ash blonde", "golden blonde", "honey blonde", "strawberry blonde", "dirty blonde",
        "sandy blonde", "dark blonde", "light blonde", "brunette", "redhead",
    ]

    /// More names of the trade.
    static let trade = table(
        """
        gum brown b48c5a, gum b48c5a, green screen 00b140, chroma green 00b140, ivory white fffff0, milk white fdfcf5, warm white faf5ea, cool white f4f7fa, \
        winter white f5f0e3, chalk f2efe8, parchment f1e9d2, linen white f5efe2, sand beige d8c3a0, desert sand dcc09a, \
        biscuit dcb98c, latte c5a582, cappuccino a98467, toffee a1662f, tobacco 7d5533, hazelnut a5795a, \
        walnut brown 5c4033, mahogany red 6b2a20, tan brown b08a5a, fawn c9a77c, buff e0c28e, stone beige c8bda8, \
        clay pink c98f7a, cinnamon a5562a, brick orange b4532e, paprika a63a22, burnt red 93291e, rusty red 9e3a20, \
        pumpkin dd7524, marigold eaa221, sunflower yellow f6c324, canary f9e955, canary yellow f9e955, \
        mustard yellow e1ad01, pale yellow f8f3b5, pastel yellow f8f0b0, primrose f3e6a0, neon yellow e6ff00, \
        neon green 39ff14, neon pink ff2bb1, neon orange ff6a13, neon blue 1f51ff, acid green b0bf1a, \
        acid yellow dfe21a, blush rose e6b3b3, powder rose e9c4c2, salmon pink f4948a, flamingo pink f58aa8, \
        candy pink f26fa0, barbie pink e0218a, shocking pink fc0fc0, magenta pink d6249f, cerise de3163, \
        pastel pink f6c9cf, pale pink f7d3d6, light rose f0c4c8, old rose c08081, antique rose b98a86, cherry b8152e, \
        cranberry 9f1d35, ruby red 9b111e, blood red 7a0c12, fire engine red ce2029, lipstick red c21e2e, \
        tomato red e0402c, plum 8e4585, garnet 6b1423, merlot 5c1a2e, maroon red 7a1420, marsala 955251, plum purple 6a2c57, \
        aubergine purple 472c4c, royal purple 6a359c, deep purple 3f1f57, lavender purple a58fc8, pastel purple cdb9e0, \
        heather a499ac, heather gray b3b3b8, gray heather b3b3b8, orchid purple b666c4, baby lilac d8c4e4, \
        iris purple 5a4fcf, periwinkle blue a9b0e6, cornflower 6495ed, pastel blue bcd7ea, pale blue bfdcec, \
        cerulean 2a7fb8, cerulean blue 2a7fb8, azure blue 2f80ed, french blue 3e6ea8, marine 1b3a5c, \
        marine blue 1b3a5c, ink 14213d, indigo blue 2e3a78, air force blue 5d8aa8, teal blue 1f7a8c, teal green 00786f, \
        peacock blue 00637c, aqua green 62d2b4, duck egg c3dfd3, eau de nil c8dcc0, seafoam blue 9fd9d0, \
        jeans blue 4f6d8f, denim wash 6b86a3, sea blue 20688c, caribbean blue 1aa6b7, racing green 0e4a2b, \
        british racing green 0e4a2b, pine green 1f5a43, fern green 4f7942, apple green 8db600, grass green 4c9a2a, \
        leaf green 5a9a3a, pea green 8a9a3c, avocado green 6b7a34, military green 4b5320, olive drab green 5c5f38, \
        dark olive 4a4a26, light olive a3a46c, pastel green bfe0c0, pale mint d3f0e2, dusty green 8fa291, \
        eucalyptus 9bb3a2, celadon ace1af, matcha aab97a, khaki beige c3b091, sage gray a8b0a0, gunmetal gray 3a4148, \
        steel gray 71797e, ash b2b5b0, smoky gray 84807c, pebble gray b3aea4, mid gray 808080, medium gray 808080, \
        cool gray 8f969c, warm gray 9a938a, off black 1c1b1a, pitch black 050505, matte black 161616, carbon 2b2d2f, \
        coal 2a2a2c, golden d4a93c, golden yellow f3b71b, antique gold b8964a, old gold cfb53b, champagne gold dcc48e, \
        pale gold e2cd93, yellow gold e0b64a, white gold dedad0, rose gold pink d9a39a, pewter 8e9294, nickel a7a9a4, \
        bronze brown 7a5a3a, coppery b87333, electric purple bf00ff, electric green 2dff55, aubergine black 2c1f2e, \
        petrol green 0d5a5a, tea rose f0c6bf, lemonade f6e27a, strawberry red d2304a, blueberry 464196, \
        licorice 1f1a1c, butterscotch e09540, espresso brown 3f2a20, dark chocolate 3d2314, milk chocolate 7b4a2e, \
        cocoa 6d4a36, cacao 5a3524, tobacco brown 7d5533, russet 80461b, umber 635147, sepia brown 704214, \
        khaki brown 8a7b52, sandstone c9ab82, terra cotta e2725b, terracotta red c4593f, coral red f05a4a, \
        sienna brown a0522d, claret 7f1734, burgundy red 800020, bordeaux red 6d1a2d, mulberry 770737, damson 4e2a50, \
        blackcurrant 52253f, puce a95c68, rouge a94064, vermilion e34234, carmine 960018, cardinal red c41e3a, \
        poppy red dc343b, rose red c21e56, rosewood 65000b, copper brown 8c5a3c, conker 79443b, \
        henna 7c2d12, pumpkin orange dd7524, peachy ffcba4, \
        peach pink ffb7a5, amber yellow ffbf00, corn yellow fbec5d, flaxen eedc82, straw yellow e4d96f, \
        banana yellow ffe135, citron 9fa91f, chartreuse green 7fff00, pear green c9cc3f, \
        spruce green 2f4f3e, ivy green 3d5a35, lovat 6f7565, verdigris 43b3ae, jade green 00a86b, \
        viridian 40826d, turquoise blue 40e0d0, cyan blue 00b7eb, arctic blue d6ecf2, glacier blue a4c8d8, \
        oxford blue 14213d, cambridge blue a3c1ad, klein blue 002fa7, yves klein blue 002fa7, admiral blue 2a3a6b, \
        prussian blue 003153, iron gray 52595d, battleship gray 848482, lead gray 6c6d70, mouse gray 8d8a84, \
        elephant gray 7d7b78, silver gray b8bcc0, oyster e3ddcf, oyster white eae3d6, \
        porcelain white f7f5f0, chalk white f2efe8, \
        snowy white fffafa, bone white e9e1d0, stone white e6e0d4, creamy white fdf6e3, \
        creme fffdd0, clotted cream f8efd4, custard fff1a8, beige brown b79f7f, sandy beige d8c3a0, putty cdc5b4, \
        mink 88736a, donkey brown 816e5c, hazel 8e7618, tawny cd5700, fox red a5462d, bistre 3d2b1f, \
        sable 4b3a32, ebony black 1f1b1a, ink black 14161c, liquorice 1f1a1c, midnight black 0b0b14, heliotrope df73ff, \
        mauve pink d4a5c0, fuchsia purple cc397b, orchid pink f2bdcd, hot red e8112d, neon red ff3131, \
        neon purple bc13fe, fluorescent yellow e6ff00, fluoro yellow e6ff00, fluorescent orange ff6a13, \
        fluorescent green 39ff14, fluorescent pink ff2bb1, hi vis yellow e6ff00, high vis yellow e6ff00, \
        hi vis orange ff6a13, lemon zest f9d835, watermelon pink fd4659, \
        candyfloss pink f9b7d4, cotton candy pink ffbcd9, bubblegum ffc1cc, \
        millennial pink f3cfc6, rosy pink ff9fb0, nude pink e6bdb0, flesh e8beac, flesh tone e8beac, \
        british tan b5754a, tan leather b5754a, saddle tan b5754a, choc brown 5c3a21, choco brown 5c3a21, \
        chocolate brown 5c3a21, mocha brown 7b5b46, latte brown a57b5b, truffle 6a5b52, \
        beaver brown 9f8170, kingfisher 006d77, peacock green 006b54, lagoon blue 017987, \
        surf blue 4a90b8, chambray 6f8fae, light denim 9fb6cd, dark denim 243b5a, indigo denim 2e3a5c, \
        platinum gray d9d8d4, platinum e5e4e2, chrome silver c8ccd0, \
        silver white e3e4e5, off gray b8b5b0, dirty white ece7dc, eggplant purple 472c4c, \
        grape purple 6f2da8, dark purple 301934, light purple b19cd9, dark pink e75480, light orange ffd8a8, \
        dark yellow d6a800, bright red ff1a1a, hot orange ff5a00, sunset pink f0739a, \
        butterscotch yellow e3a857, vintage rose c08081, vintage pink d8a3a8, dusky pink cc9a9a, \
        dusky rose c08a8a, dusky blue 8296ab, smoky blue 7d93a6, stormy blue 4f666a, storm gray 717486, \
        thunder gray 55565a, cloud gray c4c6c8, fog gray c9c8c2, mist gray c8ccce, \
        asphalt gray 54565a, tarmac gray 4b4d50, sea foam 9fe2bf, sea foam green 9fe2bf, \
        sea mist c5e3d8, aegean blue 4e6e81, mediterranean blue 1f6e9c, cornflower lilac a9b0e6, \
        bluebell 8f8fd0, hyacinth 6f6db3, forget me not blue 7ba7d7, delft blue 1f305e, wedgwood blue 7292b5, \
        nile green a7c796, bamboo green 82944e, cactus green 5b6f55, basil green 5f6f3a, lettuce green b5d66b, \
        kiwi green 8ee53f, artichoke green 8f9779, parrot green 2eb62c, \
        shamrock green 009e60, irish green 009e60, leprechaun green 009e60, toffee brown a1662f, \
        ginger brown a8612c, \
        ecru white f0e8d6, rice white f6f1e3, jasmine white f7f1e1, \
        saffron yellow f4c430, turmeric d79a2b, curry yellow c99a2e, ochre yellow cc9b3a, yellow ochre cb9d06, \
        burnt umber 8a3324, raw umber 826644, raw sienna d68a59, red ochre 913831, venetian red c80815, \
        chili red c21807, chilli red c21807, pepper red c1272d, ferrari red ff2800, coca cola red f40009, \
        valentino red c8102e, tiffany 81d8d0, hermes orange f37021, lipstick pink e0558a, flamingo f58aa8, \
        shell pink f7d9d3, seashell pink f7d9d3, oyster pink e6cfc8, cameo pink efbbcc, carnation pink ffa6c9, \
        peony pink ea8fb0, rose petal pink f3b6bf, raspberry pink d1467a, beetroot red 7a1f4f, \
        aubergine red 5c2a3a, sangria 92000a, port wine 5e2028, mulled wine 5a2a3c, cabernet 5a1a2b, pinot 6b2737
        """)

    /// Words that name a colour when nothing else in the prompt makes a scene of them.
    static let colorOrScene = table(
        """
        sand edc9af, stone c9c2b4, cotton f6f3ec, smoke 9a9a98
        """)

    /// "-ish" words: they lean a colour without being one.
    static let tints = table(
        """
        bluish 2f6fbf, reddish c03030, greenish 2f9a4f, pinkish f08aa5, yellowish e8d24a, purplish 8a4fae, \
        brownish 8a5a34, grayish 808080, orangish e8842f, whitish ffffff
        """)

    /// Reads "alice blue f0f8ff, aqua 00ffff": a name and its six hexadecimal digits. One string compiles at once; a literal of five
    /// hundred entries takes the type checker and the optimiser seconds.
    private static func table(_ text: String) -> [String: UInt32] {
        var colors: [String: UInt32] = [:]
        for entry in text.split(separator: ",") {
            let words = entry.drop { $0 == " " || $0 == "\n" }
            guard let gap = words.lastIndex(of: " "), let value = UInt32(words[words.index(after: gap)...], radix: 16) else {
                preconditionFailure("not a colour: \(entry)")
            }
            colors[String(words[..<gap])] = value
        }
        return colors
    }
}
