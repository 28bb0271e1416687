// Colours by name: those of the web and those of fashion.

/// Names with their sRGB values as 0xRRGGBB. Keys are folded, in American spelling, words parted by one space.
enum ColorNames {
    /// CSS Color Module Level 4, section 6.1 (https://www.w3.org/TR/css-color-4/#named-colors), with names left out:
    /// "snow" (a place in this field's prompts), "khaki" (a pale yellow there and no shop's khaki) and "dark gray" (lighter than "gray" there; here the word "dark" darkens).
    static let css: [String: UInt32] = [
        "alice blue": 0xf0f8ff, "antique white": 0xfaebd7, "aqua": 0x00ffff, "aquamarine": 0x7fffd4, "azure": 0xf0ffff,
        "beige": 0xf5f5dc, "bisque": 0xffe4c4, "black": 0x000000, "blanched almond": 0xffebcd, "blue": 0x0000ff,
        "blue violet": 0x8a2be2, "brown": 0xa52a2a, "burly wood": 0xdeb887, "cadet blue": 0x5f9ea0, "chartreuse": 0x7fff00,
        "chocolate": 0xd2691e, "coral": 0xff7f50, "cornflower blue": 0x6495ed, "cornsilk": 0xfff8dc, "crimson": 0xdc143c,
        "cyan": 0x00ffff, "dark blue": 0x00008b, "dark cyan": 0x008b8b, "dark goldenrod": 0xb8860b, "dark green": 0x006400,
        "dark magenta": 0x8b008b, "dark olive green": 0x556b2f, "dark orange": 0xff8c00,
        "dark orchid": 0x9932cc, "dark red": 0x8b0000, "dark salmon": 0xe9967a, "dark sea green": 0x8fbc8f,
        "dark slate blue": 0x483d8b, "dark slate gray": 0x2f4f4f, "dark turquoise": 0x00ced1, "dark violet": 0x9400d3,
        "deep pink": 0xff1493, "deep sky blue": 0x00bfff, "dim gray": 0x696969, "dodger blue": 0x1e90ff,
        "fire brick": 0xb22222, "floral white": 0xfffaf0, "forest green": 0x228b22, "fuchsia": 0xff00ff,
        "gainsboro": 0xdcdcdc, "ghost white": 0xf8f8ff, "gold": 0xffd700, "goldenrod": 0xdaa520, "gray": 0x808080,
        "green": 0x008000, "green yellow": 0xadff2f, "honeydew": 0xf0fff0, "hot pink": 0xff69b4, "indian red": 0xcd5c5c,
        "indigo": 0x4b0082, "ivory": 0xfffff0, "lavender": 0xe6e6fa, "lavender blush": 0xfff0f5,
        "lawn green": 0x7cfc00, "lemon chiffon": 0xfffacd, "light blue": 0xadd8e6, "light coral": 0xf08080,
        "light cyan": 0xe0ffff, "light goldenrod yellow": 0xfafad2, "light gray": 0xd3d3d3, "light green": 0x90ee90,
        "light pink": 0xffb6c1, "light salmon": 0xffa07a, "light sea green": 0x20b2aa, "light sky blue": 0x87cefa,
        "light slate gray": 0x778899, "light steel blue": 0xb0c4de, "light yellow": 0xffffe0, "lime": 0x00ff00,
        "lime green": 0x32cd32, "linen": 0xfaf0e6, "magenta": 0xff00ff, "maroon": 0x800000, "medium aquamarine": 0x66cdaa,
        "medium blue": 0x0000cd, "medium orchid": 0xba55d3, "medium purple": 0x9370db, "medium sea green": 0x3cb371,
        "medium slate blue": 0x7b68ee, "medium spring green": 0x00fa9a, "medium turquoise": 0x48d1cc,
        "medium violet red": 0xc71585, "midnight blue": 0x191970, "mint cream": 0xf5fffa, "misty rose": 0xffe4e1,
        "moccasin": 0xffe4b5, "navajo white": 0xffdead, "navy": 0x000080, "old lace": 0xfdf5e6, "olive": 0x808000,
        "olive drab": 0x6b8e23, "orange": 0xffa500, "orange red": 0xff4500, "orchid": 0xda70d6, "pale goldenrod": 0xeee8aa,
        "pale green": 0x98fb98, "pale turquoise": 0xafeeee, "pale violet red": 0xdb7093, "papaya whip": 0xffefd5,
        "peach puff": 0xffdab9, "peru": 0xcd853f, "pink": 0xffc0cb, "plum": 0xdda0dd, "powder blue": 0xb0e0e6,
        "purple": 0x800080, "rebecca purple": 0x663399, "red": 0xff0000, "rosy brown": 0xbc8f8f, "royal blue": 0x4169e1,
        "saddle brown": 0x8b4513, "salmon": 0xfa8072, "sandy brown": 0xf4a460, "sea green": 0x2e8b57, "seashell": 0xfff5ee,
        "sienna": 0xa0522d, "silver": 0xc0c0c0, "sky blue": 0x87ceeb, "slate blue": 0x6a5acd, "slate gray": 0x708090,
        "spring green": 0x00ff7f, "steel blue": 0x4682b4, "tan": 0xd2b48c, "teal": 0x008080, "thistle": 0xd8bfd8,
        "tomato": 0xff6347, "turquoise": 0x40e0d0, "violet": 0xee82ee, "wheat": 0xf5deb3, "white": 0xffffff,
        "white smoke": 0xf5f5f5, "yellow": 0xffff00, "yellow green": 0x9acd32,
    ]

