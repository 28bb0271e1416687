// Things that stand in pictures: what is taken away, added, replaced or put behind something.

enum ThingWords {
    /// What spoils a product picture.
    static let flaws = """
        stain, spill, defect, fabric defect, print defect, manufacturing defect, misprint, printing error, stitching error, stitching mistake, stitching fault, weaving fault, broken stitch, dropped stitch, loose stitch, crooked stitch, paint run, burn, burnt patch, burnt spot, scorch mark, bald patch, worn patch, water mark, air bubble, rust patch, patch of rust, swirl mark, stone chip, skid mark, drip, watermark, dust, dust spot, dust particle, sensor dust, sensor spot, lint, fluff, fuzz, hairball, thread, pilling, scratch, scuff, scuff mark, dent, crack, chip, hole, tear, rip, snag, fray, \
        smudge, smear, fingerprint, finger mark, dirt, dirt mark, dirty mark, mud, grime, grease, sweat stain, sweat patch, makeup stain, coffee stain, deodorant mark, crumb, speck, blob, splotch, streak, residue, glue, crease line, flash glare, glare, \
        hot spot, hotspot, lens flare, flare, ghosting, moire, halo, chromatic aberration, dead pixel, artifact, jpeg artifact, rust stain, mold, cobweb, bubble, water drop, droplet, peeling, burn mark, tape mark, \
        footprint, paw print, handprint, lipstick mark, lipstick stain, wine stain, grass stain, ink stain, blood stain, bloodstain, food stain, water stain, water spot, rust spot, tarnish, limescale, soap scum, scuffing, chipping, discoloration, yellowing, bobbling, loose end, frayed edge, moth hole, snag mark, \
        crease mark, fold mark, dandruff, flake, drool, tear stain, hanger mark, hanger bump, sticker residue, adhesive, sticky residue, pin mark, needle mark, lens spot, banding, fringing, purple fringing, hot pixel, film scratch, light spill, color spill, green spill, camera reflection, softbox reflection, flash reflection, light reflection, \
        window reflection, dark mark, black mark, white mark, spot mark, sand grain, pet fur, pollen, soot, ash mark, candle wax, wax stain, nail hole, drill hole, pencil mark, pen mark, chalk mark, marker line, glue mark, glue spot, thread end, fuzz ball, lint ball, hair on the lens, dust mark, smudge mark, finger smudge, greasy mark, oil stain, grease stain, oil spot, dirt spot, salt stain
        """

    /// What shops and studios leave in the frame.
    static let studio = """
        logo, swoosh, monogram, emblem, crest, brand logo, brand name, tag, price tag, swing tag, hang tag, security tag, size tag, label, brand label, price label, care label, sticker, price sticker, barcode, qr code, text, caption, lettering, writing, letters, words, \
        date, date stamp, time stamp, timestamp, page number, phone number, serial number, stock number, price, prices, slogan, headline, subtitle, title, copyright notice, url, web address, signature, number plate, license plate, hanger, coat hanger, clothes hanger, mannequin, ghost mannequin, invisible mannequin, dummy, bust form, dress form, stand, display stand, clip, binder clip, bulldog clip, clamp, pin, safety pin, needle, tape, string, \
        fishing line, wire, cable, cord, power cord, extension cord, plug, socket, power socket, power outlet, outlet, wall socket, light switch, switch, tripod, light stand, softbox stand, reflector panel, backdrop stand, studio light stand, \
        microphone, mic, camera, photographer, camera strap, rig, shadow, drop shadow, reflection, white frame, black frame, black bar, border, white border, gap, line, crack in the wall
        """

    static let people = """
        people, ppl, person, stranger, waitress, crew member, passersby, passerby, pedestrian, bystander, onlooker, crowd, tourist, photobomber, photo bomber, spectator, audience, child, children, baby, toddler, men, women, couple, cyclist, worker, waiter, \
        other person, others, everyone, everybody, everybody else, everyone else, other people
        """

    static let peopleNames = Set(WordGroup(.unknown, people + ", " + BodyWords.persons).phrases.map(String.init))

