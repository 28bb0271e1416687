// Looks: sizes, cuts, hairstyles, poses, views and styles.

import RetouchModel

/// Words for what only a generative engine makes.
enum EditLooks {
    static let groups: [(EditMeaning, String)] = [
        (
            .sizing,
            """
            hem, hemline, waistline, sleeve length, skirt length, dress length, pant length, inseam, longer, shorter, tighter, looser, bigger, smaller, larger, wider, narrower, slimmer, oversized, baggy, baggier, slim fit, loose fit, \
            knee length, ankle length, floor length, full length, taller, thinner, size, sizing, cropped length, length, fitted, fit, bag size, long enough, midi, maxi, midi length, maxi length, mini length, size up, size down, knee long, skinnier, curvier, \
            fatter, chubbier, leaner, thicker, fuller, flared, a size, two sizes, one size, plus size, petite, shoulder width, heel height, heels higher, heels lower, heel higher, heel lower, higher heel, lower heel, higher heels, lower heels, puffier, roomier, snug, snugger, form fitting, slouchy, boxy, to the floor, to the ankle, \
            to the knee, above the knee, below the knee, waist size, more fitted, figure hugging, leg length, tiny waist, smaller waist, thigh length, hip length, mid calf, calf length, huge, too big, too small, too long, too short, too tight, too loose, high waisted, low waisted, a bit shorter, twice as big, twice as long, twice as wide, twice as tall, twice as high, twice as large, half as long, half as wide, half as big, double the length, double the width, twice the size, twice the length, \
            double the size, half the size, proportions, muscular, more muscular, slender, heel heights, floor sweeping, ankle grazer, sizing up, waistband higher, higher waist, higher waistline, lower waistline, lower neckline, deeper neckline, higher neckline, shorter heel, taller heel, block heel height, chunkier, slimmer fit, relaxed fit, regular fit, tailored fit, looser fit, tighter fit, better fit, skin tight, skintight, take up the hem, raise the hem, drop the hem, let down the hem, higher hem, lower hem, longer sleeves, shorter sleeves, wider sleeves, longer hem, shorter hem, wider straps, thicker straps, thinner straps, inches longer, inches shorter, cm longer, cm shorter, size xl, size xxl, size xs, size s, size m, size l, size small, size medium, size large, sizes up, sizes down, size bigger, size smaller, ill fitting, fits her better, fits better, fit better, fits him better
            """
        ),
        (
            .garmentDetail,
            """
            sleeveless, strapless, v neck, neckline, crew neck, light wash, dark wash, acid wash, stone wash, stonewashed, raw hem, off the shoulder, pop the collar, pop her collar, pop his collar, collar popped, popped collar, unzipped, undone, done up, half open, wide open, off shoulder, long sleeved, short sleeved, long sleeve, short sleeve, backless, double breasted, single breasted, pleated, ruffled, ruffle, belted, buttoned, hooded, embroidered, halter neck, halterneck, \
            puff sleeve, puffed sleeve, bell sleeve, balloon sleeve, cap sleeve, asymmetric, asymmetrical, see through fabric, slit, side slit, sequined, quilted, one shoulder, cold shoulder, scoop neck, boat neck, square neck, sweetheart neckline, plunging, mock neck, cowl neck, \
            turtle neck, collarless, sheer, cut outs, cutouts, button front, zip front, wide leg, skinny leg, straight leg, bootcut, ripped, distressed, frayed, tiered, draped, gathered, smocked, lined, unlined, wrap style, peplum style, tailored, unbuttoned, open front, \
            elasticated, elastic, stretchy, reversible, padded, ribbed hem, cinched, gathered waist, cropped sleeves, three quarter sleeves, long sleeves, short sleeves, puff sleeves, patch pockets, fringed, beaded, feathered, lace up, open toe, pointed toe, round toe, platform sole, chunky sole, mid rise, low rise, high rise, taper, tapered, peg leg, flounced, scalloped, picot, keyhole, crisscross back, racerback, tie front, wrap front, drawstring waist, paperbag waist, drop waist, empire waist, a line, mermaid cut, trumpet cut, ballgown style, bias cut, boxy cut, peter pan collar, mandarin collar style, funnel neck, polo collar, grandad collar, notch lapel, shawl lapel, peak lapel, kimono sleeve, bishop sleeve, raglan sleeve, flutter sleeve, dolman sleeve, leg of mutton sleeve, lantern sleeve, trumpet sleeve, cuffed hem, turn ups, turnups, rolled hem, lettuce hem, side stripe, contrast stitching, contrast piping, contrast trim
            """
        ),
        (
            .pattern,
            """
            plain, solid colored, gradient, color gradient, striped, stripe, floral, floral pattern, floral print, flower pattern, flower print, flowery, polka dot, dotted, dots, spotted, checkered, checked, checks, plaid, tartan, leopard print, leopard pattern, animal print, animal pattern, houndstooth, paisley, pattern, patterned, tie dye, tie dyed, gingham, \
            pinstripe, pinstriped, camouflage, camo, camo print, zebra print, herringbone, geometric print, geometric pattern, snake print, snakeskin, crocodile print, argyle, ikat, batik, abstract print, tropical print, palm print, ombre, color block, color blocked, two tone, printed, chevron, toile, mosaic pattern, \
            cow print, tiger print, damask, jacquard, marble pattern, marbled, logo print, all over print, fair isle, zigzag, zig zag, diagonal stripes, horizontal stripes, vertical stripes, pinstripes, breton stripe, nautical stripe, harlequin, star print, heart print, cherry print, lemon print, fruit print, leaf print, botanical print, paisley print, python print, dalmatian print, moire pattern, brocade, windowpane, prince of wales check, glen check, buffalo check, madras, chintz, liberty print, aztec print, tribal print, ditsy print, graphic print, slogan print, splatter print, marble print, galaxy print, rainbow stripes, multicolored pattern, harlequin print
            """
        ),
        (
            .material,
            """
            leather, faux leather, patent leather, vegan leather, suede, nubuck, silk, satin, velvet, denim, cotton, linen fabric, wool, woolen, merino, lace, tweed, cashmere, corduroy, chiffon, tulle, organza, taffeta, fur, faux fur, shearling, sherpa, knit, knitted, cable knit, ribbed, crochet fabric, \
            velour, terry, mesh, nylon, polyester, lycra, spandex, viscose, jersey fabric, canvas, vinyl, pvc, latex, rubber, sequin, plastic, gilded, straw material, raffia, wicker, rattan, marble, brick, wooden, wood, concrete, metal, metallic, steel, stainless steel, iron, brass material, chrome, glass, crystal glass, \
            ceramic, porcelain, clay material, oak, walnut, mahogany, bamboo, granite, stone tile, terrazzo, acrylic, cardboard, fleece fabric, felt, feather material, snake leather, crocodile leather, mother of pearl, foil, holographic, sheepskin, linen, tartan wool, poplin, flannel fabric, cork material
            """
        ),
        (
            .hairstyle,
            """
            bob, bun, messy bun, ponytail, pony tail, high ponytail, bangs, curtain bangs, fringe, braid, braids, braided, box braids, french braid, plait, curls, pixie, pixie cut, updo, dreadlocks, dreads, locs, waves, beach waves, wavy, wavier, curly, curlier, straight hair, mohawk, buzz cut, buzzcut, bald, shaved head, \
            afro, pigtail, chignon, curly hair, long hair, short hair, wavy hair, goatee, sideburns, undercut, cornrow, top knot, layered cut, layers, slicked back, slick back, mullet, man bun, half up, hair extensions, extensions, perm, permed, lob, shag, fade haircut, crew cut, side part, middle part, center part, \
            hair down, hair up, tied back, pulled back, tied up, loose waves, straightened hair, clean shaven, full beard, handlebar mustache, soul patch, quiff, pompadour, blowout, windblown hair, windswept hair, hair blowing, more volume, volume, voluminous, frizzy, shoulder length hair, bowl cut, finger waves, spiky, messy hair, neater hair, neat hair, tidy hair, tidier hair, sleek hair, sleeker hair, sleek, wet hair, wet look hair, windy hair, updone, side swept, swept back, fuller hair, thicker hair, balayage, ombre hair, lowlights, crop cut, cropped hair, faux hawk, flat top, comb over, combover, mutton chops, five oclock shadow, fishtail braid, dutch braid, milkmaid braid, crown braid, side braid, bantu knots, space buns, low bun, high bun, ballerina bun, sleek bun, top bun, low ponytail, side ponytail, sleek ponytail, beehive, bouffant, french twist, ringlets, corkscrew curls, spiral curls, loose curls, tight curls, bouncy curls, big curls, soft waves, finger curls, hollywood waves, side parting, center parting, middle parting, baby bangs, side bangs, side fringe, wispy bangs, blunt bangs, blunt cut, blunt bob, bob cut, long bob, layered hair, choppy layers, wolf cut, butterfly cut, jheri curl, bald head, shaven, shaved sides, unshaven, pencil mustache, handlebar, beard trim, trimmed beard, longer beard, shorter beard, thick beard, dread, twists, cornrows, weave, longer hair, shorter hair, straighter hair, straight and sleek, half up half down, hair in a bun, hair in a ponytail, hair tied back, hair behind her ears, behind her ears, behind the ears, off her face, out of her face, over one shoulder, swept to the side, parted in the middle, parted on the side, haircut style, bed head, bedhead, beach hair, rapunzel hair, curtain hair, skin fade, taper fade, high top fade, french crop, caesar cut, rat tail
            """
        ),
        (
            .pose,
            """
            headstand, handstand, cartwheel, somersault, the splits, push ups, press up, lunge, plank, downward dog, tree pose, warrior pose, lotus position, yoga pose, backflip, pirouette, curtsy, high five, thumbs down, victory sign, ok sign, arms crossed, hands on hips, hand on hip, hands in pockets, hand in pocket, hands in the pockets, arms folded, legs crossed, arms up, arms raised, arms down, arms at her sides, arms by her side, from above, top view, top down, top down view, birds eye view, bird eye view, overhead view, low angle, high angle, eye level, worms eye view, from below, different angle, another angle, different pose, dynamic pose, natural pose, new pose, happy, happier, sad, serious, confident, surprised, angry, friendly, \
            friendlier, expression, facial expression, neutral expression, relaxed stance, walking pose, power pose, relaxed, eyes closed, eyes open, mouth open, mouth closed, over her shoulder, over his shoulder, over their shoulder, over her left shoulder, over her right shoulder, over his left shoulder, over his right shoulder, mid stride, \
            seated, cross legged, on tiptoe, tiptoe, barefoot walk, gesture, thumbs up, peace sign, contrapposto, upright, mid air, in motion, in the air, smiley, sadder, joyful, cheerful, smug, sultry, fierce, shy, calm expression, one knee, on her knees, on his knees, behind her back, behind his back, behind her head, eyes to camera, eyes to the camera, eyes on the camera, eyes on camera, eye contact, eyes at the camera, gaze at the camera, gaze to the camera, looking at camera, look at camera
            """
        ),
        (
            .view(.profile),
            "profile, full profile, profile view, side view, side profile, from the side, side on, in profile, sideways, to the side, side angle, her side profile, the side of the model"
        ),
        (
            .view(.back),
            """
            from behind, back view, rear view, from the back, back to the camera, back side, backside, the back of the model, her back, his back, facing away, facing away from the camera, face away, face away from the camera, turned away, from the rear, rear angle, the back of her, \
            with her back to us, looking away from the camera with her back, turned around, turn around, around to face away, other side, reverse side
            """
        ),
        (
            .view(.threeQuarter),
            "three quarter view, three quarter, three quarters, 3 4 view, 3 4, three quarter angle, three quarter profile, three fourths view, 45 degree angle, three quarter turn"
        ),
        (
            .view(.front),
            """
            front view, frontal, frontal view, face the camera, facing the camera, face the viewer, facing the viewer, from the front, face forward, facing forward, to the front, front on, face us, facing us, straight on, head on, front facing, face front, square to the camera, facing front
            """
        ),
        (
            .style,
            """
            oil painting, painting, painted look, watercolor, watercolor painting, cartoon, anime, comic, comic book, pencil sketch, sketch, pencil drawing, drawing, pop art, pixel art, 3d render, 3d, illustration, fashion illustration, vintage film, vintage, retro, film look, film photo, polaroid, sepia, \
            cyberpunk, impressionist, impressionism, van gogh, monet, picasso, warhol, klimt, banksy, manga, claymation, line art, line drawing, renaissance, baroque, lego, pixar, disney, ghibli, studio ghibli, charcoal drawing, charcoal sketch, stained glass, art deco, vaporwave, synthwave, vogue, magazine cover, \
            movie poster, album cover, editorial look, kodak portra, kodachrome, fuji film, analog film, lomography, stylize, stylized, steampunk, mosaic style, ink drawing, caricature, y2k, grunge look, 70s, 80s, 90s, 50s, 60s, 1950s, 1960s, 1970s, 1980s, 1990s, 1920s, seventies, eighties, nineties, disposable camera, risograph, gouache, pastel drawing, \
            low poly, vector art, surreal, surrealist, fantasy, fairytale, wes anderson, cinematic look, aesthetic, cottagecore, dark academia, gothic, boho look, matte look, faded film, cross processed, duotone, glitch, glitch art, double exposure, infrared, neon style, hand drawn, hand painted, cut paper, origami, flat lay, flatlay, 35mm film, 35mm, film stock, on film, embroidery style, tapestry, fresco, \
            winter, autumn, summer, springtime, wintry, autumnal, summery, christmassy, festive, halloween, old photo, old photograph, newspaper print, blueprint, sticker style, doll like, action figure, barbie, action figure in a box, retro poster, lomo, tintype, daguerreotype, hdr look, hdr, older, younger, asian, african, african american, latina, latino, hispanic, caucasian, indian, middle eastern, mixed race, pregnant, teal and orange, orange and teal, teal orange, make it rain, make it snow, let it rain, let it snow, rainy, foggy, misty, stormy, snowy, film still, movie still, art nouveau, bauhaus, cubist, cubism, expressionist, expressionism, fauvism, pointillism, pointillist, gta, grand theft auto, minecraft, simpsons, the simpsons, south park, family guy, rick and morty, marvel, marvel comic, dc comics, star wars, harry potter, game of thrones, lord of the rings, barbiecore, 8 bit, 16 bit, voxel, isometric, papercraft, felted, plasticine, clay figure, \
            stencil, woodcut, linocut, etching, engraving, lithograph, screen print, silkscreen, chalk drawing, crayon drawing, crayon, marker drawing, ink wash, sumi e, ukiyo e, oil pastel, acrylic painting, coloring book, storybook, childrens book illustration, fairy tale, victorian, medieval, futuristic, sci fi, science fiction, dystopian, post apocalyptic, bollywood, super 8, vhs, vhs tape, x ray, night vision, halftone, webtoon, \
            chibi, bitmoji, memoji, funko pop, bobblehead, wax figure, bronze statue, marble statue, ice sculpture, stuffed toy, plush toy, dali, vermeer, da vinci, michelangelo, caravaggio, botticelli, hokusai, basquiat, frida kahlo, kahlo, rothko, pollock, matisse, cezanne, degas, renoir, manet, munch, lichtenstein, keith haring, mucha, schiele, magritte, annie leibovitz, helmut newton, richard avedon, tim burton, tarantino, kubrick, \
            cartoonish, painterly, sketchy, comic like, drawn, illustrated, illustration style, cartoon character, cartoon version, cel shaded, fashion sketch, croquis, old master, impressionistic, abstract, abstract art, psychedelic, trippy, dreamcore, kawaii, pin up, pinup, noir film, film noir look, film noir style, film noir feel, film noir vibe, noir look, noir style, noir feel, old hollywood, vintage photo, retro photo, analogue photo, analog photo, polaroid photo, postcard, stamp style, trading card, tarot card, cyanotype, wet plate, risoprint, collage, mixed media, ink sketch, pen and ink, technical drawing, \
            3d model, 3d character, 3d cartoon, claymation style, stop motion, puppet, muppet, toy figure, lego figure, video game character, game character, sims character, the sims, fortnite, pokemon, sailor moon, dragon ball, naruto, one piece anime, looney tunes, tim burton style, glossy magazine, tabloid, grindhouse, giallo, surrealism
            """
        ),
    ]
}
