// English words that lie one letter from a lexicon word and must not be taken for a typing error of it.

/// The spelling corrector's stop list.
enum OrdinaryWords {
    static let words = """
        bleach, teach, reach, peace, house, horse, while, whole, write, quite, whine, broom, groom, blank, block, clack, slack
        """
}
