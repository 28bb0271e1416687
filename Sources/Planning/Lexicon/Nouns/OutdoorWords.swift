// Gardens, streets, vehicles and their parts, weather.

/// Things that stand outside: what is taken away, added, replaced or recoloured.
enum OutdoorWords {
    /// What stands in gardens and on beaches.
    static let garden = """
        firepit, brazier, chiminea, water butt, rain barrel, garden shed, cold frame, raised bed, window box, planter box, \
        bird table, pond liner, decking, deck board, paving, paving slab, paving stone, crazy paving, gravel path, \
        hedgehog house, weather station, wheelbarrow, lawnmower, lawn mower, rake, shovel, spade, watering can, garden hose, \
        hosepipe, sprinkler, birdhouse, bird bath, bird feeder, gnome, garden gnome, garden chair, garden table, \
        garden bench, park bench, flower bed, flowerpot, hanging basket, barbecue, bbq, grill, picnic blanket, deck chair, \
        sun lounger, lounger, sunbed, beach umbrella, beach towel, beach ball, beach chair, beach hut, sandcastle, campfire, \
        tent peg, sleeping bag, lifebuoy, life jacket, life vest, paddle, oar, canoe, surf board, paddleboard, snowboard, \
        sled, sledge, sleigh, ski pole, trampoline, seesaw, swing set, slide tower, sandpit, treehouse, tree house, shed, \
        greenhouse frame, picket fence, garden gate, archway, pergola post, stepping stone, patio heater, fire pit, \
        wind chime, scarecrow, hay bale, haystack, hay, well, pond, stream, canal, lagoon water, shrub, stump, tree stump, \
        tree trunk, root, pine cone, acorn, seaweed, starfish, driftwood, thorn, nest, bird nest, beehive box, anthill, \
        molehill, topiary, daffodil, orchid flower, lotus, dandelion, poppy flower, magnolia flower, cherry tree, apple tree, \
        olive tree, oak tree, willow, birch, maple, maple leaf, bamboo stalk, reed, cattail, clover, thistle flower
        """

    /// What stands in streets.
    static let street = """
        bin bag, bin liner, dumpster, wheelie bin, recycling bin, roadworks, telegraph pole, electricity pole, pylon, \
        wind turbine, solar panel, cable car, escalator, gutter, drainpipe, drain, manhole cover, pothole, rubble, \
        construction site, construction fence, construction cone, safety cone, caution tape, police tape, cigarette butt, \
        chewing gum, plastic bag, plastic bottle, beer can, trolley, shopping trolley, supermarket trolley, kiosk, \
        market stall, food truck, food stand, newsstand, vending machine, atm, parking sign, no parking sign, speed sign, \
        speed camera, security camera, cctv camera, surveillance camera, exit sign, neon sign, for sale sign, shop sign, \
        street art, tag on the wall, lantern post, flagpole, statue base, monument, obelisk, steps, doorstep, gatepost, \
        railings, guard rail, guardrail, handrail, road barrier, roadblock, zebra crossing, tram line, overhead line, \
        telephone line, telephone wire, satellite antenna, water tank, rooftop tile, fire escape, garage door
        """

    /// Vehicles and their parts.
    static let vehicles = """
        dinghy, inflatable boat, catamaran, trimaran, narrowboat, houseboat, canoe paddle, hull, rudder, keel, tiller, \
        porthole, lifejacket, life ring, lifebelt, seatbelt, seat belt, gearstick, gear lever, handbrake, glove box, \
        cup holder, door panel, quarter panel, side skirt, roof bar, tow hook, mud flap, brake pad, brake light, \
        number plate holder, car key, key, padlock, latch, deadbolt, cycle helmet, bike rack, bike chain, chainring, \
        crank arm, bike frame, inner tube, valve cap, caravan, camper van, campervan, camper, motorhome, trailer, \
        tractor, digger, excavator, bulldozer, ambulance, fire truck, fire engine, police car, limousine, limo, convertible, \
        suv, pickup truck, pickup, hatchback, sedan, jeep, minivan, minibus, coach bus, race car, racing car, go kart, \
        golf cart, rickshaw, tuk tuk, carriage, horse carriage, wagon, jet ski, speedboat, cruise ship, ferry, barge, buoy, \
        jetty, rowboat, rowing boat, gondola, raft, submarine, fighter jet, glider, paraglider, parachute, rocket, satellite, \
        space shuttle, blimp, hot air balloon, zeppelin, car bonnet, bonnet of the car, car hood, bumper, headlight, \
        taillight, tail light, windscreen, windshield, wing mirror, side mirror, hubcap, rim, alloy wheel, car door, \
        car roof, bike saddle, saddle, handlebar, pedal, bike basket, bike lock, exhaust, exhaust pipe, spoiler, grille, \
        fender, mudguard, sunroof, roof rack, dashboard, steering wheel, car interior, contrail, vapor trail, propeller, \
        sail, mast, anchor
        """

    /// Weather and sky.
    static let weather = """
        hail, sleet, blizzard, snowstorm, drizzle, downpour, thunder, tornado, whirlwind, hurricane, frost, smog, sandstorm, \
        dust storm, dark cloud, storm cloud, crescent moon, full moon, milky way, meteor, meteor shower, shooting star, \
        comet, aurora borealis, northern lights, sunrays, snow drift, snowdrift, snow pile, puddle of water, dew, dewdrop, \
        lava, sand pile, quicksand, shoreline, horizon line
        """

    static let all = [garden, street, vehicles, weather].joined(separator: ", ")
}