    /// Names that fashion and paper makers use; values are ours, taken near the middle of what is sold under the name.
    static let fashion: [String: UInt32] = [
        "off white": 0xfaf9f6, "khaki": 0xc3b091, "dark khaki": 0x8b8558, "cream": 0xfffdd0, "ecru": 0xeae0c8,
        "eggshell": 0xf0ead6, "pearl": 0xf0eae0,
        "alabaster": 0xf2f0e6, "bone": 0xe3dac9, "oat": 0xdfd3bb, "oatmeal": 0xd9cbb4, "champagne": 0xf7e7ce,
        "vanilla": 0xf3e5ab, "buttercream": 0xf7eccb, "butter yellow": 0xf6e7a1, "nude": 0xe3bc9a, "camel": 0xc19a6b,
        "caramel": 0xc68e58, "taupe": 0x8b7d6f, "greige": 0xb8ad9e, "mushroom": 0xb5a697, "mocha": 0x8b6b56,
        "coffee brown": 0x6f4e37, "espresso": 0x4b3228, "cognac": 0x9a463d, "rust": 0xb7410e, "rust orange": 0xc0582b,
        "terracotta": 0xe2725b, "burnt orange": 0xcc5500, "burnt sienna": 0xe97451, "apricot": 0xfbceb1, "peach": 0xffcba4,
        "mustard": 0xe1ad01, "ochre": 0xcc7722, "saffron": 0xf4c430, "lemon": 0xfff44f, "lemon yellow": 0xfff44f,
        "blush": 0xf2c9c5, "blush pink": 0xf4c6c6, "rose": 0xe8a6b0, "rose pink": 0xff9fb0, "rose gold": 0xb76e79,
        "dusty rose": 0xc99a98, "baby pink": 0xf4c2c2, "ballet pink": 0xf7d6d6, "bubblegum pink": 0xffc1cc,
        "fuchsia pink": 0xff5db1, "raspberry": 0xb3446c, "berry": 0x8e4162, "cherry red": 0xb8152e, "ruby": 0x9b111e,
        "scarlet": 0xff2400, "wine": 0x722f37, "wine red": 0x722f37, "bordeaux": 0x6d1a2d, "burgundy": 0x800020,
        "oxblood": 0x4a0000, "brick red": 0xa5402d, "aubergine": 0x472c4c, "eggplant": 0x472c4c, "mauve": 0xc4a4b5,
        "lilac": 0xc8a2c8, "amethyst": 0x9966cc, "periwinkle": 0xb4b4e8, "baby blue": 0xb3d4ee, "ice blue": 0xd6ecf2,
        "sky": 0x87ceeb, "cobalt": 0x0047ab, "cobalt blue": 0x0047ab, "sapphire": 0x0f52ba, "electric blue": 0x2a5cff,
        "ocean blue": 0x2a6f97, "denim blue": 0x4f6d8f, "petrol": 0x005f6a, "petrol blue": 0x005f6a,
        "navy blue": 0x000080, "ink blue": 0x14213d, "duck egg blue": 0xc3dfe0, "mint": 0xbfe8d4, "mint green": 0xbfe8d4,
        "sage": 0x9caf88, "sage green": 0x9caf88, "pistachio": 0xb9d3a0, "olive green": 0x6b7040, "moss green": 0x6c7a4a,
        "khaki green": 0x78764f, "army green": 0x4b5320, "hunter green": 0x355e3b, "bottle green": 0x0a4a3a,
        "emerald": 0x50c878, "emerald green": 0x50c878, "jade": 0x00a86b, "seafoam": 0x9fe2bf, "seafoam green": 0x9fe2bf,
        "charcoal": 0x3b3c3e, "charcoal gray": 0x3b3c3e, "anthracite": 0x383e42, "graphite": 0x41424c,
        "slate": 0x708090, "smoke gray": 0x848884, "dove gray": 0xb8b5b0, "pearl gray": 0xd4d2cd, "ash gray": 0xb2beb5,
        "cement gray": 0xa9a8a3, "concrete gray": 0x9d9d98, "stone gray": 0x9b968c, "jet black": 0x0a0a0a,
        "ebony": 0x2b2422, "onyx": 0x353839, "snow white": 0xfffafa, "paper white": 0xfcfbf7, "pure white": 0xffffff,
        "optical white": 0xffffff, "true black": 0x000000, "bronze": 0xcd7f32, "copper": 0xb87333, "brass": 0xb5a642,
        "amber": 0xffbf00, "honey": 0xe2a93b, "ginger": 0xb06500, "gunmetal": 0x2a3439, "clay": 0xb66a50,
        "tangerine": 0xf28500, "kelly green": 0x4cbb17, "lime yellow": 0xd0e429, "tiffany blue": 0x81d8d0,
        "powder pink": 0xf5d5d5, "skin": 0xe8beac, "sunset orange": 0xfd5e53, "coral pink": 0xf88379,
        "aqua blue": 0x7fd6e0, "ultramarine": 0x3f00ff, "dusty pink": 0xd8b4b4, "dusty blue": 0x9db4c8, "nougat": 0xb59a86,
    ]

