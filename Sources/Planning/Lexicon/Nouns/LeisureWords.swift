// Music, sport, play and feasts: what people do with their free time.

/// Instruments, sports gear, toys and what feasts are decorated with.
enum LeisureWords {
    /// What music is made with.
    static let music = """
        flute, piccolo, clarinet, oboe, bassoon, saxophone, sax, trumpet, trombone, tuba, french horn, bugle, harmonica, \
        recorder, ocarina, pan pipes, bagpipes, didgeridoo, accordion, concertina, organ, pipe organ, harpsichord, \
        synthesizer, synth, xylophone, glockenspiel, marimba, vibraphone, drum, drum kit, drum set, snare drum, bass drum, \
        bongo, bongos, conga, djembe, tambourine, cymbal, maracas, castanets, gong, bell, hand bell, cowbell, banjo, ukulele, \
        mandolin, lute, lyre, sitar, harp, cello, double bass, viola, fiddle, bass guitar, electric guitar, acoustic guitar, \
        guitar case, guitar strap, plectrum, drumstick, violin bow, music stand, sheet music, metronome, capo, tuner, amp, \
        guitar amp, mixing desk, mixing console, turntables, jukebox, music box, gramophone, cassette, cassette tape, \
        cassette player, boombox
        """

    /// What sports are played with.
    static let sport = """
        racket, racquet, tennis racquet, badminton racket, squash racket, table tennis bat, ping pong bat, bat, baseball bat, \
        cricket bat, cricket ball, hockey stick, ice hockey stick, lacrosse stick, puck, shuttlecock, golf bag, golf tee, \
        putter, net, tennis net, goal net, goalpost, goal post, basketball hoop, backboard, volleyball, rugby ball, \
        american football, handball, bowling ball, bowling pin, medicine ball, gym ball, exercise ball, exercise mat, \
        barbell, kettlebell, weight plate, weight bench, treadmill, exercise bike, rowing machine, cross trainer, \
        resistance band, skipping rope, jump rope, hula hoop, punching bag, punchbag, boxing glove, mouthguard, gumshield, \
        shin pad, shin guard, knee pad, kneepad, elbow pad, wrist guard, life buoy, flipper, fin, snorkel, diving mask, \
        swim goggles, swimming goggles, pool noodle, kickboard, wakeboard, kiteboard, bodyboard, skimboard, wetsuit boot, \
        rowing oar, climbing rope, carabiner, ice axe, crampon, trekking pole, hiking pole, walking pole, ski mask, \
        ski helmet, snow goggles, roller skate, rollerblade, inline skate, skate, ice skates, toboggan, bobsleigh, \
        bow and arrow, quiver, dartboard, dart board, snooker table, pool table, pool cue, cue, billiard ball, \
        table football, fishing rod, fishing net, tackle box, whistle, stopwatch, trophy, medal, gold medal, rosette, \
        scoreboard, starting block, hurdle, pommel horse, balance beam, riding hat, saddlecloth, saddle pad, stirrup, rein, \
        reins, girth, harness, halter, horse blanket, horse rug, riding crop, horseshoe, dog harness
        """

    /// What children and players play with.
    static let play = """
        dice, chess piece, chess board, chessboard, board game, playing card, deck of cards, domino, dominoes, jigsaw, \
        jigsaw puzzle, rubiks cube, kite, yo yo, frisbee, boomerang, spinning top, rattle, pacifier, soother, baby bottle, \
        teething ring, teether, baby mobile, baby walker, baby carrier, baby sling, car seat cover, booster seat, highchair, \
        potty, playpen, play mat, changing mat, nappy, diaper, baby wipe, pushchair, buggy, baby carriage, tricycle, \
        balance bike, toy car, toy train, train set, toy box, building block, wooden block, soft toy, plush, cuddly toy, \
        stuffed animal, rag doll, doll house, doll dress, water gun, water pistol, bucket and spade, paddling pool, \
        inflatable, swim ring, rubber ring, rubber duck, bouncy castle, climbing frame, sandbox, rocking horse, pogo stick, \
        space hopper, arcade machine, pinball machine, gaming chair, gaming headset, vr headset, rc car, model train, \
        model car, model airplane
        """

    /// What feasts are decorated with.
    static let feast = """
        bauble, christmas bauble, tinsel, cracker, christmas cracker, sparkler, pinata, party popper, streamers, \
        party hat cone, candy cane, gingerbread man, gingerbread house, advent calendar, nutcracker, snow globe, mistletoe, \
        holly, holly wreath, christmas stocking, christmas light, christmas lights, string light, string lights, easter egg, \
        easter basket, easter bunny, jack o lantern, carved pumpkin, witch broom, broomstick, cauldron, disco ball, \
        mirror ball, balloon arch, balloon garland, cake topper, birthday candle, birthday banner, table number, name card, \
        seating chart, guest book, wedding arch, chair cover, chair sash, aisle runner, rose arch, flower arch, flower wall, \
        photo booth, dance floor, menorah, diya, rangoli, lei
        """

    static let all = [music, sport, play, feast].joined(separator: ", ")
}
