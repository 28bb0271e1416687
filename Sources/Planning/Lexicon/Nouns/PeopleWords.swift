// People by what they are and do.

/// People beside the subject: what is taken away or added.
enum PeopleWords {
    /// Families, trades and figures; whoever stands in a picture beside its subject.
    static let roles = """
        infant, newborn, youngster, granny, grandpa, granddad, aunt, auntie, uncle, cousin, niece, nephew, coworker, \
        bridesmaid, groomsman, groomsmen, best man, flower girl, page boy, usher, priest, officiant, guest, wedding guest, \
        videographer, cameraman, makeup artist, assistant, barista, chef, cook, bartender, cashier, shop assistant, \
        salesperson, security guard, guard, bodyguard, police officer, policeman, cop, firefighter, soldier, nurse, \
        doctor, jogger, runner, swimmer, surfer, skater, skier, biker, driver, passenger, hiker, climber, dancer, \
        ballerina dancer, singer, musician, guitarist, drummer, performer, clown, mime, santa, santa claus, elf, \
        zombie, vampire, witch, pirate, knight, princess, prince, king, queen, fairy, mermaid, superhero, ninja, \
        samurai, cowboy, astronaut, farmer, fisherman, gardener, builder, construction worker, workman, mechanic, \
        postman, mailman, delivery man, delivery driver, teacher, student, pupil, tourists group, visitor, shopper, \
        commuter, beggar, street vendor, vendor, twin, twins, family, group of people, random person, random people, \
        random man, random woman, random guy, elderly man, elderly woman, extra person
        """

    /// Who is spoken of as often as shown: "my mother says" and "remove my mother".
    static let relatives: Set<String> = [
        "daughter", "son", "wife", "husband", "mother", "father", "mom", "mum", "dad", "sister", "brother", "girlfriend",
        "boyfriend", "grandma", "grandmother", "grandfather", "friend", "ex", "buddy", "mate", "colleague", "client", "customer",
        "boss", "grandson", "granddaughter", "grandchild", "grandchildren", "fiance", "fiancee", "partner", "nan", "nana",
        "stepson",
        "stepdaughter", "godson", "goddaughter", "godmother", "in laws",
    ]

    static let all = [roles].joined(separator: ", ")
    static let names = Set(WordGroup(.unknown, all).phrases.map(String.init))
}
