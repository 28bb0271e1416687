// People by what they are and do.

/// People beside the subject: what is taken away or added.
enum PeopleWords {
    /// Families, trades and figures; whoever stands in a picture beside its subject.
    static let roles = """
        infant, newborn, youngster, granny, grandpa, granddad, aunt, auntie, uncle, cousin, niece, nephew, coworker, \
        bridesmaid, groomsman, best man, flower girl, page boy, usher, priest, officiant, guest, wedding guest, \
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

    static let all = [roles].joined(separator: ", ")
}
