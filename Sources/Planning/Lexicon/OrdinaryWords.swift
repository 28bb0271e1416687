// English words that lie one letter from a lexicon word and must not be taken for a typing error of it: "bench" is no beach.

/// The spelling corrector's stop list: the words of SCOWL's American list (size 60, http://wordlist.aspell.net) that would be corrected.
enum OrdinaryWords {
    static let all = Set(WordGroup(.unknown, words).phrases.map(String.init))

    static let words = """
        abide, abode, abort, abound, academic, accept, ached, achiever, acorn, acres, adapt, adapted, adaptor, addend, adder, \
        addiction, addled, addling, adept, adore, advanced, advise, adviser, advises, adware, afterward, afterwords, agent, \
        aground, aided, aides, aiding, aired, alder, alight, alike, aline, alive, allay, allays, allot, allow, alloy, alloyed, \
        aloha, alone, altar, amateurism, ambiance, ameer, ample, amply, ampule, anaemia, analogy, anemic, anesthetic, angel, \
        angels, anger, angled, angler, animated, anise, anklet, annotate, annotates, antennae, anther, antic, antiqued, \
        apologias, apologizes, appeal, appeasing, appropriated, apter, aptly, aquae, arcane, arced, archer, arcing, arcked, \
        ardent, arena, arenas, arias, aright, arise, arranger, arrest, artefact, artefacts, artiest, artiste, ascent, ashed, \
        ashing, asked, assumed, assure, astray, atone, attack, attacked, attired, auction, audition, avenge, avian, awake, award, \
        awing, baaed, baaing, babble, babbles, babbling, babel, backbit, backboard, backer, backslide, backward, badger, baked, \
        baker, bakers, bakes, balanced, balder, balding, baldly, baled, baling, balking, balled, ballot, bandana, bandanna, \
        bandying, banes, banging, banker, banking, banned, banning, bannister, banns, banter, barbecued, barbeque, bards, bared, \
        barer, barge, barged, baring, barker, barking, barley, baron, barred, barren, barrow, basal, basely, basemen, baser, \
        bases, bashed, bashing, basic, basin, basing, basis, basked, basking, basted, batching, bated, bather, bating, baton, \
        batter, batting, battle, bawling, bayed, baying, beacon, beading, beaked, beaker, beaks, beamed, beaned, bearded, \
        bearding, bearer, bears, beast, beater, beatify, beats, beaus, became, bedded, bedside, bedsides, beeches, beetled, \
        begat, beget, begin, begun, behead, belated, belay, belied, believed, believer, belle, belled, benched, benching, bender, \
        bending, bereft, berried, beset, bested, betide, betides, betted, better, bettor, bevel, biased, bicker, bicycled, \
        bidder, bidding, biddy, bight, biked, biking, billet, billy, bindery, binding, binds, birth, bitch, bitter, blame, \
        blamer, blanch, blanches, blander, blanked, blanker, blankest, blare, blaster, blaze, blazed, blazes, bleach, bleed, \
        bleeder, bleeding, blemished, blench, blenched, blended, blends, blent, blight, blind, blinder, blinding, bling, blink, \
        block, blockhead, blocs, blonder, bloody, bloom, bloused, blown, bluest, blunder, blunting, blurt, blurted, blurting, \
        blushed, bluster, boarder, boarders, boars, boast, boaster, boated, bobbing, bobble, bobbled, boded, boding, boggier, \
        boggy, boiled, boiling, boink, bolted, bombed, bonding, boned, boner, boners, bongs, boning, bonny, booby, booed, boogie, \
        booing, booked, bookie, booster, bootee, booty, bored, borer, borers, bores, boring, botch, bother, botnet, bottled, \
        bough, boughs, bounce, bouncer, bounces, bouncing, bounded, bounder, bounty, bower, bowers, bowing, bowled, boxing, \
        brace, braced, bracts, brads, brags, brain, brained, brains, braise, braised, brake, brakes, braking, branched, branded, \
        branding, brandy, brassy, brats, braver, braves, brawn, brays, breach, breaches, breaded, break, breed, brewer, brewers, \
        bribe, bride, bridged, bridle, brief, brier, briers, brighter, bring, brink, briny, brisk, broach, broad, brocaded, \
        broiler, broke, broken, broker, bronzed, brood, brook, broth, brothel, brows, bruised, bruiser, brunch, brunched, \
        brunching, brunt, brusk, brutish, bubbled, bubbling, bubbly, bucked, buckler, budding, budge, bugger, buggier, buggy, \
        built, bulldoze, bulldozed, bulldozes, bullet, bully, bumble, bumbles, bummer, bumpier, bunch, bunging, bungle, bungs, \
        bunking, burble, burbles, burgher, buried, burka, burner, burns, burped, burred, burring, burrow, burst, bused, bushed, \
        bushier, bushing, busier, buster, busting, butch, butchery, butches, butler, butte, butted, butteries, buttery, buttes, \
        butting, buttock, bygone, cabal, cabled, caching, caddy, cairn, calve, camber, cameo, cameramen, camouflaged, camped, \
        campier, camps, canard, cancer, candled, canker, canny, canoed, canon, canter, canton, capably, caper, capped, carbine, \
        carboy, cardio, caret, caricatured, carnal, carousal, carouse, caroused, carouser, carouses, carped, carpel, carpi, \
        carpus, carrousel, carry, carton, cartoonist, carve, carver, casing, casseroled, cassino, caste, caster, castled, cation, \
        catting, cattle, caused, caution, cease, ceased, ceases, ceasing, cellar, censer, certain, certainty, chain, chalky, \
        champ, champed, chance, chanced, chancel, chancing, chancy, changed, chanting, chaplet, charge, charged, charges, \
        charging, charier, charity, charmer, charming, charring, chars, chart, charter, charting, chary, chase, chasm, chaster, \
        cheat, check, checker, cheeked, cheeps, cheer, cheery, cheesed, chess, chewers, chick, chicks, chide, chile, chili, \
        chill, chiller, chilli, chills, chilly, chimed, chimp, chink, chinks, chino, chins, chintzy, chipped, chippers, chipping, \
        chirping, chirps, chits, chive, chock, chocked, chocks, choir, choke, choked, chokes, choler, chomping, chomps, choosey, \
        choosy, chopper, chopstick, choral, chord, chose, chowing, chromed, chunk, chunks, churls, circlet, circlets, cirrus, \
        clack, clamber, clams, clang, clanging, clank, clans, clapboard, clappers, clapping, clarify, clash, class, clatter, \
        clattered, clause, cleanse, cleansed, cleanser, cleanses, clearly, cleat, cleft, clement, clever, clewing, click, \
        climbed, clime, clinch, clinched, clingy, clink, clipper, cloak, cloche, cloches, clomp, cloned, clopped, clopping, \
        clops, close, closed, closer, closes, closest, closing, clothe, clothed, cloths, clots, clotting, clout, clouted, clove, \
        cloven, clover, clown, clowned, clowning, cloyed, cloying, cluing, clump, clung, clunkier, clunky, cluster, clustered, \
        coach, coarse, coasted, cocoanut, codes, coding, coffer, coiling, cokes, coking, colic, collate, college, colon, \
        colonize, colons, comas, combing, combs, comer, comers, comet, comets, comforted, commando, commence, commend, commute, \
        commuted, commuter, commutes, compete, completed, completer, completion, compute, computed, computes, concealed, conceit, \
        concept, concern, concerti, concerting, concerto, conch, concreted, conditioned, condole, cones, confer, confidant, \
        confuse, confuser, confuses, confuted, confuting, congeal, conic, conked, consent, consents, conservator, conservators, \
        considerable, consoled, constriction, contd, contend, contends, contest, contests, contiguous, contract, contracted, \
        controlled, contused, contusing, convents, conversing, cooing, cooked, cooker, cookery, cooled, coolie, coops, cootie, \
        copes, copier, coping, copped, copping, copter, cores, coring, cornea, corneas, corned, cornet, cornets, cornier, \
        coroner, coroners, corral, corrugate, corrugates, cosmic, costumed, cotes, cotter, cough, count, counted, county, coupe, \
        coupled, couplet, coursed, courser, coven, coverall, covert, covet, covey, cower, cowing, coyer, craned, cranky, crape, \
        crapped, crash, crashed, crass, crate, crated, crater, crave, craws, creak, creaked, creaking, creaky, creamed, creaming, \
        creamy, creased, created, creek, cremate, crepe, crept, cress, crest, crewing, crick, cricked, crime, crimp, crinkly, \
        crises, crisis, crispier, crispy, croak, croaked, crock, crocked, crone, croon, crooned, cropper, crosser, crotch, \
        crotchet, crouch, crowed, crown, crowned, crows, cruised, cruiser, crumble, crumbled, crumby, crunch, cruncher, crust, \
        crusted, crutch, cubicle, cubit, cubits, cuing, culling, culls, culotte, cupid, curate, curbing, curdling, curds, curer, \
        cures, curie, curies, curing, curios, curler, curlew, curlews, curly, currant, curse, curses, cursing, curtail, curter, \
        curtly, curved, curving, curvy, cushier, cuspids, cuter, cutoff, cutter, dabbed, dagger, daguerreotyped, daily, dairy, \
        damaged, danced, dancer, dander, danger, danker, dankness, dapple, dapples, dares, daring, darning, darns, darting, \
        daubed, dding, deadlocks, death, decade, decant, decanted, decease, deceased, deceit, decode, decoded, decoy, decreased, \
        decree, decrees, dedicate, deepen, defector, defied, defiled, define, definer, defines, degraded, deign, deigned, \
        deliverer, delivery, denial, deplete, depleted, depletion, depot, derail, derailed, derails, deride, derided, derive, \
        descent, designed, designer, dessert, detain, detained, detains, dicing, diking, dimer, dimpled, dimpling, dined, dines, \
        dinging, dinker, dinned, dinner, dinning, dipper, directer, directory, direr, dirks, discord, discs, discusses, disliked, \
        dispensed, dispenser, disperse, displaced, disposed, distanced, ditty, diver, divide, divided, divides, diviner, diving, \
        doable, docent, dodder, dodge, dodged, dodges, dodgier, dodgy, doling, dolmen, doming, doodler, doorman, doorstop, \
        doping, dorks, dosing, doted, doting, doubled, doublet, doubly, dozing, drafty, dragoon, drake, drank, draped, drawl, \
        drawling, dread, dream, dreary, dregs, dressed, dressier, dressy, drier, dries, drift, drily, dripped, drivel, driven, \
        drizzled, drizzly, droll, droned, droop, drooped, dross, drove, drover, drown, drummed, drunk, dryad, dryads, duffer, \
        dulled, dumpy, dunce, dungaree, dunner, duped, dupes, duress, dusky, dying, eaglet, earbud, earmuff, earning, earphone, \
        eater, eclipse, edged, edger, edict, eliminated, embroider, embroiders, emery, employe, enact, encircle, encircles, \
        endued, endure, enhanced, enhancer, enlarged, enlarger, ensue, ensured, entice, entirety, enure, envelop, enveloped, \
        envelops, eradicated, erased, eraser, erring, escaped, escapee, ether, exalt, exampled, excerpt, excerpting, exchanged, \
        excised, excising, excite, excites, excluded, excuse, excused, exhort, exhorted, exited, exiting, expansive, expert, \
        expire, exporter, expos, expose, exposes, expunged, extensive, extent, extort, extorted, faced, facet, facing, faction, \
        factor, factors, failing, fainer, fainest, fairly, fairs, faked, fakes, faking, fallow, fallowed, falter, famed, fanny, \
        farce, fared, faring, farmed, farming, farther, fasted, fated, fates, father, fathered, fating, fattier, faxed, faxes, \
        faxing, fazed, fazes, fazing, feared, feathery, feats, feeding, feeler, feint, felled, feller, felling, fellow, fells, \
        femora, fenced, fencer, fended, fends, fennel, feted, fetter, fever, fiats, fiber, fiend, fiercer, figured, figuring, \
        filed, filet, filler, fillet, filly, filmed, filming, finale, finder, fined, finer, fining, finis, finks, finny, firearm, \
        fired, firefight, firing, firmer, fishermen, fitter, fiver, fixer, fizzy, flake, flaked, flaky, flamed, flamer, flaming, \
        flamings, flank, flaps, flared, flash, flashed, flashy, flask, flatly, flatted, flattery, flavor, flawed, flays, fleck, \
        fleeced, fleecy, flesh, fleshed, fleshy, flick, flied, fling, flinging, flint, flits, flitted, flitting, floes, flogs, \
        flood, flooding, flora, florae, floras, flour, flouring, flout, flouting, flowed, flowery, flown, flows, fluke, flume, \
        flunky, flush, flusher, flushes, fluster, fluted, flutter, fluttering, fluttery, flyer, flying, foamed, foaming, \
        focussed, fodder, fogey, foiling, folder, folksy, follower, folly, fondu, footfall, forayed, forced, forded, fording, \
        fords, forge, forged, forger, forges, forgo, forgot, formal, former, forte, forth, foully, fount, foyer, frack, framed, \
        framer, franc, francs, frats, fraying, freckled, freer, freeze, freezes, friction, fridge, fried, frier, friers, frilly, \
        frond, fronting, frost, frosts, fruity, fueling, fuels, fulled, funking, funks, funner, furies, furry, furthest, gaggles, \
        gaiter, galley, gannet, garaged, garbage, gardened, garner, garnish, garret, gasses, gatherer, gavel, gazer, gelded, \
        genera, generated, genetic, genome, gentile, gentled, gentlemen, gentler, gentry, gestured, giblet, giggles, gimlet, \
        girded, glade, glads, gland, glared, glassed, glassy, glaze, glazier, glide, glided, glides, glittery, globe, globed, \
        globs, gloom, gloss, glosses, glossy, gloved, goading, goggle, goggled, goiters, googles, goosed, goring, gorse, grabs, \
        grace, graced, graceful, gracing, grade, graded, grader, grads, graduate, graduates, graffito, grafter, grail, grainy, \
        grams, grandpa, grange, granny, grant, grape, graph, grasp, grasps, grassy, grate, grated, grating, grave, gravely, \
        graven, graver, graves, graving, grayer, graying, graze, grazed, grazing, greased, greed, greened, greenery, greeting, \
        greets, grilled, grimed, grimy, grind, gripe, grocer, grocers, groin, groks, groove, grope, gross, grout, grove, grovel, \
        grudge, grungy, guest, guests, gutted, hairy, haler, hales, halfway, haling, halls, halon, halted, halts, halving, \
        hammed, hamper, handing, handled, handler, hangar, hanker, harden, hardier, hardy, hared, hares, haring, harking, \
        harming, harmonized, harping, harpy, hatch, hating, hatter, hawing, haying, hazed, hazing, header, headier, headland, \
        headphone, heady, healer, health, heaping, heard, hearer, hears, hearth, hearty, heated, heater, heathen, heating, heats, \
        heave, heaving, hedged, heeds, herbs, herder, herds, heresy, heroes, heros, herpes, hexes, hideout, hideouts, hieing, \
        highlight, highlighter, hiked, hikes, hinds, hinging, hings, hippy, hires, hiring, hitch, hither, hiving, hoard, hoarder, \
        hoarse, hockey, hogging, hokey, holed, holier, holing, holler, homed, homey, honed, hones, honesty, honied, honked, \
        hooding, hooey, hoofed, hooked, hooky, hooped, hooted, hoped, horde, horded, hording, horned, horribly, horsed, horsey, \
        horsy, hosed, hostel, hotshot, housed, hovel, howdy, hummock, humus, hunch, hunger, hunker, hunted, hurray, husks, hussy, \
        ickier, identify, ignored, illustrate, illustrates, imaged, imagined, imaging, impossibly, improved, inanely, inaner, \
        incense, incensed, inched, incing, inciting, included, increased, incredible, indexed, indicted, indued, inert, infect, \
        infer, inferior, infinite, influence, influenced, influences, inject, inland, inline, insect, inset, insider, inspect, \
        inspire, inspires, instal, instanced, intenser, inter, introduced, invent, invert, invest, invisibly, ironic, irrigation, \
        issued, itches, jacked, jangle, jello, jells, jigger, jiggers, jigging, jingle, jogged, jogger, joggling, joins, jolly, \
        jolts, jugging, juggle, juiced, juicer, juicy, jumped, jumpier, kebob, keeling, keening, kickers, killer, kindle, \
        kindled, kingly, kisser, knack, kneed, knell, knifed, knitter, knockers, knuckled, label, lades, ladled, lager, lagers, \
        lagged, lagging, lamely, lamer, lamers, lames, lances, lander, landscaped, landscaper, lanes, larder, largo, larking, \
        larks, laser, lasers, lashed, lasses, lasting, later, laterally, lathe, lather, lathes, latter, lawyer, lawyers, laxer, \
        laying, lazes, leaded, leader, leading, leads, leafed, leafing, leaked, leaking, leaky, leaping, leapt, learned, learner, \
        learning, learns, learnt, lease, leased, leases, leash, leashes, leasing, leathery, leaved, leaven, leavens, leaving, \
        lectured, lecturer, leggin, legging, leggins, lemma, lemony, lengthy, lessee, lesson, lessor, letter, levee, levers, \
        libel, liberally, licensed, licensee, licked, licking, licks, liens, lifeline, lifer, lighted, lightening, liked, \
        likelier, likely, liken, liker, lilting, limed, liming, limned, limning, linden, lineal, linear, lined, liner, liners, \
        linger, linker, linking, links, linted, linting, lisping, listed, liter, lither, lithography, littering, littler, lived, \
        lively, liven, livery, loader, loafed, loafs, loaned, loaner, loaning, loans, loaves, locale, locked, locket, locking, \
        locks, locus, locution, lodger, logged, logger, logging, lollypop, lonely, loner, longed, looming, looms, loons, loony, \
        looping, loops, loosed, loosing, looter, looting, loots, lords, loser, lounged, louse, louts, louver, louvred, lovelier, \
        lover, loving, lowed, loyal, lucking, lucks, lugged, lugging, lunching, lunge, lurch, lushes, lusting, lynch, macaroni, \
        machined, macho, macing, macro, macron, madame, madrasa, magnet, mailmen, major, mallet, mallow, managed, mange, manger, \
        mango, mangy, mania, manic, manicured, manly, manna, manned, mantes, mantle, mantlepiece, march, marching, maria, \
        mariner, marking, marred, marring, martin, martins, mashed, masher, masked, masking, masque, massed, massing, mastery, \
        mated, maternal, mating, matted, matter, matts, maxed, maxing, mayor, measured, medal, meddle, media, medial, median, \
        medic, megaphoned, megapixel, melting, menage, mental, menus, merchandised, merchandize, messing, meted, meteor, metes, \
        meting, micra, micron, microwaved, middy, midway, mighty, miked, miking, miler, milled, millennia, millet, mimed, minds, \
        mined, miner, mines, minima, minimalism, minis, minks, minor, minty, mired, miser, mistaken, mister, misting, misusing, \
        miter, mixes, moaning, modal, modals, modem, modems, modes, modesty, moistly, moisturize, moisturized, moisturizes, \
        moldier, moldy, money, monster, monsters, month, mooed, mooning, moose, mopped, moppet, moray, mossy, motel, motels, \
        motile, motorbiked, motorcycled, mound, moused, mouser, mousey, mousse, mousy, mover, mowed, mucky, muddle, muffing, \
        mulch, mulled, mullet, mullion, munch, murks, mused, musky, mussing, mussy, muster, musty, muter, mutes, mutter, nacho, \
        narrowed, natty, naval, naves, nearby, nearer, neater, neatest, needled, needy, negatived, nerds, nether, netter, neural, \
        neuter, neutralizer, newer, niceties, nicety, niches, nicked, nickle, nighty, niter, nites, noised, noisy, noodle, \
        noodled, noose, normalcy, noshing, notable, notching, noticeable, noting, nought, novel, novice, noway, nowise, nuclear, \
        nuder, numbed, nursed, nuzzle, oases, oaten, oblige, obliges, obliterated, ocher, odder, officer, olden, older, oppose, \
        opposes, optimal, optimizer, otters, ouster, outed, outline, outlines, outlive, outlived, outset, outsider, outsize, \
        outsold, outwit, overall, overdose, overexpose, overexposes, overhear, overheard, overheat, overlap, overpay, overplay, \
        oversize, overtly, overtone, owned, paced, pacing, packaged, packer, packet, packing, pacts, paddle, paddling, pager, \
        pained, paining, pains, painter, pairs, palate, palazzi, paled, paler, palled, palling, pamper, pancaked, pangs, panned, \
        panning, pansies, panted, pantie, panting, pantries, panty, papas, papery, parachuted, parch, parches, pared, parent, \
        pares, paring, parish, parity, parley, parred, parring, parry, parse, parsed, parsing, parsley, parson, parted, partied, \
        parting, partly, partying, pasha, passel, passersby, paste, pasted, pastern, pastes, pastie, pasties, pasts, pasture, \
        patch, patched, patchy, patient, patrol, patted, patter, pattered, patters, patties, patting, patty, paunch, paunchier, \
        paunchy, pauper, payer, peaking, pealing, peals, pearly, pears, pease, pebbled, pebbly, pedal, pedant, peddle, pedicured, \
        peeing, peeking, peeper, peeping, peering, peeving, penal, pence, pendent, pennant, penny, peons, peopled, pepped, \
        peppery, peppier, peppy, performed, perfumed, perked, perking, perky, persona, perter, pertly, pester, peter, petrel, \
        petted, petty, phoned, phoney, phonograph, phony, photographer, photon, photons, piazze, picket, pickets, pictured, \
        piddle, pieced, piecing, pieing, pierce, pierces, piing, piker, piking, pilaster, piling, pilled, pilot, pimping, pimply, \
        pincer, pinch, pings, pinked, pinky, pinto, pints, piper, pipped, pipping, pirated, pitched, pitted, pivot, pizza, \
        placer, placid, plague, plaice, plaid, planed, planet, planing, planked, planking, planner, planter, plate, plated, \
        platen, platter, played, plead, pleaded, pleased, pliant, plies, plonk, plotted, plotter, plucky, plugging, plumb, plume, \
        plunk, plunking, plushy, pocked, pocking, podded, podding, point, pointed, pointer, pointing, pointy, poising, poker, \
        pokes, poking, policed, policemen, policy, poling, polisher, polite, polled, polling, ponder, pones, pooch, pooped, \
        poppa, pored, poring, ported, porter, porthole, porting, portly, portray, ports, poser, posher, positron, posted, \
        posting, postmark, postmen, postured, potent, potion, potions, potter, pottery, pottier, potty, pouch, pouted, power, \
        poxes, prance, prank, prate, prated, prating, prayer, preach, preachy, preciously, prefect, preferable, preps, presenter, \
        preserved, preserver, preset, prevent, prevented, preys, priced, pricey, prick, pricy, pride, pries, prime, primed, \
        primmer, prince, print, printed, printing, prize, processes, processional, produced, producer, professed, profiled, \
        project, prone, propel, propelled, property, prosper, protector, protest, provide, provider, provides, province, pudding, \
        puddled, puking, puller, pullet, pulley, pulped, pulpy, pulse, pulsed, punker, punks, punts, pupal, puppy, puree, purge, \
        purged, purled, purpler, purplest, pursed, purser, pursue, pushy, putted, putter, putts, puzzled, puzzler, pyres, quack, \
        quaff, qualify, quartet, quartets, queer, quill, quilt, quilter, quine, quire, quirk, quits, quitted, quote, rabbi, \
        rabbis, rabble, racial, racked, racking, racoon, radially, radical, radii, radio, raffle, raffled, raging, raided, \
        raiding, railed, railing, rained, raised, raising, raking, rally, ranged, ranger, rangy, ransom, raping, rapped, rarefy, \
        raring, rasher, rating, ration, raved, ravel, raves, raving, razing, react, reader, readier, reads, ready, readying, \
        realer, realist, realty, reamer, reaming, reams, reaper, reaping, reaps, rearing, rebels, rebind, recline, reclined, \
        reclines, recover, recovery, redder, redress, reduced, reedy, reefs, reeks, reelection, reenter, referenced, refile, \
        refuse, regain, regaining, regains, regally, reining, reins, related, relating, relay, relayed, relaying, remake, remand, \
        reminder, remote, remoter, remover, rending, rends, renter, renting, repaid, repay, repels, replaced, replay, replaying, \
        report, reprint, requester, requite, requited, requites, requiting, rescuer, resembled, reside, resign, respelt, \
        restored, restorer, restraint, retail, retaken, retard, retarding, retards, retch, retort, retrain, retrieve, retrieved, \
        retrieves, retrod, retry, returnee, reused, revels, revere, reverence, reveres, reverie, revolution, reward, rewarding, \
        rewards, rewind, reword, rewording, ricing, ricking, ricksha, rickshas, rider, ridged, ridging, rifer, riffle, riffled, \
        rigged, riling, riming, rinds, ringer, ringlet, rinsed, riots, riper, ripper, rippled, riser, rising, riven, rivet, \
        roach, roadwork, roaster, robbed, robber, robbing, robing, rocker, rocket, rogue, roiled, roiling, roister, romped, \
        roods, rooking, rooks, roomer, roost, roosted, roosts, rooter, roping, rosin, roster, rotated, rotund, rouged, rouse, \
        route, routed, routes, routs, rover, roving, rubbery, rubbishy, rubier, ruble, ruder, ruffed, ruing, ruled, rules, \
        rumble, rumbled, runaway, rungs, runnel, runnier, rusting, sable, sabre, sachem, sacks, sadden, saddled, safely, safes, \
        sallow, sally, salon, saloon, salve, salved, salver, sample, sampled, sampler, sancta, sander, sanding, sappier, sapping, \
        sappy, sarape, sarong, sated, satellited, sating, satiny, satisfies, satrap, saturate, saturates, sauce, sauced, sauces, \
        saucier, saucy, savannah, saver, sawed, sawing, saxes, scabby, scads, scald, scallion, scalp, scaly, scamp, scams, \
        scandal, scanner, scanted, scanter, scanting, scants, scare, scars, scary, scats, scatted, scent, schema, schemed, \
        schemer, scissor, scoff, scoffing, scolloped, scone, scoot, scooted, scooting, scope, scopes, scoping, scout, scows, \
        scrabble, scrabbled, scram, scrape, scraped, scraper, scrappy, scratchy, scribble, scribbler, scribbles, scrimp, scruff, \
        scrunches, scuff, scuffed, scuffling, sculptured, scurf, scuttle, seabed, sealed, sealer, seals, seamed, seamy, seared, \
        sears, seating, secular, sedated, sedge, seeding, seeker, seeking, seeps, seizes, seizing, sender, senior, senna, sensed, \
        sensory, separated, septa, serape, serener, serous, setter, settle, settling, sewed, sewing, sexting, shacks, shaded, \
        shadowy, shads, shady, shaft, shahs, shaken, shaker, shakier, shaky, shale, shallot, shalt, shame, shames, shams, shandy, \
        shank, shaped, shard, share, shared, shares, shark, sharped, sharper, shaved, shaven, shaver, shawl, sheaf, shearing, \
        sheathe, sheave, sheep, sheering, sheller, shied, shift, shifty, shilled, shimmer, shimming, shine, shined, shiner, \
        shingle, shinny, shipper, shippers, shipping, shire, shirk, shirr, shirting, shits, shitting, shiver, shlep, shock, \
        shocked, shoeing, shone, shooing, shook, shoon, shopped, shored, shoring, shorn, short, shorted, shorting, shout, \
        shouting, shouts, shove, shovel, showery, showier, showing, showman, shown, showy, shrank, shriek, shrift, shrike, \
        shrink, shrive, shrove, shrub, shrubs, shrunk, shtick, shuck, shucking, shunning, shuts, shuttled, shyer, sicked, sicker, \
        sicking, sided, sideshow, sidewall, siding, sidles, siege, sieved, sifter, sifting, sight, signed, signer, silhouetted, \
        silky, silting, silvery, simile, simmer, simpler, simplex, singe, singled, singly, sinker, sinner, sipping, sirup, \
        siting, sitter, situated, sizer, skate, skated, skater, skeet, sketchy, skewer, skewing, skied, skill, skilled, skimming, \
        skipper, skulk, slack, slacked, slain, slake, slammer, slams, slander, slang, slant, slapping, slash, slated, slating, \
        slats, slave, slaved, slaver, slays, sledged, sleek, sleeked, sleeking, sleep, sleeper, sleepy, sleeted, sleeting, \
        sleets, sleety, slewed, slewing, sliced, slicer, slick, slicker, slide, slier, slily, slime, slimier, slimmed, slimming, \
        sling, slink, slinked, slipped, slippery, slitting, sliver, sloes, sloop, sloped, slopping, slops, slouch, slower, \
        slowing, slows, sludge, slugger, sluice, sluing, slummer, slump, slung, slunk, smacked, smacks, smarting, smell, \
        smidgeon, smidgin, smiled, smiley, smite, smoked, smoker, smooch, smooching, smoother, smoothy, smote, smoulder, \
        smoulders, smudged, smudgy, smugger, snack, snacks, snaked, snaky, snapper, snapping, snarf, snark, snarl, snatch, sneak, \
        sneaked, sneakier, sneer, sneering, snicker, snide, snigger, snippier, snippy, snitch, snitching, snivel, snoot, snore, \
        snoring, snort, snorts, snots, snotty, snout, snowball, snowmen, snuck, snuff, snuffed, snuffing, snugged, soaped, \
        socked, softy, solder, soled, solider, soling, solver, sometime, sonar, sonnies, sonny, sooth, soothing, sopping, soppy, \
        sorely, sorter, sough, sourced, sower, sowing, spaced, spacey, spacial, spacy, spade, spaded, spades, spake, spams, \
        spank, spanned, spans, spare, sparer, sparing, sparking, sparkled, sparkler, sparse, spate, spates, spats, spatted, \
        spatter, spawn, spays, speak, speaker, spear, speckle, speckled, spectacle, speedy, spell, spelled, speller, spender, \
        spewed, spewing, spews, spice, spiced, spicy, spidery, spied, spiel, spieled, spike, spill, spinal, spine, spinet, \
        spinner, spire, spits, spitted, spitting, splashy, splat, splatted, splay, splice, spline, splint, splotchy, splutter, \
        spoil, spoiled, spoilt, spoke, spoken, sponged, sponger, spongy, spoof, spook, spool, spoor, spores, sporing, sport, \
        sporty, spotter, spouted, spouts, sprain, sprang, sprat, spree, spreed, sprig, springy, sprinkler, sprint, spruced, \
        sprucer, sprung, spunk, spurt, spurts, sputter, spying, squab, squad, squared, squarer, squaw, squiggled, squiggly, \
        squire, squired, stabled, stabler, stabs, stacking, staff, staffed, staged, stair, stake, stale, staled, staler, stales, \
        staling, stalk, stanch, stank, staple, stapled, staring, starlet, starling, starring, start, startling, starve, starving, \
        state, stated, stater, states, stating, stats, stature, status, statute, stave, staved, stdio, steal, steamier, steamy, \
        steed, steeling, steely, steep, steeps, steer, stein, stems, stent, stewed, stewing, stickier, sticking, stickler, \
        sticky, stiff, stiffed, stile, stilled, stilt, stimulate, sting, stinger, stink, stinker, stinking, stirs, stitch, \
        stocked, stocky, stoke, stoking, stolen, stolid, stomp, stomps, stoned, stoner, stoney, stony, stood, stoop, stoops, \
        stopper, stopping, stored, storey, storied, storing, stork, story, stowing, straighter, strain, strained, strand, \
        stranding, strands, strangle, strangler, strays, streaky, streamed, stretchy, strew, stricture, stride, strife, strike, \
        striker, stringer, stringy, stripped, stript, strive, strived, strode, stroked, strolled, strop, strops, strove, struck, \
        structured, strung, stubbly, stuffing, stuffy, stumble, stump, stumpy, stunting, stutter, styli, stylist, stylized, \
        suave, subdue, subdues, submit, subset, substituted, subtler, suction, suctions, suffer, sugary, suing, suitably, sully, \
        summary, summed, summery, sunburnt, sunned, sunniest, sunning, superb, supine, supper, supple, suppler, supplier, \
        supplies, surer, surety, surfaced, surfed, surly, surprise, surprises, surrealism, suspender, swaddle, swaddled, swallow, \
        swami, swamp, swamping, swampy, swank, sward, swatch, swath, swats, swatter, sways, swear, swearer, sweatier, sweaty, \
        sweet, sweeter, swell, sweller, swelter, swept, swerving, swift, swigs, swill, swilled, swimmer, swims, swinger, swish, \
        swoon, swoop, swopping, swops, swung, syrupy, tabled, tablet, tacked, tacking, tailed, tainted, talker, tamer, tames, \
        tamper, tampered, tangs, tankful, tanking, tanks, taped, taping, tapir, tared, taring, taros, tarrier, tarry, tartar, \
        taser, tasered, tasking, taster, taxing, teaches, teaks, tearier, teary, teats, teenage, teenaged, teeter, teethe, \
        telegraphy, telephoned, telephony, teller, tells, tended, tenser, tented, tenth, terns, terraced, terribly, terry, \
        tested, testes, testier, thaws, thereon, thermal, thick, thicken, thicket, thinker, thinly, thinned, thong, thorny, \
        thorough, thought, thrash, threat, three, threes, threw, throb, throe, throng, throughput, throve, thrown, thump, thumps, \
        thunk, thunks, thyme, ticket, tickled, tided, tides, tight, tikes, tilde, tiller, tilted, timbre, timed, timer, timers, \
        tinder, tinged, tings, tinier, tinned, tiptoed, tiptop, tirade, tired, tires, titled, titter, toady, toasted, toastier, \
        toasty, toddle, toddled, toddles, toddy, toggled, toiled, toiler, toilet, toils, toked, token, tokes, toking, toner, \
        tongs, tongued, tonic, tonier, tonnes, toothy, toots, topical, topically, topmast, torch, torching, torsi, total, toted, \
        touchy, tough, tourism, towed, towel, toyed, trace, tracer, traces, tracing, track, tracked, tracker, tract, trader, \
        trail, trailed, trailer, trained, trainee, trait, traitor, trammed, tramming, trance, trashy, trawl, trawler, tread, \
        treading, treas, treat, treed, trend, trends, triad, trial, trice, trick, tricked, trimmer, triply, tripos, trolled, \
        trolly, troth, troubled, trough, trouper, troupers, trouser, trowel, truce, trucked, trumped, trunk, tucker, tumble, \
        tumbled, tumbles, tunas, tuned, tuners, tunes, tuning, turds, turfed, turfing, turfs, turner, turnips, turnkey, twain, \
        tweedy, tweet, tweeters, twill, twine, twink, twister, twits, twitted, tying, udder, umbel, unasked, unclean, \
        underexpose, underexposes, underlie, underline, underlines, undermined, underskirt, unitary, unite, unload, unloaded, \
        unmarked, unseen, unset, unstuck, until, unwonted, updated, updater, upholster, upholsters, upped, uptight, urbane, \
        usable, valence, valentine, vales, valiant, valor, valued, valve, valves, vantage, vaporware, varnish, vegan, vegans, \
        velvety, vender, vented, venting, verandah, vices, victor, vignetted, vigor, villager, viola, violent, vireo, vises, \
        visibly, vizor, volley, vowel, wacker, wacks, wadding, wades, wafer, waffled, wafting, wafts, wager, wagering, wages, \
        wailing, waited, waiter, waits, waiver, waives, waiving, waken, wakes, waking, waled, wales, waling, walled, walling, \
        wallow, wander, wandering, waning, wanking, wanks, wanting, warder, warders, wards, warehoused, wares, warier, warily, \
        warmed, warts, washer, wasted, waster, wasting, watery, watts, waver, wavering, wavers, waxes, waxier, weals, weaning, \
        weans, wearer, weary, wearying, weaved, weaver, weaving, wedged, wedgie, wedging, weeding, weekended, weirdo, weirs, \
        welcomed, welding, welling, wench, wending, whaled, whaler, whams, wheal, whereat, whereon, whets, whiled, whimper, \
        whiner, whines, whippet, whisked, whisker, whiskey, whisky, whist, whiten, whiter, whitest, whither, whiting, whits, \
        whomever, whose, wicked, wicket, widow, wilder, wiles, wiling, willies, willowy, wilting, wimps, wimpy, winch, winds, \
        winery, winger, winner, winnow, winos, wintery, wintry, wiper, wiser, wises, wished, wisher, wishers, witch, withdrawn, \
        withdrew, woken, women, wooded, woodmen, woody, woolen, woozy, worded, wording, wordy, workmen, world, worlds, wormed, \
        worming, worms, worried, worrier, worriers, worthy, wound, wounder, woven, wrapped, wrath, wreathe, wrest, wretch, \
        wriest, wring, wrings, wrinkled, wrinkly, wrist, wristband, write, writer, writhe, writhing, writing, wrote, wroth, \
        wrung, yellowed, yoghurt, zapper, zipped, zippier, zombi, zombis
        """
}
