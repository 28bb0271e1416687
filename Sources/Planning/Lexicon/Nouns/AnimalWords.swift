// Animals beside those that everybody names first.

/// Birds, insects, mammals, creatures of the sea, and what animals are kept with.
enum AnimalWords {
    static let birds = """
        robin, sparrow, blackbird, magpie, thrush, starling, finch, goldfinch, bullfinch, chaffinch, blue tit, wren, \
        woodpecker, cuckoo, nightingale, lark, jackdaw, falcon, kestrel, buzzard, osprey, vulture, condor, gull, \
        tern, puffin, cormorant, albatross, pelican, heron, egret, stork, ibis, toucan, macaw, cockatoo, cockatiel, parakeet, \
        budgerigar, lovebird, hummingbird, pheasant, partridge, quail, grouse, guinea fowl, cockerel, duckling, gosling, \
        cygnet, mallard, emu, peahen, bird of prey, birds of prey, flock
        """

    static let insects = """
        bumblebee, honeybee, hornet, midge, gnat, horsefly, housefly, fruit fly, bluebottle, greenfly, aphid, ladybird, \
        cockroach, roach, termite, woodlouse, earwig, grasshopper, locust, mantis, praying mantis, stick insect, cicada, \
        flea, mite, bedbug, centipede, millipede, maggot, larva, cocoon, chrysalis, daddy long legs, damselfly, \
        mayfly, firefly, glow worm, tarantula, earthworm, leech, creepy crawly, critter
        """

    static let mammals = """
        piglet, boar, wild boar, stag, elk, moose, reindeer, antelope, gazelle, bison, yak, badger, weasel, stoat, \
        polecat, marten, mongoose, meerkat, lemur, sloth, anteater, armadillo, porcupine, possum, opossum, wombat, platypus, \
        gerbil, chinchilla, dormouse, vole, shrew, hare, chipmunk, seal, sea lion, walrus, manatee, orca, killer whale, \
        porpoise, polar bear, grizzly bear, brown bear, red panda, lynx, bobcat, puma, cougar, panther, jaguar, cheetah, \
        hyena, jackal, coyote, dingo, baboon, chimp, orangutan, heifer, bullock, ewe, ram, nanny goat, filly, mare, \
        shetland pony, carthorse, greyhound, whippet, spaniel, cocker spaniel, cockapoo, golden retriever, german shepherd, \
        alsatian, border collie, collie, sheepdog, boxer dog, rottweiler, doberman, great dane, st bernard, pug, shih tzu, \
        maltese, pomeranian, papillon, beagle, basset hound, dalmatian, pit bull, mastiff, chow chow, akita, shiba inu, \
        jack russell, yorkie, yorkshire terrier, schnauzer, siamese cat, persian cat, maine coon, sphynx cat, bengal cat, \
        tabby, tabby cat, ginger cat, black cat, tomcat
        """

    static let sea = """
        lobster claw, bald eagle, golden eagle, crayfish, prawn shell, mussel, clam, scallop, sea urchin, sea shell, conch, coral branch, \
        seahorse, squid, cuttlefish, stingray, eel, trout, carp, koi, cod, sardine, herring, mackerel, swordfish, clownfish, \
        angelfish, betta fish, guppy, tropical fish, tadpole, toad, newt, salamander, axolotl, chameleon, iguana, terrapin, \
        cobra, viper
        """

    static let kept = """
        feather duster, fish bowl, fishbowl, hamster wheel, hamster cage, rabbit hutch, pet bed, cat bed, pet carrier, \
        dog crate, dog basket, dog bowl, cat bowl, pet bowl, dog house, doghouse, cat tree, scratching post, cat litter, \
        cat toy, dog toy, dog bone, rawhide, dog treat, pet tag, dog tag, retractable leash, dog jumper, dog bandana, \
        hay net, salt lick, honeycomb, nest box, bug hotel, paw mark, snout, udder, horn, fang, gill, \
        plumage
        """

    static let all = [birds, insects, mammals, sea, kept].joined(separator: ", ")
}
