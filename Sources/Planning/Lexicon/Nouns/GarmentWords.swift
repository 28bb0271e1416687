// Garments and their parts.

/// What people wear. Singular, American spelling; words that only have a plural stand as they are.
enum GarmentWords {
    static let whole = """
        dress, gown, evening gown, evening dress, ball gown, wedding dress, bridal gown, cocktail dress, prom dress, maxi dress, midi dress, mini dress, \
        slip dress, shirt dress, sundress, sun dress, wrap dress, sheath dress, shift dress, sweater dress, summer dress, party dress, little black dress, \
        abaya, kaftan, caftan, sari, saree, kimono, yukata, hanbok, qipao, cheongsam, kurta, kurti, salwar kameez, lehenga, dirndl, toga, sarong, \
        skirt, mini skirt, miniskirt, maxi skirt, midi skirt, pencil skirt, pleated skirt, a line skirt, tutu, kilt, skort, \
        top, shirt, dress shirt, polo shirt, polo, rugby shirt, t shirt, tshirt, tee, tee shirt, undershirt, tank top, tank, camisole, cami, crop top, tube top, \
        halter top, blouse, tunic, bodysuit, leotard, unitard, jersey, henley, flannel shirt, flannel, button down, button up, vest, waistcoat, gilet, \
        sweater, jumper, pullover, hoodie, hoody, sweatshirt, cardigan, cardi, turtleneck, roll neck, polo neck, knitwear, sweater vest, fleece, twinset, \
        jacket, blazer, sport coat, sports jacket, suit jacket, tuxedo jacket, leather jacket, biker jacket, denim jacket, jean jacket, bomber jacket, bomber, \
        puffer jacket, puffer, down jacket, quilted jacket, windbreaker, rain jacket, raincoat, anorak, parka, track jacket, varsity jacket, shacket, bolero, \
        coat, trench coat, trenchcoat, trench, overcoat, topcoat, pea coat, peacoat, duffle coat, fur coat, puffer coat, lab coat, cape, cloak, poncho, shrug, kimono jacket, \
        suit, pantsuit, trouser suit, three piece suit, tuxedo, tux, tailcoat, tracksuit, track suit, sweatsuit, boiler suit, jumpsuit, romper, playsuit, \
        overalls, dungarees, coveralls, onesie, ski suit, wetsuit, catsuit, pinafore, \
        pants, pant, trousers, trouser, slacks, chinos, jeans, joggers, sweatpants, track pants, cargo pants, cargos, culottes, palazzo pants, yoga pants, dress pants, \
        leggings, legging, jeggings, shorts, denim shorts, bermuda shorts, hot pants, bike shorts, cycling shorts, board shorts, capris, breeches, \
        bikini, bikini top, bikini bottoms, swimsuit, swim suit, bathing suit, swimwear, swim trunks, trunks, swim shorts, one piece, tankini, \
        lingerie, bra, bralette, sports bra, underwear, panties, briefs, boxers, boxer shorts, corset, bustier, negligee, nightgown, nightie, nightdress, \
        pajamas, pajama top, pajama bottoms, robe, bathrobe, dressing gown, loungewear, slip, petticoat, \
        sock, ankle sock, tights, stocking, pantyhose, hosiery, leg warmers, garter, \
        apron, smock, scrubs, uniform, school uniform, costume, outfit, garment, clothes, clothing, attire, apparel, wardrobe, ensemble, getup, \
        activewear, sportswear, sports kit, kit, football kit, rugby kit, team kit, team strip, bib shorts, judogi, karate suit, fencing jacket, waders, chaps, jodhpurs, hazmat suit, tennis dress, ski jacket, gymwear, workwear, formalwear, streetwear, menswear, womenswear, separates, co ord, co ord set, two piece, \
        crewneck, crewneck sweater, crew neck sweater, v neck jumper, zip up, zip up hoodie, zip up jacket, pull on pants, bodycon dress, skater dress, tea dress, pinafore dress, halterneck dress, jumper dress, t shirt dress, knit dress, knitted dress, denim dress, lace dress, silk dress, satin dress, strapless dress, bardot top, peplum top, vest top, lace top, wrap top, blouson, harrington jacket, barn jacket, chore jacket, field jacket, safari jacket, \
        nehru jacket, suede jacket, fleece jacket, rain coat, wool coat, winter coat, winter jacket, summer jacket, cagoule, half zip, quarter zip, twin set, longline coat, chino shorts, chino, palazzo, harem pants, bell bottoms, dungaree, jogging bottoms, tracksuit bottoms, tracksuit top, tracksuit jacket, tracksuit pants, trackies, treggings, \
        knickers, thong, boxer, long johns, thermals, singlet, dinner jacket, morning suit, cassock, frock, pinny, tabard, hi vis vest, high vis vest, safety vest, bib, babygrow, sleepsuit, romper suit, swaddle, v neck sweater, aran jumper, sari blouse, dupatta, sherwani, ao dai, jorts, cutoffs, leather pants, leather skirt, leather trousers, denim skirt, denim shirt, \
        linen shirt, linen pants, linen trousers, silk shirt, silk blouse, cargo shorts, running shorts, gym shorts, sweat shorts, jogger, wide leg pants, wide leg trousers, suit pants, suit trousers, wrap skirt, tulle skirt, mini dress top, evening wear, football shirt, basketball jersey, base layer, body suit, body warmer, puffer vest, down vest, knitted vest, bathrobe robe, wedding gown, mother of the bride dress, christening gown, flower girl dress
        """

    static let parts = """
        sleeve, collar, cuff, lapel, hood, pocket, button, zipper, zip, placket, waistband, lining, yoke, strap, bra strap, shoulder strap, spaghetti strap, \
        seam, seam line, drawstring, fly, bodice, peplum, train, trouser leg, pant leg, armhole, shoulder pad, epaulet, belt loop, frill, \
        back pocket, front pocket, breast pocket, chest pocket, stitching, stitch, applique, sash, dart, vent, ribbing, topstitching, \
        collar stiffener, collar tip, collar point, collar button, neckband, sleeve cuff, cuff button, epaulette, pleat, flounce, lace trim, trimming, trim, drawcord, toggle, elbow patch, pussy bow, collar stand, mandarin collar, back panel, side panel, front panel, panel of the dress, hood string, kangaroo pocket, welt pocket, cargo pocket, side pocket, waist tie, tie belt, crotch, rolled cuff, trouser hem, shirt collar, shirt cuff, shirt sleeve, coat collar, jacket collar, fur collar, jacket lining, coat lining
        """

    /// Parts of any garment: "keep the sleeves" matters to "make the dress red".
    static let partNames = Set(WordGroup(.unknown, parts).phrases.map(String.init))
}