    static let animals = """
        dog, puppy, cat, kitten, leash, lead, dog lead, cat flap, food bowl, water bowl, bird dropping, dropping, droppings, bird poo, poo, poop, dog poo, dog mess, dung, hoofprint, muzzle, kennel, litter box, whisker, paw, tail, cage, beak, mane, hoof, bridle, antler, claw, chew toy, guinea pig, budgie, tortoise, gecko, ferret, horse, pony, bird, dove, pigeon, seagull, parrot, owl, swan, duck, chicken, peacock, flamingo, eagle, butterfly, bee, fly, insect, bug, spider, ladybug, dragonfly, fish, goldfish, shark, whale, dolphin, \
        turtle, frog, snake, lizard, rabbit, bunny, mouse, hamster, squirrel, fox, wolf, bear, teddy bear, lion, tiger, leopard, elephant, giraffe, zebra, monkey, panda, cow, sheep, lamb, goat, pig, deer, unicorn, dragon, dinosaur, animal, pet, flock of birds, flock of sheep, herd, herd of cows, swarm of bees, calf, crow, raven, hawk, goose, geese, hen, rooster, chick, penguin, ostrich, crocodile, alligator, octopus, jellyfish, otter, beaver, hedgehog, raccoon, skunk, llama, alpaca, donkey, kangaroo, koala, gorilla, chimpanzee, hippo, rhino, buffalo, bull, ox, foal, stallion, rat, snail, slug, worm, ant, fly swarm, mosquito, moth, wasp, caterpillar, cricket insect, beetle, scorpion, spider web, spiderweb, labrador, poodle, bulldog, corgi, husky, retriever, terrier, chihuahua, dachshund
        """

    static let home = """
        chair, armchair, rocking chair, stool, pouffe, cupboard, plant pot, cornice, door frame, splashback, grout, hinge, spotlight, bar stool, bench, sofa, couch, loveseat, ottoman, pouf, beanbag, table, coffee table, side table, dining table, desk, console table, nightstand, shelf, bookshelf, bookcase, cabinet, drawer, dresser, sideboard, \
        bed, headboard, mattress, bedding, bed sheet, bedsheet, sheet, duvet, blanket, throw blanket, quilt, pillow, cushion, lamp, floor lamp, table lamp, desk lamp, lampshade, chandelier, light bulb, lightbulb, candle, candlestick, lantern, fairy lights, fireplace, \
        radiator, air conditioner, heater, fan, ceiling fan, mirror, clock, wall clock, picture frame, painting, wall art, poster, artwork, photo frame, sculpture, statue, ornament, figurine, vase, flower pot, pot, planter, \
        basket, bowl, tray, plate, saucer, dish, cup, coffee cup, tea cup, teacup, mug, coffee mug, glass of water, wine glass, glass of wine, champagne glass, jar, jug, pitcher, kettle, teapot, pan, knife, fork, spoon, cutlery, napkin, tablecloth, table cloth, placemat, coaster, \
        tissue, tissue box, toothbrush, towel, soap, sponge, broom, mop, bucket, vacuum cleaner, trash can, trash bin, trash, garbage, garbage can, rubbish, rubbish bin, bin, waste bin, litter, laundry, ironing board, iron board, ladder, toolbox, box, cardboard box, \
        carpet, rug, mat, doormat, floor tile, floorboard, floor, flooring, ground, ceiling, door, doorway, door handle, doorknob, window, window frame, window sill, windowsill, curtain, drape, blind, blinds, shutter, staircase, railing, banister, skirting board, baseboard, \
        tv, television, screen, monitor, computer, laptop, keyboard, phone, mobile phone, cell phone, smartphone, phone case, charger, speaker, remote control, printer, console, book, notebook, magazine, newspaper, pen, pencil, envelope, \
        toy, doll, teddy, ball, balloon, guitar, piano, violin, skateboard, surfboard, tennis racket, dumbbell, yoga mat, puzzle, stroller, pram, crib, high chair, car seat, tent, hammock, swing
        """

    static let products = """
        bottle, water bottle, wine bottle, perfume, perfume bottle, flacon, lotion, cream jar, serum, dropper, tube, can, soda can, spray, spray bottle, candle jar, packaging, package, packet, wrapper, gift box, gift, present, shopping cart, cart, tin, carton, cap of the bottle, lid, cork, \
        jar lid, bottle neck, pump, pump top, nozzle, applicator, makeup brush, hairbrush, comb, palette, eyeshadow palette, compact, lipstick tube, nail polish bottle, soap bar, razor, shampoo bottle, diffuser, reed diffuser, candle wick, wick, \
        table leg, chair leg, sofa leg, leg of the table, leg of the chair, armrest, backrest, seat, seat cushion, drawer handle, drawer front, knob, cabinet door, bedpost, bed frame, pillowcase, throw, throw pillow, curtain rod, cable box, remote, \
        microwave, fridge, refrigerator, oven, stove, sink, faucet, tap, dishwasher, washing machine, headphone jack, tablet, ipad, game controller, watch box, jewelry box, ring box, shoe box, shoebox, shopping basket, tote box, dust bag, tissue paper, wrapping paper, gift wrap, ribbon, \
        diamond, gem, gemstone, opal, topaz, quartz, moonstone, peridot, tourmaline, zircon, zirconia, cubic zirconia, agate, lapis, lapis lazuli, malachite, cabochon, solitaire, birthstone, tigers eye, rock crystal, moissanite, jet stone, crystal, cosmetics, skincare, tool, drill, hammer, toaster, blender, coffee machine, bike helmet, helmet, ski, ice skate, basketball, football, soccer ball, tennis ball, golf club
        """

