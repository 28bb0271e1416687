// Furniture, kitchens, offices and what stands in them.

/// Things that stand in rooms: what is taken away, added, replaced or recoloured.
enum HouseholdWords {
    /// What rooms are furnished with.
    static let furniture = """
        recliner, bunk, bureau, credenza, rack, shelving, shelf unit, shelving unit, wall unit, tv unit, media unit, \
        room screen, folding screen, banquette, barstool, footrest, nest of tables, gate leg table, writing desk, secretaire, \
        chiffonier, tallboy, linen chest, blanket box, toy chest, coat stand, valet stand, luggage rack, towel rack, \
        plate rack, pot rack, castor, caster wheel, recliner chair, chaise longue, settee, sectional, sectional sofa, futon, \
        bean bag, footstool, bunk bed, cot, bassinet, armoire, wardrobe cabinet, chest of drawers, hutch, vanity, \
        vanity table, dressing table, picnic table, end table, bar cart, tv stand, coat rack, hat stand, umbrella stand, \
        wine rack, magazine rack, shoe rack, clothes rack, clothing rack, garment rack, rail, clothes rail, room divider, \
        partition, mantelpiece, mantel, hearth, pendant light, pendant lamp, sconce, wall sconce, bulb, bedside table, \
        bedside lamp, pew, throne, crate, wooden crate, barrel, hamper, laundry basket, washing, dirty laundry, washing up, dirty dishes, rubbish bag, bin lorry, junk mail, bookend, globe, easel, lectern, \
        whiteboard, blackboard, chalkboard, pinboard, bulletin board, clothesline, washing line, peg, clothes peg, hook, \
        coat hook, trellis, gazebo, birdcage, fish tank, terrarium, dollhouse, bed skirt, eiderdown, counterpane, coverlet, \
        mattress topper, mattress protector, fitted sheet, flat sheet, valance sheet, cot bumper, sheepskin rug, cowhide, \
        bedspread, comforter, duvet cover, sofa cover, slipcover, bolster, bath mat, shower curtain, bathtub, bath tub, tub, \
        toilet, toilet paper, toilet roll, shower head, towel rail, valance, net curtain, roller blind, thermostat, \
        smoke detector, doorbell, welcome mat, letterbox, wallpaper border, tapestry wall hanging, wall hanging, garland, \
        wreath, bunting, streamer, paper lantern, incense, potpourri, jewelry tray, trinket dish, pedestal table, \
        plant stand, side chair, dining chair, office chair, desk chair, deckchair, lounge chair, wingback chair, \
        swivel chair, high stool, step stool, serving trolley, tea trolley, sideboard lamp
        """

    /// What kitchens and tables hold.
    static let kitchen = """
        skillet, griddle, stockpot, pressure cooker, slow cooker, rice cooker, steamer basket, wok lid, pan lid, \
        saucepan lid, ramekin, tureen, gravy boat, milk jug, creamer, cruet, trivet, pot holder, peeler, potato masher, \
        masher, cleaver, meat knife, bread knife, carving knife, carving fork, knife block, sharpening steel, chopstick, \
        garlic press, can opener, tin opener, juicer, lemon squeezer, food processor, hand mixer, ice cream maker, \
        bread maker, bread bin, breadbin, cookie jar, biscuit tin, cake tin, loaf tin, pie dish, oven dish, roasting tin, \
        cooling rack, mixing bowl, measuring cup, measuring jug, measuring spoon, timer, egg timer, egg cup, \
        mortar and pestle, mortar, pestle, coffee grinder, pepper grinder, salt cellar, stopper, bottle stopper, wine stopper, \
        wine cooler, cocktail shaker, hip flask, demijohn, urn, tea urn, trough, dishcloth, washing up bowl, draining board, \
        saucepan, frying pan, wok, casserole, chopping board, cutting board, rolling pin, whisk, ladle, spatula, colander, \
        grater, mixer, stand mixer, air fryer, coffee maker, espresso machine, french press, moka pot, thermos, flask, \
        tumbler, goblet, decanter, carafe, beer bottle, beer mug, beer glass, pint glass, shot glass, corkscrew, \
        bottle opener, chopsticks, dish towel, tea towel, oven glove, oven mitt, sugar bowl, butter dish, cake stand, \
        salt shaker, pepper mill, spice jar, spice rack, lunchbox, lunch box, tupperware, ice bucket, kitchen island, cooker, \
        hob, range hood, extractor hood, freezer, dish rack, cling film, tinfoil, tin foil, paper towel, kitchen roll, \
        paper plate, paper cup, plastic cup, drinking straw, serving bowl, salad bowl, fruit bowl, soup bowl, platter, tongs, \
        serving spoon, teaspoon, tablespoon, steak knife, jug of water, glass bottle, glass jar, mason jar, tea bag, tea set, \
        coffee pot, cafetiere, sieve, funnel, baking tray, muffin tin, cookie cutter, place card, menu, menu card, \
        table runner, serviette
        """

    /// Paper, machines and what they need.
    static let office = """
        headphone, earbud, mouse pad, webcam, router, modem, hard drive, usb stick, usb cable, charging cable, power bank, \
        adapter, plug socket, power strip, extension lead, smart watch, e reader, kindle, projector, stereo, record player, \
        turntable, vinyl record, record sleeve, radio, amplifier, loudspeaker, soundbar, joystick, gamepad, camcorder, gopro, \
        lens cap, selfie stick, ring light, memory card, calculator, stapler, paper clip, scissors, ruler, eraser, \
        highlighter pen, ballpoint, fountain pen, folder, binder, clipboard, calendar, diary, sticky note, post it, \
        post it note, stamp, parcel, cardboard, bubble wrap, packing tape, shipping label, receipt, ticket, boarding pass, \
        banknote, coin, credit card, bank card, photo album, photograph frame, filing cabinet, waste paper basket, \
        pencil case, sketchbook, paintbrush, paint bucket, paint roller, screwdriver, wrench, spanner, pliers, saw, nail gun, \
        tape measure, measuring tape, sewing machine, spool, spool of thread, pin cushion, tailors dummy, steamer, \
        garment steamer, clothes iron, lint roller, walkie talkie, megaphone, batteries, battery, flashlight, torch, \
        matchbox, lighter, candle holder, candelabra, tealight, tea light, oil lamp
        """

    /// What bathrooms and dressing tables hold.
    static let beauty = """
        foundation bottle, powder, powder puff, compact mirror, eyelash curler, tweezers, nail file, nail clippers, henna, \
        face paint, setting spray, primer, lip liner, lip balm, lip stain, sheet mask, face cream, hand cream, moisturizer, \
        sunscreen, sun cream, toner, cleanser, micellar water, cotton pad, cotton bud, q tip, loofah, bath bomb, shampoo, bubble bath, bath salts, body lotion, body butter, body scrub, face wash, bath oil, essential oil, scented candle, wax melt, room spray, shower gel, \
        body wash, conditioner, hair oil, hair gel, hairspray, hair dryer, hairdryer, curling iron, hair straightener, \
        curlers, hair roller, deodorant, aftershave, cologne, eau de toilette, soap dispenser, mouthwash, toothpaste, \
        dental floss, pill bottle, pipette, ampoule, vial, tester, sample sachet, sachet, refill, atomizer, blister pack, \
        sponge applicator, beauty blender, mascara wand, eyebrow pencil
        """

    static let all = [furniture, kitchen, office, beauty].joined(separator: ", ")
}
