// Bags, shoes, jewellery and what else is worn or carried.

enum AccessoryWords {
    static let all = """
        bag, handbag, hand bag, purse, pocketbook, clutch, clutch bag, tote, tote bag, shopper bag, shopping bag, shoulder bag, crossbody bag, cross body bag, cross body, crossbody, \
        messenger bag, satchel, hobo bag, bucket bag, saddle bag, baguette bag, bowling bag, belt bag, bum bag, fanny pack, backpack, rucksack, duffel bag, duffle bag, gym bag, \
        weekender, weekend bag, beach bag, diaper bag, laptop bag, briefcase, wallet, card holder, cardholder, coin purse, pouch, makeup bag, cosmetic bag, wash bag, \
        suitcase, luggage, trolley bag, carry on, \
        shoe, footwear, heel, high heel, stiletto, pump, court shoe, kitten heel, platform shoe, wedge, slingback, mule, ballet flat, ballerina, flats, flat shoe, loafer, moccasin, \
        oxford, oxford shoe, brogue, derby shoe, monk strap, boat shoe, espadrille, sandal, flip flop, thong sandal, slide, slipper, clog, croc, mary jane, \
        sneaker, trainer, tennis shoe, running shoe, runner shoe, high top, plimsoll, cleat, boot, ankle boot, chelsea boot, knee boot, knee high boot, thigh high boot, combat boot, cowboy boot, \
        hiking boot, rain boot, wellington, wellies, ugg, bootie, shoelace, laces, shoe lace, sole, insole, toe cap, \
        belt, waist belt, belt buckle, suspenders, cummerbund, hat, sun hat, straw hat, bucket hat, cowboy hat, fedora, trilby, panama hat, top hat, bowler hat, beret, \
        cap, baseball cap, snapback, trucker hat, trucker cap, flat cap, visor, beanie, bobble hat, winter hat, wooly hat, sombrero, turban, headscarf, head scarf, headwrap, hijab, bandana, bonnet, \
        pearl earring, pearl stud, pearl bracelet, headband, hairband, hair band, alice band, hair clip, hair pin, hairpin, hair tie, scrunchie, barrette, hair bow, bow, crown, tiara, diadem, flower crown, veil, fascinator, \
        fez, pillbox hat, deerstalker hat, pith helmet, akubra, stetson, bush hat, rain hat, sailor hat, pom pom, pompom, bobble, earmuffs, earmuff, ear warmer, balaclava, scarf, silk scarf, neck scarf, shawl, stole, pashmina, wrap, snood, neckerchief, foulard, glove, mitten, mittens, tie, necktie, neck tie, bow tie, bowtie, cravat, ascot, pocket square, \
        tie clip, tie pin, cufflink, lapel pin, boutonniere, corsage, handkerchief, hanky, \
        sunglasses, sunnies, shades, glasses, spectacles, eyeglasses, reading glasses, specs, eyewear, goggles, ski goggles, eye patch, face mask, surgical mask, \
        jewelry, jewel, necklace, pearl necklace, gold chain, chain necklace, chain, pendant, locket, choker, pearls, string of pearls, collar necklace, \
        earring, hoop, hoop earring, stud, ear stud, ear cuff, drop earring, statement earring, nose ring, septum ring, piercing, bracelet, bangle, charm bracelet, cuff bracelet, armband, anklet, \
        ring, engagement ring, wedding ring, wedding band, signet ring, brooch, amulet, talisman, cameo, medallion, signet, eternity ring, cocktail ring, nose pin, friendship bracelet, tennis bracelet, torc, badge, name badge, pin badge, watch, wristwatch, wrist watch, smartwatch, watch strap, watch band, \
        umbrella, parasol, walking stick, cane, lanyard, keychain, key ring, airpods, headphones, earbuds, earphones, headset, accessory, bag strap, buckle, clasp, handle, bag handle, top handle, chain strap, wrist strap, ankle strap, flap, gusset, bag charm, charm, zip pull, zipper pull, rivet, grommet, eyelet, piping, logo plate, metal plate, plaque, \
        ring band, band, shank, bezel, prong, link, bracelet link, dial hand, watch hand, watch crown, watch case, gemstone setting, toe box, toe cap, midsole, outsole, heel counter, tread, welt, vamp, upper, shoe tongue, shoe upper, velcro strap, velcro, \
        hat band, brim, hat brim, frame of the glasses, glasses frame, sunglass lens, arm of the glasses, temple tip, \
        minaudiere, evening bag, box bag, holdall, sling bag, camera bag, drawstring bag, string bag, basket bag, straw bag, raffia bag, passport holder, key fob, keyring, phone strap, braces, belt chain, waist chain, body chain, toe ring, nose stud, tongue ring, ear climber, tassel earring, chandelier earring, huggies, hair slide, hair claw, claw clip, hair comb, hair stick, \
        bobby pin, hairgrip, hair grip, hair net, hairnet, hair ribbon, shower cap, swim cap, sweatband, wristband, ushanka, boater, cloche, newsboy cap, baker boy cap, deerstalker, mortarboard, keffiyeh, niqab, burqa, yarmulke, kippah, wig, hairpiece, toupee, carnival mask, monocle, contact lenses, leg warmer, legwarmer, gaiters, spats, snow boot, ski boot, football boot, rubber boot, riding boot, suede boot, \
        desert boot, birkenstocks, peep toe, jelly shoe, water shoe, ballet shoe, ballet pump, tap shoe, dress shoe, leather shoe, canvas shoe, gym shoe, walking shoe, climbing shoe, platform heel, block heel, kitten heels, strappy heel, strappy sandal, gladiator sandal, leather sandal, house shoe, backpack strap, heel tip, hair accessory, nose piercing, eyebrow piercing, lip ring, belly ring, \
        leather belt, leather glove, wool scarf, knit hat, knitted hat, wool hat, santa hat, party hat, witch hat, chef hat, hard hat, sun visor, sleep mask, ear plug, hearing aid, reading glass, safety goggles, face shield, tote strap, luggage tag, bag tag, bag lining, dust ruffle, hand fan, folding fan
        """
}
