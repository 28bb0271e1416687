// English words that lie one letter from a lexicon word and must not be taken for a typing error of it: "bench" is no beach.

/// The spelling corrector's stop list: the words of SCOWL's American list (size 60, http://wordlist.aspell.net) that would be corrected.
enum OrdinaryWords {
    static let all = Set(WordGroup(.unknown, words).phrases.map(String.init))

    static let words = """
        abode, abound, addling, afterward, aground, aiding, alder, alike, aline, alive, allay, alloy, aloha, alone, altar, \
        ambiance, ameer, amply, anesthetic, angel, angled, angler, animated, anklet, annotate, anther, antiqued, apple, aptly, \
        arise, attack, attacked, avenge, babble, backbit, baker, balanced, balled, ballot, barley, barrow, basely, basked, \
        batter, battle, bears, became, bedside, bellow, bending, betide, better, bicycled, bight, biking, billet, bitter, \
        blamer, blanch, blanches, blanked, blanker, blankest, blaze, blazed, bleach, bleed, bleeding, blench, blenched, blent, \
        blight, blind, blinding, bling, blink, block, blond, bloused, blown, blurted, blurting, boars, boast, bobble, boggy, \
        booty, bottled, brads, brags, branched, brash, brassy, brats, brawn, brays, breach, bride, bridged, bridle, brighter, \
        bring, brink, brisk, broach, bronzed, broth, brows, brunch, brunt, brush, bubbled, bubbly, bugger, buggy, built, \
        bullet, bully, bumble, bunch, burble, burns, burred, burring, burrow, burst, buster, butler, butte, butted, buttery, \
        cairn, cameo, camps, candled, canon, canter, canton, carped, carpel, carpus, carve, casing, cassino, caste, castled, \
        cattle, cease, cellar, censer, certain, chain, chance, chancel, chancing, changed, chanting, chaplet, charge, \
        charging, charity, cheery, chile, chili, chill, chipping, chock, choir, choler, chopper, choral, chromed, clack, \
        clanging, clapping, clarify, clattered, clement, click, cloak, clopping, close, closed, closer, closest, clothe, \
        clothed, clotting, clout, cluck, clustered, coach, coarse, coding, coffer, coking, colon, colonize, combing, commence, \
        completion, conceit, concept, concern, concerti, concerto, conch, concreted, conservator, content, contest, \
        contiguous, convent, cooing, cooker, cooled, copier, coping, copped, coppery, copter, coring, cornea, corned, cornet, \
        cornier, coroner, corral, corrugate, costumed, cough, count, coupe, coupled, couplet, coursed, courser, covert, \
        cowing, crate, creak, creamy, creased, created, cremate, crimp, crispy, crock, cropper, crouch, crowed, crown, crows, \
        crutch, curie, currant, curtail, curved, curvy, danker, dapple, death, decease, decoy, decreased, dedicate, deepen, \
        degraded, deign, deleted, deplete, derailed, dessert, detained, dicing, diking, dinging, dinning, displaced, \
        distanced, diving, dodder, dodge, dodged, dodgier, dragoon, drake, draped, dregs, dressy, dross, duress, dusky, \
        earning, eliminated, embroider, encircle, enhanced, enhancer, enlarged, enlarger, entice, entirety, erased, eraser, \
        erring, ether, exampled, excerpt, exchanged, excluded, exiting, expose, extent, faced, facing, factor, fairly, fairs, \
        faked, fakes, faking, fallow, falter, famed, fanny, fared, faring, fated, fates, fating, faxed, faxes, faxing, fazed, \
        fazes, fazing, feeding, feint, felled, felling, fellow, fenced, fencer, fiend, figured, fillet, filly, filmed, finder, \
        finer, finis, firefight, fitter, flamed, flamer, flared, flesh, flint, flood, flooding, flora, florae, flour, \
        flouring, flouting, flowed, flowery, flume, focussed, fogey, folly, formal, foully, framed, framer, freckled, frond, \
        frost, fruity, fueling, fulled, galley, garaged, garbage, gasses, gavel, generated, gentile, gentled, gentler, gentry, \
        glade, glads, glassed, glassy, glazier, glittery, globe, gloss, glosses, gloved, goading, grabs, grace, graced, \
        gracing, grader, graduate, graffito, grail, grainy, grams, grange, grape, grasp, grassy, grate, grated, grating, \
        gravely, graven, graver, graving, grayer, graying, graze, grazed, grazing, greed, groin, gross, grove, grovel, grudge, \
        grungy, halfway, haling, halving, handing, haring, harmonized, hating, hawing, haying, hazing, heady, heave, heaving, \
        hedged, highlight, highlighter, hinging, hiving, hoarse, hokey, homey, honed, hones, hooey, horde, horsed, horsey, \
        horsy, hostel, housed, hovel, hummock, hunger, hunker, hunted, imaged, imagined, imaging, improved, incense, included, \
        increased, inert, inferior, infinite, influence, influenced, inland, insect, inset, insider, intenser, introduced, \
        invert, jacked, jangle, jingle, juggle, jumped, jumpier, keeling, keening, kindle, kingly, knack, label, lager, \
        lander, landscaped, landscaper, largo, later, lather, laying, leading, leafing, leaking, leaping, learning, lease, \
        leasing, leathery, leaved, leaven, leaving, legging, lemony, lengthy, licked, lightening, liked, liken, limning, \
        linden, lineal, linger, linker, linking, linted, linting, littler, lively, liven, loader, loafed, loaner, loaning, \
        locked, locket, locking, locks, locution, lodger, logger, lonely, longed, looming, looms, loons, looping, loops, \
        loosing, looter, looting, loots, louse, lover, loving, lowed, machined, macing, march, maria, marine, marking, marred, \
        masked, masking, mated, mating, matted, matter, maxing, medal, meddle, mental, menus, merchandised, merchandize, \
        meted, middy, midway, mighty, miking, minds, mines, minima, minimalism, minis, minks, minty, moaning, modal, modem, \
        modes, moldy, month, mooning, mossy, motel, motorbiked, motorcycled, mourning, muddle, mused, mussy, musty, muter, \
        mutes, narrowed, nether, neural, newer, nighty, noised, noisy, noose, noshing, notching, noting, nought, noway, \
        nowise, nuder, officer, oppose, optimal, ouster, outed, outline, outlived, outsider, outsize, outwit, overall, \
        overexpose, oversize, paced, packet, packing, pacts, pager, pained, paining, pains, painter, pairs, palate, paler, \
        pamper, panelling, pangs, panted, panting, panty, papery, parch, pares, paring, parish, parring, parse, parsing, \
        parson, parting, passel, passersby, paste, pasted, pastern, pasts, pasture, patrol, patted, patter, pattered, pauper, \
        payer, pearly, pears, pease, pebbled, pebbly, pedal, penal, peopled, peppy, perfumed, perking, persona, pester, \
        petrel, petted, petty, phoned, phoney, phonograph, phony, photographer, photon, piazze, picket, pictured, pilaster, \
        pints, piper, pitted, pizza, placid, plaice, plaid, planed, planet, planter, plate, plated, platter, played, pleas, \
        pleased, pliant, plonk, plotted, plunk, pocked, point, pointed, pointing, poising, poking, poling, ponder, pooch, \
        poppa, poring, ported, porter, poser, posher, positron, posting, postured, pouch, pouted, power, prank, preach, \
        prefect, presenter, preserved, preserver, preset, prevent, prevented, print, printed, printing, processional, \
        produced, producer, professing, project, prone, protest, provide, provider, province, pulse, punts, puppy, puree, \
        purge, purpler, pursed, purser, pursue, putted, quack, qualify, quilt, quine, quire, quirk, quits, quote, racial, \
        radical, radio, raiding, railing, raised, raising, rally, rasher, ration, reader, reads, realty, recover, redder, \
        reduced, reedy, referenced, refuse, regally, reining, relating, relaying, remote, remoter, renter, repaid, replaced, \
        replaying, reside, restored, restorer, retail, retrain, retrod, retry, reused, reverence, revolution, rider, rifer, \
        riper, riser, riven, rivet, romped, rotated, rouse, rover, runaway, sable, saddled, sallow, salon, saloon, salver, \
        sample, sanding, sapping, sarong, sating, satiny, satrap, saturate, savannah, scandal, scare, scars, scary, scent, \
        scoot, scooted, scooting, scrabbled, scrap, scratchy, scribble, scribbler, scrip, scuff, sculptured, scurf, seating, \
        seizing, senna, separated, serener, settling, sexting, shaded, shadowy, shads, shady, shallot, shalt, shandy, shaped, \
        shard, shark, sharped, sharper, shawl, sheaf, sheep, shift, shimmer, shimming, shingle, shipping, shirk, shirr, \
        shitting, shocking, shooing, shook, shoon, shoos, shored, shorn, shorting, shout, shouting, shove, showing, showy, \
        shunning, sidewall, siding, sifting, sight, silhouetted, silting, silvery, simpler, simplex, singe, singled, singly, \
        situated, skate, skill, skimming, slake, slammer, slapping, slash, slated, slats, slave, slays, sleep, slimier, \
        slimmed, slimming, slitting, sliver, slopping, slowing, smarting, smell, smiled, smiley, smite, smocking, smoked, \
        smoker, smoky, smooch, smoothy, smote, smoulder, snapping, snarf, sneaked, sneakier, snitch, snoot, snoring, snowball, \
        snuff, socking, softy, soled, solver, sonny, sooth, sopping, sorter, sowing, spaced, spacey, spacy, spake, spare, \
        sparing, spawn, spays, speaker, spice, spill, spitting, splashy, spoke, spool, sporing, sport, sporty, sprain, sprang, \
        sprig, springy, sprint, sprung, spying, squared, squarer, squire, stabled, stabler, stabs, stacking, staff, staged, \
        stake, staled, stank, staple, starlet, starling, starring, startling, starving, stating, stats, stature, status, \
        statute, stave, stdio, steal, steed, steely, steer, stein, sticking, stiff, stilt, sting, stirs, stitch, stoking, \
        stolid, stoned, stoner, stoney, stony, stood, stoop, stopping, stored, storing, stowing, straighter, strain, strand, \
        stranding, strew, stride, strife, strike, stringy, stripped, strive, strived, stuffy, stunting, styli, stylist, \
        stylized, subdue, subset, substituted, subtler, suing, summed, summery, sunning, superb, supper, supplier, supplies, \
        surer, surfaced, swaddle, swallow, swamping, swatch, sways, swearer, sweatier, sweet, sweeter, swelter, swill, \
        swimmer, tabled, tablet, tailed, talker, tames, tanks, teller, tended, tenser, terraced, theatre, thick, thinker, \
        thinned, thong, thorough, thought, three, throughput, tided, tides, tight, tikes, tilde, tilled, tiller, tilted, \
        timbre, tinder, tired, tires, titled, toddle, toddled, toiled, toked, tokes, tongs, topical, torch, torsi, toted, \
        touchy, tourism, towel, toyed, track, trail, trailer, trained, trainee, trait, trend, trick, trouser, truce, trunk, \
        tuned, tunes, twain, twink, tying, udder, unloaded, updated, updater, urbane, vantage, vegan, velvety, verandah, \
        vignetted, villager, viola, violent, volley, wacker, wacks, wafer, wafting, wager, wailing, waiter, waits, waiving, \
        waking, wales, waling, walled, walling, wanking, wanks, wanting, warder, warehoused, warier, warmed, washer, washes, \
        wasted, waster, wasting, watery, waver, weals, weans, weary, weirs, wheal, whiled, whimper, whisker, whist, whiten, \
        whiter, whiting, whits, whose, wicked, wicket, widow, wilder, winds, winger, winner, winnow, wintery, wiper, wiser, \
        wished, witch, women, wooded, woodmen, woolen, world, wound, wrinkled, wrinkly, wrist, write, writing, zapper, zipped, \
        zippier
        """
}
