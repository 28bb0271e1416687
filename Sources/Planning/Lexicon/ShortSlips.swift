// Slips of the finger in short words: in "dres" and "lgoo" one letter is a third of the word.

/// The corrector leaves words of fewer than five letters alone, for most of their neighbours are words themselves. For the few that prompts
/// say most, letters left out or swapped are put right where no English word lies.
enum ShortSlips {
    private static let core = """
        make, dress, logo, shirt, give, floor, smile, skirt, blue, black, white, green, grey, gray, pink, brown, dark, light, shoe, coat, \
        photo, image, warm, cool, crop, blur, hair, face, skin, eyes, text, sign, lamp, wall, sofa, chair, table, more, \
        less, with, from, turn, color, sharp, pants, jeans, scarf, belt, hand, head, model, plant, tree, flip, clean, \
        white, beach
        """

    /// Slips that are English words (SCOWL, size 60), or slips of two words at once.
    private static let words = """
        bach, back, bet, blt, blu, brow, bur, cat, char, clan, col, colo, coo, cop, corp, cot, eye, form, fro, gary, \
        gay, gry, had, han, jean, lam, lap, les, log, mae, mode, moe, pans, pant, pats, pin, plan, scar, she, shit, \
        sin, sing, sirt, ski, skit, tale, tee, tet, tex, tun, war, whit, wit
        """

    /// What was typed -> what was meant.
    static let meant: [String: String] = {
        let ordinary = Set(WordGroup(.unknown, words).phrases.map(String.init))
        var meant: [String: String] = [:]
        for phrase in WordGroup(.unknown, core).phrases {
            let letters = Array(phrase)
            for place in 0..<letters.count {
                var swapped = letters
                if place + 1 < letters.count { swapped.swapAt(place, place + 1) }
                var shorter = letters
                shorter.remove(at: place)
                for slip in [swapped, shorter] where (3...4).contains(slip.count) && slip != letters {
                    if place == 0, slip.count < letters.count { continue }
                    if !ordinary.contains(String(slip)) { meant[String(slip)] = String(phrase) }
                }
            }
        }
        return meant
    }()
}
