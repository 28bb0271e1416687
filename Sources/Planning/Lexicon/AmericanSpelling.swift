// British spelling, by rule, and the misspellings that are too far from the word for a corrector.

enum AmericanSpelling {
    /// American spellings that a word may be another form of; a lexicon decides which of them is a word.
    static func candidates(of word: String) -> [String] {
        if let known = words[word] { return [known] }
        let letters = Array(word.utf8)
        return rules.compactMap { replacing($0.british, by: $0.american, in: letters) }
    }

    private static let rules: [(british: [UInt8], american: [UInt8])] = [
        ("our", "or"), ("grey", "gray"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("llery", "lry"), ("ll", "l"),
        ("ogue", "og"), ("ae", "e"), ("ence", "ense"),
        ("isation", "ization"), ("ould", "old"),
    ].map { (Array($0.utf8), Array($1.utf8)) }

    /// - Returns: `nil` where the word has no such letters.
    private static func replacing(_ part: [UInt8], by other: [UInt8], in word: [UInt8]) -> String? {
        var result: [UInt8] = []
        var index = 0
        var found = false
        while index < word.count {
            if index + part.count <= word.count, part.indices.allSatisfy({ word[index + $0] == part[$0] }) {
                result += other
                index += part.count
                found = true
            } else {
                result.append(word[index])
                index += 1
            }
        }
        return found ? String(decoding: result, as: UTF8.self) : nil
    }

    /// What was typed, and behind it what was meant.
    private static let words: [String: String] = WordPairs.table(
        """
        colours colors, centre center, centred center, centring center, pyjamas pajamas, aeroplane airplane, moustache mustache, \
        moustaches mustache, creme cream, terracota terracotta, cosy cozy, cosier cozier, coffe coffee, tyre tire, tyres tire, plough \
        plow, blurr blur, teh the, tooo too, toooo too, giv give, hav have, wit with, da the, dat that, becuz because, romve remove, \
        reomve remove, rmove remove, remov remove, blk black, rd red, blu blue, ylw yellow, yelo yellow, orng orange, prpl purple, slvr silver, gld gold, nvy navy, bge beige, wht white, grn green, yllw yellow, bkground background, bckground \
        background, bkgrnd background, bkgrd background, bgd background, pix picture, foto photo, wiht with, adn and, hte the, nad and, \
        offwhite off white, backround background, bakground background, backgroud background, backgrond background, bg bg, dissapear \
        disappear, dissappear disappear, disapear disappear, accesory accessory, accesories accessory, acessory accessory, acessories \
        accessory, jewelery jewelry, jewellry jewelry, neclace necklace, necklas necklace, braclet bracelet, sunglases sunglasses, \
        saturatoin saturation, contrst contrast, brigth bright, brigther brighter, britghter brighter, ligth light, lihgt light, rotae \
        rotate, shaddow shadow, shaddows shadows, seperate separate, lether leather, grean green, pruple purple, burgandy burgundy, \
        burgendy burgundy, fuschia fuchsia, fushia fuchsia, turquiose turquoise, turqoise turquoise, beije beige, biege beige, kaki \
        khaki, kakhi khaki, orage orange, whit white, balck black, blak black, gren green, yelow yellow, bleu bleu, pnik pink, navey \
        navy, blck black, whte white, wite white, gry gray, brwn brown, drk dark, drss dress, dres dress, skrit skirt, jaket jacket, \
        jackett jacket, swetter sweater, pant pant, jens jeans, shose shoe, shoos shoe, wrinckle wrinkle, wrinckles wrinkle, wrinkels \
        wrinkle, remvoe remove, remve remove, chagne change, chnage change, cahnge change, mkae make, maek make, amke make, woud would, \
        corp crop, crpo crop, blru blur, bulr blur, drak dark, litghen lighten, remvo remove, coud could, plaese please, pleas please, \
        pelase please, pleease please, somthing something, evrything everything, everythign everything, exept except, excpet except, \
        exhcange exchange, strait straight, straigten straighten, staighten straighten, straighen straighten, wether whether, litle \
        little, littel little, sligthly slightly, slighlty slightly, slightyl slightly, quater quarter
        """)
}