    /// Hair's own colours.
    static let hair: [String: UInt32] = [
        "blonde": 0xe6c98f, "blond": 0xe6c98f, "platinum blonde": 0xe8dfc8, "platinum": 0xe3e1d8, "ash blonde": 0xcdbb9a,
        "golden blonde": 0xd9ad5f, "honey blonde": 0xcf9f5a, "strawberry blonde": 0xd39a6a, "dirty blonde": 0xb49565,
        "sandy blonde": 0xd0b283, "dark blonde": 0xa88a5c, "light blonde": 0xeedbb0, "brunette": 0x5a3825, "redhead": 0xa8442a,
        "auburn": 0x8a3324, "chestnut": 0x7a4030, "chestnut brown": 0x6e3b2a, "raven": 0x16130f, "raven black": 0x16130f,
        "copper red": 0xb3592b, "ginger red": 0xb5552b, "salt and pepper": 0x8a8a88, "silver gray": 0xb8bcc0,
        "ash brown": 0x76624f, "chocolate brown": 0x5c3a21, "light brown": 0x9a6b44, "dark brown": 0x4a2e1c,
        "mousy brown": 0x7c6650, "caramel brown": 0x9c6b3c, "fiery red": 0xb7301c,
    ]

    /// Colours that say by themselves that hair is meant.
    static let ofHair: Set = [
        "blonde", "blond", "platinum blonde", "ash blonde", "golden blonde", "honey blonde", "strawberry blonde", "dirty blonde",
        "sandy blonde", "dark blonde", "light blonde", "brunette", "redhead",
    ]

