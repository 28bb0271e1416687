// English words that lie one letter from a lexicon word and must not be taken for a typing error of it: "bench" is no beach.

/// The spelling corrector's stop list: the words of SCOWL's American list (size 60, http://wordlist.aspell.net) that would be corrected.
enum OrdinaryWords {
    static let all = Set(WordGroup(.unknown, words).phrases.map(String.init))

    static let words = """
        abide, abode, abort, abound, academic, accept, achiever, acorn, adapt, addend, adder, addiction, addled, addling, adept, adore, \
        advanced, adware, afterward, afterwords, agent, aground, aided, aiding, alder, alight, alike, aline, alive, allay, allays, alloy, \
        aloha, alone, altar, ambiance, ameer, ample, amply, anaemia, analogy, anemic, anesthetic, angel, angels, anger, angled, angler, \
        animated, anise, anklet, annotate, annotates, antennae, anther, antiqued, appeal, appeasing, appropriated, aptly, aquae, arcing, \
        ardent, arena, arenas, arias, aright, arise, arranger, artefact, artefacts, ascent, asked, astray, atone, attack, attacked, \
        attired, auction, audition, avenge, awake, award, awing, baaed, babble, babbles, backbit, backslide, badger, baked, baker, bakers, \
        balanced, balder, baled, balled, ballot, bandanna, banes, banker, banned, bannister, banns, banter, bared, barge, barley, barrow, \
        basely, baser, bases, bashed, bashing, basked, basted, batching, bated, bating, batter, batting, battle, bawling, bayed, beading, \
        beaked, beamed, beaned, bearded, bears, beast, beater, beatify, became, bedded, bedside, bedsides, beeches, beget, belated, belay, \
        belied, believed, believer, belle, belled, benching, bending, bereft, beset, bested, betide, betides, better, bettor, biased, \
        bicker, bicycled, bidder, bidding, biddy, bight, biked, biking, billet, billy, bindery, binds, bitter, blamer, blanch, blanches, \
        blander, blanked, blanker, blankest, blaze, blazed, blazes, bleach, bleed, bleeder, bleeding, blench, blenched, blended, blends, \
        blent, blight, blind, blinding, bling, blink, block, blockhead, blocs, bloody, bloom, bloused, blown, bluest, blunder, blurted, \
        blurting, bluster, boarder, boarders, boars, boast, bobble, bobbled, boded, boding, boggier, boggy, boiled, boiling, boink, \
        bolted, bombed, bonding, boned, boner, boners, bongs, boning, bonny, booed, boogie, booing, bookie, bootee, booty, bored, botch, \
        bother, botnet, bottled, bounce, bouncer, bounces, bouncing, bounded, bounder, bowers, bowled, boxing, brads, brags, brain, \
        brained, brains, braise, braised, branched, branded, brandy, brassy, brats, brawn, brays, breach, breaches, breaded, break, breed, \
        bribe, bride, bridged, bridle, brief, briers, brighter, bring, brink, briny, brisk, broach, broad, broiler, broke, bronzed, brood, \
        brook, broth, brothel, brows, bruised, bruiser, brunch, brunching, brunt, brusk, brutish, bubbled, bubbly, bucked, buckler, \
        budding, budge, bugger, buggier, buggy, built, bullet, bully, bumble, bumbles, bunch, bungle, bungs, burble, burbles, burgher, \
        buried, burns, burped, burred, burring, burrow, burst, bused, bushed, bushier, busier, buster, butch, butler, butte, butted, \
        buttery, buttes, buttock, cabled, caching, caddy, cairn, calve, cameo, camouflaged, camps, canard, cancer, candled, canny, canon, \
        canter, canton, carboy, cardio, caricatured, carousal, carouse, caroused, carouser, carouses, carped, carpel, carpi, carpus, \
        carrousel, carton, carve, carver, casing, cassino, caste, caster, castled, cattle, caused, caution, cease, ceased, ceases, \
        ceasing, cellar, censer, certain, chain, chalky, champ, chance, chanced, chancing, chancy, changed, chanting, chaplet, charge, \
        charged, charges, charging, charier, charity, charmer, chars, chart, charter, chary, chasm, chaster, check, checker, cheeked, \
        cheeps, cheery, cheesed, chess, chewers, chick, chicks, chile, chili, chill, chiller, chilli, chills, chimp, chinks, chino, \
        chipped, chipping, chocked, chocks, choir, choke, choked, chokes, choler, chopper, choral, chose, chromed, chunk, chunks, churls, \
        circlets, clack, clams, clanging, clank, clans, clapping, clarify, clash, clatter, clattered, clause, cleanser, clearly, cleft, \
        clement, click, clipper, cloak, cloche, cloches, clomp, cloned, clopping, closed, closer, closes, closest, clothe, clothed, \
        cloths, clots, clotting, clout, clove, clown, cloyed, clump, clunky, cluster, clustered, coach, coarse, coasted, codes, coding, \
        coffer, coiling, cokes, coking, colic, colon, colonize, colons, comas, combing, combs, comer, comers, comet, comets, commando, \
        commence, commend, commuter, compete, completed, completer, completion, compute, computed, computes, concealed, conceit, concept, \
        concern, concerti, concerto, conch, concreted, conditioned, condole, cones, confidant, conic, consent, consents, conservator, \
        conservators, considerable, consoled, contend, contends, contests, contiguous, contract, contracted, convents, conversing, cooing, \
        cooked, cooker, cooled, coolie, cootie, copes, copier, coping, copped, copter, cores, coring, cornea, corneas, corned, cornet, \
        cornets, cornier, coroner, coroners, corral, corrugate, corrugates, cosmic, costumed, cotes, cough, count, counted, coupe, \
        coupled, couplet, coursed, courser, coven, coverall, covert, covet, covey, cower, cowing, coyer, craned, cranky, crape, crapped, \
        crash, crass, crate, craws, creak, creaked, creaking, creaky, creamed, creaming, creamy, creased, created, creek, cremate, cress, \
        crest, crick, crime, crimp, crinkly, crispier, crispy, croak, croaked, crock, crocked, crone, croon, crooned, cropper, crosser, \
        crotch, crotchet, crouch, crowed, crown, crowned, crows, crumble, crumbled, crumby, crunch, cruncher, crust, crutch, culls, \
        culotte, curds, curie, curies, curler, currant, curses, curtail, curtly, curved, curvy, cutter, daily, dairy, dancer, danker, \
        dankness, dapple, dapples, dares, daring, darning, darns, darting, dding, deadlocks, death, decant, decease, deceased, deceit, \
        decoy, decreased, decree, decrees, dedicate, deepen, defied, defiled, define, definer, defines, degraded, deign, deigned, \
        deliverer, delivery, deplete, depleted, derail, derailed, derails, descent, designer, dessert, detain, detained, detains, dicing, \
        diking, dimer, dimpled, dinging, dinning, dipper, dirks, discord, disliked, displaced, disposed, distanced, ditty, diving, doable, \
        docent, dodder, dodge, dodged, dodges, dodgier, dodgy, doling, doming, doorman, doping, dorks, dosing, doted, doting, doubled, \
        doublet, doubly, dozing, drafty, dragoon, drake, drank, draped, drawl, drawling, dread, dream, dregs, dressier, dressy, drift, \
        drily, droll, droned, dross, drove, drown, drunk, dryads, duffer, dulled, dumpy, dunce, dungaree, duped, dupes, duress, dusky, \
        dying, eaglet, earbud, earmuff, earning, earphone, eclipse, edged, edger, eliminated, embroider, embroiders, emery, employe, \
        enact, encircle, encircles, endued, endure, enhanced, enhancer, enlarged, enlarger, ensue, ensured, entice, entirety, enure, \
        envelop, enveloped, envelops, eradicated, erased, eraser, erring, ether, exalt, exampled, excerpt, excerpting, exchanged, \
        excising, excluded, exhort, exhorted, exiting, expansive, expert, exporter, expos, expose, exposes, extensive, extent, extort, \
        extorted, faced, facing, faction, factor, factors, fainer, fainest, fairly, fairs, faked, fakes, faking, fallow, fallowed, falter, \
        famed, fanny, farce, fared, faring, farmed, farming, farther, fasted, fated, fates, fathered, fating, fattier, faxed, faxes, \
        faxing, fazed, fazes, fazing, feared, feathery, feats, feeding, feint, felled, feller, felling, fellow, fells, femora, fenced, \
        fencer, fetter, fever, fiats, fiber, fiend, fiercer, figured, figuring, fillet, filly, filmed, finale, finder, fined, finer, \
        finis, finny, firearm, firefight, fitter, fiver, fixer, flaked, flamed, flamer, flaming, flamings, flaps, flared, flashy, flask, \
        flattery, flavor, flawed, flays, fleeced, fleecy, flesh, flint, flits, flitted, flitting, flood, flooding, flora, florae, floras, \
        flour, flouring, flout, flouting, flowed, flowery, flown, fluke, flume, flunky, flush, fluted, flutter, fluttering, foamed, \
        foaming, focussed, fogey, folder, folksy, follower, folly, footfall, forayed, forced, forded, fords, forge, forged, forger, \
        forges, forgot, formal, forte, forth, foully, framed, framer, frats, fraying, freckled, friction, fridge, fried, frilly, frond, \
        frost, frosts, fruity, fueling, fuels, fulled, funking, funks, furthest, gaggles, gaiter, galley, gannet, garaged, garbage, \
        garner, garnish, garret, gasses, gatherer, gavel, gelded, genera, generated, genetic, gentile, gentled, gentlemen, gentler, \
        gentry, gestured, giblet, giggles, gimlet, girded, glade, glads, glared, glassed, glassy, glaze, glazier, glided, glittery, globe, \
        globs, gloss, glosses, glossy, gloved, goading, goggle, goggled, googles, goring, grabs, grace, graced, graceful, gracing, grade, \
        graded, grader, grads, graduate, graduates, graffito, grail, grainy, grams, grandpa, grange, granny, grape, graph, grasp, grasps, \
        grassy, grate, grated, grating, gravely, graven, graver, graves, graving, grayer, graying, graze, grazed, grazing, greased, greed, \
        greened, greenery, greets, grimed, grimy, groin, groks, grope, gross, grout, grove, grovel, grudge, grungy, guest, guests, haler, \
        hales, halfway, haling, halls, halon, halted, halts, halving, hammed, hamper, handing, handled, handler, hangar, hanker, hares, \
        haring, harmonized, harpy, hating, hatter, hawing, haying, hazing, header, headier, headland, headphone, heady, healer, heard, \
        hearer, hears, hearth, hearty, heated, heater, heathen, heave, heaving, hedged, heeds, herbs, herds, heresy, heroes, heros, \
        herpes, hexes, hideout, hideouts, hieing, highlight, highlighter, hinds, hinging, hippy, hires, hiring, hither, hiving, hoarse, \
        hogging, hokey, holier, holler, homey, honed, hones, honesty, hooey, hoofed, hooked, hooky, hooped, hooted, horde, horded, \
        horribly, horsed, horsey, horsy, hostel, hotshot, housed, hovel, howdy, hummock, hunger, hunker, hunted, ickier, identify, \
        ignored, imaged, imagined, imaging, improved, inanely, inaner, incense, inciting, included, increased, incredible, indexed, \
        indicted, indued, inert, infect, infer, inferior, infinite, influence, influenced, influences, inject, inland, inline, insect, \
        inset, insider, inspect, inspire, inspires, instal, intenser, inter, introduced, invent, invert, invest, ironic, jacked, jangle, \
        jiggers, jingle, jogger, juggle, juiced, juicer, juicy, jumped, jumpier, keeling, keening, killer, kindle, kingly, kisser, knack, \
        knell, knifed, knitter, label, lades, lager, lagers, lagged, lagging, lamer, lamers, lander, landscaped, landscaper, lanes, largo, \
        larking, larks, laser, lasers, lashed, lasses, later, laterally, lathe, lather, lathes, latter, lawyer, lawyers, laxer, laying, \
        leader, leading, leads, leafing, leaking, leaping, leapt, learner, learning, lease, leases, leash, leashes, leasing, leathery, \
        leaved, leaven, leavens, leaving, leggin, legging, leggins, lemma, lemony, lengthy, lesson, lessor, levee, libel, liberally, \
        licensed, licensee, licked, licking, licks, liens, lifeline, lifer, lightening, liked, likelier, likely, liken, liker, limed, \
        limned, limning, linden, lineal, liners, linger, linker, linking, links, linted, linting, lither, littering, littler, lively, \
        liven, loader, loafed, loafs, loaner, loaning, loans, loaves, locale, locked, locket, locking, locks, locution, lodger, logged, \
        logger, logging, lonely, longed, looming, looms, loons, looping, loops, loosing, looter, looting, loots, lords, louse, lovelier, \
        lover, loving, lowed, loyal, lucking, lucks, lugged, lugging, lushes, machined, macing, macro, madame, mallet, mallow, mange, \
        manger, mango, mangy, mania, manic, manicured, manna, manned, march, marching, maria, mariner, marking, marred, marring, mashed, \
        masked, masking, massed, massing, mated, maternal, mating, matted, matter, matts, maxing, mayor, medal, meddle, megapixel, mental, \
        menus, merchandised, merchandize, messing, meted, meteor, metes, micra, micron, middy, midway, mighty, miking, millet, minds, \
        miner, mines, minima, minimalism, minis, minks, minty, misting, misusing, miter, moaning, modal, modals, modem, modems, modes, \
        moldier, moldy, month, mooed, mooning, moose, mopped, mossy, motel, motels, motile, motorbiked, motorcycled, mound, moused, \
        mouser, mousse, mowed, mucky, muddle, mulled, murks, mused, musky, mussing, mussy, musty, muter, mutes, narrowed, natty, naval, \
        naves, nearby, neater, neatest, needled, needy, negatived, nerds, nether, neural, neutralizer, newer, niceties, nicety, nicked, \
        nickle, nighty, niter, noised, noisy, noose, noshing, notching, noticeable, noting, nought, novel, noway, nowise, nuder, numbed, \
        obliterated, odder, officer, older, oppose, opposes, optimal, optimizer, otters, ouster, outed, outline, outlines, outlive, \
        outlived, outset, outsider, outsize, outwit, overall, overexpose, overexposes, overlap, overpay, overplay, oversize, overtly, \
        paced, packaged, packet, packing, pacts, paddle, paddling, pager, pained, paining, pains, painter, pairs, palate, palazzi, paled, \
        paler, palled, palling, pamper, pangs, pansies, panted, pantie, panting, pantries, panty, papery, parch, parches, pared, parent, \
        pares, paring, parish, parity, parred, parring, parry, parse, parsed, parsing, parsley, parson, parted, parting, partly, pasha, \
        passel, passersby, paste, pasted, pastern, pastes, pastie, pasties, pasts, pasture, patch, patched, patchy, patient, patrol, \
        patted, patter, pattered, patters, patties, patty, paunch, paunchier, paunchy, pauper, payer, pealing, peals, pearly, pears, \
        pease, pebbled, pebbly, pedal, pedant, peddle, pedicured, peeing, peeking, peeper, peeping, peering, peeving, penal, pence, \
        pendent, pennant, penny, peons, peopled, pepped, peppery, peppier, peppy, perfumed, perking, perky, persona, perter, peter, \
        petrel, petted, petty, phoned, phoney, phonograph, phony, photographer, photon, photons, piazze, picket, pickets, pictured, \
        piddle, piecing, pierce, pierces, piker, pilaster, piling, pilled, pimply, pincer, pinch, pings, pinked, pinky, pints, piper, \
        pitched, pitted, pizza, placer, placid, plaice, plaid, planed, planet, planner, planter, plate, plated, platen, platter, played, \
        pleaded, pleased, pliant, plonk, plotted, plugging, plumb, plume, plunk, plunking, pocked, podding, point, pointed, pointing, \
        poising, poker, poking, poling, polisher, polled, polling, ponder, pooch, poppa, poring, ported, porter, portray, ports, poser, \
        posher, positron, posting, postured, potent, pouch, pouted, power, prank, prate, preach, prefect, preps, presenter, preserved, \
        preserver, preset, prevent, prevented, preys, priced, pricey, prick, pricy, pride, prime, prince, print, printed, printing, prize, \
        processes, processional, produced, producer, professed, profiled, project, prone, propel, property, prosper, protest, provide, \
        provider, provides, province, pudding, puddled, puller, pullet, pulley, pulped, pulpy, pulse, pulsed, punks, punts, pupal, puppy, \
        puree, purge, purled, purpler, purplest, pursed, purser, pursue, putted, puzzled, puzzler, quack, quaff, qualify, quartet, \
        quartets, quill, quilt, quilter, quine, quire, quirk, quits, quitted, quote, rabbi, rabbis, racial, racked, racking, radially, \
        radical, radio, raffle, raffled, raging, raided, raiding, railed, railing, rained, raised, raising, raking, rally, ranger, rangy, \
        ransom, raping, rapped, raring, rasher, rating, ration, raved, ravel, raves, raving, razing, react, reader, reads, ready, \
        readying, realist, realty, reaming, reams, reaping, reaps, rearing, rebels, recover, recovery, redder, redress, reduced, reedy, \
        reefs, reeks, reelection, reenter, referenced, refuse, regaining, regains, regally, reining, related, relating, relay, relayed, \
        relaying, reminder, remote, remoter, rending, rends, renter, renting, repaid, repels, replaced, replaying, reprint, rescuer, \
        resembled, reside, respelt, restored, restorer, restraint, retail, retch, retrain, retrod, retry, returnee, reused, revels, \
        revere, reverence, reveres, reverie, revolution, ricing, ricking, rider, ridged, rifer, riffle, riffled, rigged, riling, ringer, \
        rinsed, riots, riper, ripper, riser, riven, rivet, roach, robbed, robber, robbing, rocket, roiling, romped, roods, rooking, rooks, \
        roomer, roost, roosts, rotated, rotund, rouse, routs, rover, rubbery, rubbishy, rubier, ruffed, rumble, rumbled, runaway, runnel, \
        runnier, rusting, sable, sacks, sadden, saddled, safely, sallow, sally, salon, saloon, salve, salved, salver, sample, sampled, \
        sampler, sander, sanding, sappier, sapping, sappy, sarong, satellited, sating, satiny, satrap, saturate, saturates, sauce, sauced, \
        sauces, saucier, savannah, saver, sawed, sawing, scabby, scald, scalp, scaly, scamp, scams, scandal, scanted, scanter, scanting, \
        scare, scars, scary, scatted, scent, schema, schemed, schemer, scoff, scoot, scooted, scooting, scout, scows, scrabble, scrabbled, \
        scram, scrape, scratchy, scribble, scribbler, scribbles, scruff, scuff, sculptured, scurf, seabed, sealed, seals, seamed, seamy, \
        seared, sears, seating, secular, sedated, seizes, seizing, sender, senior, senna, sensed, sensory, separated, septa, serener, \
        serous, settling, sewed, sewing, sexting, shacks, shaded, shadowy, shads, shady, shaft, shaker, shaky, shallot, shalt, shames, \
        shams, shandy, shank, shaped, shard, shares, shark, sharped, sharper, shawl, sheaf, shearing, sheathe, sheave, sheep, shift, \
        shifty, shimmer, shimming, shined, shiner, shingle, shipping, shirk, shirr, shirting, shits, shitting, shlep, shock, shocked, \
        shooing, shook, shoon, shopped, shored, shorn, shorting, shout, shouting, shouts, shove, shovel, showing, showman, shown, showy, \
        shrank, shriek, shrift, shrike, shrove, shrub, shrubs, shrunk, shtick, shucking, shunning, shuts, shyer, sicked, sicker, sided, \
        sideshow, sidewall, siding, sidles, sifting, sight, signed, signer, silhouetted, silky, silting, silvery, simpler, simplex, singe, \
        singled, singly, sitter, situated, sizer, skate, skater, skeet, sketchy, skewer, skill, skimming, skipper, slacked, slake, \
        slammer, slams, slander, slapping, slash, slated, slating, slats, slave, slays, sleek, sleeked, sleep, sleepy, sleeted, sleets, \
        slewed, slier, slily, slimier, slimmed, slimming, sling, slink, slinked, slipped, slippery, slitting, sliver, sloop, slopping, \
        slops, slouch, slowing, slows, sludge, slugger, sluice, smacked, smacks, smarting, smell, smidgeon, smidgin, smiled, smiley, \
        smite, smoked, smoker, smooch, smoother, smoothy, smote, smoulder, smoulders, smudged, smudgy, smugger, snack, snacks, snaked, \
        snaky, snapper, snapping, snarf, snatch, sneaked, sneakier, sneer, snicker, snide, snigger, snippier, snippy, snitch, snitching, \
        snivel, snoot, snoring, snotty, snout, snowball, snowmen, snuff, snugged, soaped, softy, soled, solider, solver, sonnies, sonny, \
        sooth, sopping, sorter, sourced, sowing, spaced, spacey, spacial, spacy, spaded, spades, spake, spams, spank, spare, sparer, \
        sparing, sparkled, sparkler, sparse, spats, spatted, spatter, spawn, spays, speak, speaker, spear, speckle, speckled, spectacle, \
        spell, spender, spewed, spews, spice, spicy, spidery, spiel, spike, spill, spine, spire, spits, spitted, spitting, splashy, splat, \
        splay, splice, splint, splotchy, spoke, sponged, sponger, spongy, spoof, spook, spool, spoor, spores, sporing, sport, sporty, \
        spotter, spouted, spouts, sprain, sprang, sprat, spree, spreed, sprig, springy, sprinkler, sprint, sprucer, sprung, spurt, spurts, \
        sputter, spying, squab, squad, squared, squarer, squaw, squiggled, squiggly, squire, squired, stabled, stabler, stabs, stacking, \
        staff, staged, stake, staled, staling, stalk, stanch, stank, staple, starlet, starling, starring, start, startling, starve, \
        starving, stated, states, stating, stats, stature, status, statute, stave, stdio, steal, steamy, steed, steely, steer, stein, \
        stewed, stickier, sticking, stickler, sticky, stiff, stilt, stimulate, sting, stink, stinker, stirs, stitch, stocked, stoking, \
        stolen, stolid, stomp, stomps, stoned, stoner, stoney, stony, stood, stoop, stoops, stopper, stopping, stored, storied, storing, \
        stowing, straighter, strain, strained, strand, stranding, strands, strangle, strangler, strays, streaky, stretchy, strew, \
        stricture, stride, strife, strike, striker, stringy, stripped, strive, strived, stroked, strolled, strops, structured, stubbly, \
        stuffy, stumble, stump, stunting, stutter, styli, stylist, stylized, suave, subdue, subdues, subset, substituted, subtler, \
        suction, suctions, suing, suitably, sully, summary, summed, summery, sunburnt, sunniest, sunning, superb, supper, supplier, \
        supplies, surer, surfaced, surprise, surprises, surrealism, suspender, swaddle, swallow, swamp, swamping, swatch, swath, swatter, \
        sways, swearer, sweatier, sweaty, sweet, sweeter, swelter, swept, swift, swill, swimmer, swoon, swoop, swopping, swops, swung, \
        tabled, tablet, tacked, tailed, tainted, talker, tames, tanking, tanks, tared, tarry, tartar, taster, teaks, teary, teats, \
        teenage, teenaged, teethe, telephoned, telephony, teller, tells, tended, tenser, tented, tenth, terraced, terribly, terry, thaws, \
        thick, thicken, thicket, thinker, thinly, thinned, thong, thorough, thought, thrash, threat, three, threes, threw, throb, throe, \
        throng, throughput, thrown, thump, thumps, thunks, ticket, tickled, tided, tides, tight, tikes, tilde, tiller, tilted, timbre, \
        timers, tinder, tinged, tings, tinned, tiptoed, tiptop, tirade, tired, tires, titled, toasted, toastier, toddle, toddled, toddles, \
        toddy, toiled, toiler, toilet, toils, toked, tokes, tongs, tongued, tonic, tonnes, toothy, toots, topical, topmast, torch, \
        torching, torsi, total, toted, touchy, tourism, towel, toyed, tracer, traces, track, tracked, tracker, tract, trader, trail, \
        trailer, trained, trainee, trait, trashy, tread, treed, trend, trends, trice, trick, tricked, tripos, trolled, trolly, troth, \
        trouper, troupers, trouser, trowel, truce, trucked, trunk, tucker, tuned, tunes, tuning, turfed, turfing, turner, twain, tweedy, \
        tweet, twill, twine, twink, tying, udder, umbel, unasked, underexpose, underexposes, underlie, underline, underlines, undermined, \
        underskirt, unitary, unite, unload, unloaded, unmarked, unseen, unset, unstuck, until, unwonted, updated, updater, upholster, \
        upholsters, upped, uptight, urbane, vales, valve, valves, vantage, vaporware, varnish, vegan, vegans, velvety, verandah, vices, \
        victor, vignetted, vigor, villager, viola, violent, vireo, vises, vizor, volley, wacker, wacks, wadding, wades, wafer, wafting, \
        wafts, wager, wages, wailing, waiter, waits, waives, waiving, waken, wakes, waking, wales, waling, walled, walling, wander, \
        wandering, waning, wanking, wanks, wanting, warder, warders, wards, warehoused, wares, warier, warily, warmed, warts, washer, \
        wasted, waster, wasting, watery, watts, waver, wavers, waxes, waxier, weals, weaning, weans, wearer, weary, wearying, weaved, \
        weaving, wedged, wedgie, wedging, weeding, weekended, weirdo, weirs, welding, wending, whaled, whaler, whams, wheal, whereat, \
        whets, whiled, whimper, whiner, whines, whisked, whisker, whiskey, whist, whiten, whiter, whitest, whither, whiting, whose, \
        wicked, wicket, widow, wilder, willies, winds, winery, winger, winner, winnow, winos, wintery, wiper, wiser, wished, witch, woken, \
        women, wooded, woodmen, woody, woolen, woozy, wordy, world, worlds, worms, worthy, wound, wounder, woven, wrapped, wrest, wriest, \
        wring, wrings, wrinkled, wrinkly, wrist, wristband, write, writhe, writhing, writing, wrote, wroth, wrung, yellowed, zapper, \
        zipped, zippier
        """
}