    static let nature = """
        flower, bouquet, petal, rose petal, tulip, sunflower, daisy, lily, peony, wildflower, carnation, chrysanthemum, gerbera, freesia, gypsophila, babys breath, snapdragon, foxglove, geranium, begonia, petunia, pansy, camellia, gardenia, jasmine, wisteria, clematis, honeysuckle, snowdrop, crocus, dahlia, anemone, ranunculus, protea, heather, iris flower, poppy, bonsai, bonsai tree, aloe, aloe vera, yucca, snake plant, spider plant, peace lily, air plant, rubber plant, cheese plant, fig tree, lemon tree, orange tree, fir tree, conifer, cypress, cedar, poplar, beech tree, sapling, seedling, sprig of lavender, lavender bunch, nettle, thistle plant, reeds, bulrush, toadstool, lichen, bark, driftwood log, tree, palm tree, palm, palm leaf, pine tree, christmas tree, plant, potted plant, houseplant, cactus, succulent, bush, hedge, branch, twig, trunk, leaf, leaves, \
        foliage, fern, grass, lawn, weed, moss, ivy, vine, rock, boulder, pebble, stick, log, puddle, wave, splash, water, waterfall, fountain, snowflake, snow, snowman, icicle, ice cube, rain, raindrop, rainbow, lightning, cloud, sky, sun, sun ray, sun rays, \
        sunbeam, smiley face, smiley, emoji, light ray, light rays, ray of light, rays of light, ray of sunlight, rays of sunlight, beam of light, beams of light, shaft of light, shafts of light, god rays, light beam, light leak, moon, star, planet, sparkle, glitter, confetti, bubbles, feather, fire, flame, spark, smoke, steam, fog, mist, dust cloud, firework, fireworks, aurora, sand dune, mountain, hill, island
        """

    static let food = """
        food, fruit, apple, banana, garnish, basil leaf, thyme, sesame seed, blueberry, icing sugar, powdered sugar, chocolate sauce, crust, patty, loaf, lemon slice, orange slice, strawberry, cherry, grape, watermelon, pineapple, avocado, tomato slice, vegetable, salad, bread, croissant, baguette, sandwich, burger, pizza, pasta, sushi, cheese, egg, cake, birthday cake, cupcake, cookie, biscuit, donut, \
        chocolate bar, candy, sweets, ice cream, ice cream cone, popcorn, coffee bean, coffee, tea, drink, cocktail, champagne bottle, champagne flute, glass of champagne, beer, juice, milk carton, straw, picnic basket, cigarette, cigar, vape, ashtray, gum wrapper
        """

    static let street = """
        car, parked car, vintage car, headlamp, fog light, indicator, rear view mirror, wheel arch, headrest, gear stick, brake caliper, caliper, brake disc, tow bar, wiper, fuel tank, kickstand, bodywork, drive, driveway, sports car, van, truck, lorry, bus, taxi, cab, tram, train, bicycle, bike, scooter, moped, motorcycle, motorbike, vespa, helicopter, airplane, plane, drone, boat, sailboat, yacht, ship, kayak, wheel, tire, traffic light, traffic sign, street sign, \
        stop sign, road sign, sign, signage, billboard, banner, flag, lamp post, lamppost, street lamp, streetlight, street light, power line, telephone pole, utility pole, pole, post, pillar, column, fence, gate, wall lamp, wall panel, trash bag, cone, traffic cone, barrier, manhole, hydrant, \
        fire hydrant, mailbox, phone booth, bus stop, crane, scaffolding, antenna, satellite dish, roof tile, chimney, house, building, tower, skyscraper, bridge, balcony, shop window, shopfront, store front, storefront, awning, parking meter, bollard, kerb, curb, sidewalk, pavement, road marking, \
        graffiti, spaceship, robot, ufo, alien, ghost, angel, angel wings, wings, speech bubble, emoji, heart, prop, decoration, decor, furniture, clutter, mess, junk, object on the floor
        """

    /// Cloth and parts of things that are recoloured or smoothed.
    static let surfaces = """
        fabric, cloth, textile, leather part, hardware, print, print on the shirt, graphic, graphic on the shirt, embroidery, wallpaper, paint, paintwork, tile, brickwork, countertop, counter, worktop, upholstery, cover, pedestal, podium, plinth, \
        platform, tattoo, freckle, flash, background person, light fixture, accent wall, cup handle, bottle cap, bottle label, lens, dial, watch face, case, strap buckle, tassel, rhinestone, bead, sequins, fur trim
        """

    static let all = [
        flaws, studio, people, animals, home, products, nature, food, street, surfaces, HouseholdWords.all, OutdoorWords.all,
        FoodWords.all, PeopleWords.all, AnimalWords.all, LeisureWords.all, WorkWords.all,
    ].joined(separator: ", ")

    /// Rust is a colour first.
    static let flawNames = Set(WordGroup(.unknown, flaws).phrases.map(String.init)).union(["rust"])
}