    /// More names of the trade.
    static let trade: [String: UInt32] = [
        "gum brown": 0xb48c5a, "gum": 0xb48c5a, "ivory white": 0xfffff0, "milk white": 0xfdfcf5, "warm white": 0xfaf5ea,
        "cool white": 0xf4f7fa, "winter white": 0xf5f0e3, "chalk": 0xf2efe8, "parchment": 0xf1e9d2, "linen white": 0xf5efe2,
        "sand beige": 0xd8c3a0,
        "desert sand": 0xdcc09a, "biscuit": 0xdcb98c, "latte": 0xc5a582, "cappuccino": 0xa98467, "toffee": 0xa1662f,
        "tobacco": 0x7d5533,
        "hazelnut": 0xa5795a, "walnut brown": 0x5c4033, "mahogany red": 0x6b2a20, "tan brown": 0xb08a5a, "fawn": 0xc9a77c,
        "buff": 0xe0c28e,
        "stone beige": 0xc8bda8, "clay pink": 0xc98f7a, "cinnamon": 0xa5562a, "brick orange": 0xb4532e, "paprika": 0xa63a22,
        "burnt red": 0x93291e,
        "rusty red": 0x9e3a20, "pumpkin": 0xdd7524, "marigold": 0xeaa221, "sunflower yellow": 0xf6c324, "canary": 0xf9e955,
        "canary yellow": 0xf9e955,
        "mustard yellow": 0xe1ad01, "pale yellow": 0xf8f3b5, "pastel yellow": 0xf8f0b0, "primrose": 0xf3e6a0,
        "neon yellow": 0xe6ff00,
        "neon green": 0x39ff14, "neon pink": 0xff2bb1, "neon orange": 0xff6a13, "neon blue": 0x1f51ff, "acid green": 0xb0bf1a,
        "acid yellow": 0xdfe21a, "blush rose": 0xe6b3b3, "powder rose": 0xe9c4c2, "salmon pink": 0xf4948a,
        "flamingo pink": 0xf58aa8,
        "candy pink": 0xf26fa0, "barbie pink": 0xe0218a, "shocking pink": 0xfc0fc0, "magenta pink": 0xd6249f, "cerise": 0xde3163,
        "pastel pink": 0xf6c9cf, "pale pink": 0xf7d3d6, "light rose": 0xf0c4c8, "old rose": 0xc08081, "antique rose": 0xb98a86,
        "cherry": 0xb8152e,
        "cranberry": 0x9f1d35, "ruby red": 0x9b111e, "blood red": 0x7a0c12, "fire engine red": 0xce2029, "lipstick red": 0xc21e2e,
        "tomato red": 0xe0402c, "garnet": 0x6b1423, "merlot": 0x5c1a2e, "maroon red": 0x7a1420, "marsala": 0x955251,
        "plum purple": 0x6a2c57,
        "aubergine purple": 0x472c4c, "royal purple": 0x6a359c, "deep purple": 0x3f1f57, "lavender purple": 0xa58fc8,
        "pastel purple": 0xcdb9e0,
        "heather": 0xa499ac, "heather gray": 0xb3b3b8, "gray heather": 0xb3b3b8, "orchid purple": 0xb666c4,
        "baby lilac": 0xd8c4e4,
        "iris purple": 0x5a4fcf, "periwinkle blue": 0xa9b0e6, "cornflower": 0x6495ed, "pastel blue": 0xbcd7ea,
        "pale blue": 0xbfdcec,
        "cerulean": 0x2a7fb8, "cerulean blue": 0x2a7fb8, "azure blue": 0x2f80ed, "french blue": 0x3e6ea8, "marine": 0x1b3a5c,
        "marine blue": 0x1b3a5c,
        "ink": 0x14213d, "indigo blue": 0x2e3a78, "air force blue": 0x5d8aa8, "teal blue": 0x1f7a8c, "teal green": 0x00786f,
        "peacock blue": 0x00637c,
        "aqua green": 0x62d2b4, "duck egg": 0xc3dfd3, "eau de nil": 0xc8dcc0, "seafoam blue": 0x9fd9d0, "jeans blue": 0x4f6d8f,
        "denim wash": 0x6b86a3, "sea blue": 0x20688c, "caribbean blue": 0x1aa6b7, "racing green": 0x0e4a2b,
        "british racing green": 0x0e4a2b,
        "pine green": 0x1f5a43, "fern green": 0x4f7942, "apple green": 0x8db600, "grass green": 0x4c9a2a, "leaf green": 0x5a9a3a,
        "pea green": 0x8a9a3c, "avocado green": 0x6b7a34, "military green": 0x4b5320, "olive drab green": 0x5c5f38,
        "dark olive": 0x4a4a26,
        "light olive": 0xa3a46c, "pastel green": 0xbfe0c0, "pale mint": 0xd3f0e2, "dusty green": 0x8fa291, "eucalyptus": 0x9bb3a2,
        "celadon": 0xace1af, "matcha": 0xaab97a, "khaki beige": 0xc3b091, "sage gray": 0xa8b0a0, "gunmetal gray": 0x3a4148,
        "steel gray": 0x71797e,
        "ash": 0xb2b5b0, "smoky gray": 0x84807c, "pebble gray": 0xb3aea4, "mid gray": 0x808080, "medium gray": 0x808080,
        "cool gray": 0x8f969c,
        "warm gray": 0x9a938a, "off black": 0x1c1b1a, "pitch black": 0x050505, "matte black": 0x161616, "carbon": 0x2b2d2f,
        "coal": 0x2a2a2c,
        "golden": 0xd4a93c, "golden yellow": 0xf3b71b, "antique gold": 0xb8964a, "old gold": 0xcfb53b, "champagne gold": 0xdcc48e,
        "pale gold": 0xe2cd93, "yellow gold": 0xe0b64a, "white gold": 0xdedad0, "rose gold pink": 0xd9a39a, "pewter": 0x8e9294,
        "nickel": 0xa7a9a4,
        "bronze brown": 0x7a5a3a, "coppery": 0xb87333, "electric purple": 0xbf00ff, "electric green": 0x2dff55,
        "aubergine black": 0x2c1f2e,
        "petrol green": 0x0d5a5a, "tea rose": 0xf0c6bf, "lemonade": 0xf6e27a, "strawberry red": 0xd2304a, "blueberry": 0x464196,
        "licorice": 0x1f1a1c,
        "butterscotch": 0xe09540, "espresso brown": 0x3f2a20, "dark chocolate": 0x3d2314, "milk chocolate": 0x7b4a2e,
        "cocoa": 0x6d4a36,
        "cacao": 0x5a3524, "tobacco brown": 0x7d5533, "russet": 0x80461b, "umber": 0x635147, "sepia brown": 0x704214,
        "khaki brown": 0x8a7b52,
        "sandstone": 0xc9ab82, "terra cotta": 0xe2725b, "terracotta red": 0xc4593f, "coral red": 0xf05a4a,
        "sienna brown": 0xa0522d,
    ]

    /// Words that name a colour when nothing else in the prompt makes a scene of them.
    static let colorOrScene: [String: UInt32] = [
        "sand": 0xedc9af, "stone": 0xc9c2b4, "cotton": 0xf6f3ec, "smoke": 0x9a9a98,
    ]

    /// "-ish" words: they lean a colour without being one.
    static let tints: [String: UInt32] = [
        "bluish": 0x2f6fbf, "reddish": 0xc03030, "greenish": 0x2f9a4f, "pinkish": 0xf08aa5, "yellowish": 0xe8d24a,
        "purplish": 0x8a4fae, "brownish": 0x8a5a34, "grayish": 0x808080, "orangish": 0xe8842f, "whitish": 0xffffff,
    ]
}
