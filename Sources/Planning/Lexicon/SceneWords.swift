// Words of described scenes: places, materials, times of day, weather, things.

/// Scene vocabulary. What is found here goes into a plan's scene description by its name below.
enum SceneWords {
    static let groups: [(Meaning.SceneWord, String)] = [
        (
            .place,
            """
            cafe, coffee shop, coffee house, coffee bar, restaurant, bistro, bakery, bar, pub, rooftop, roof, rooftop terrace, terrace, \
            patio, balcony, veranda, porch, courtyard, plaza, town square, piazza, beach, seaside, beachside, seashore, coast, coastline, shore, sea, \
            ocean, lagoon, bay, harbor, marina, pier, dock, boardwalk, island, lake, lakeside, river, riverside, waterfall, pool, \
            swimming pool, poolside, garden, botanical garden, rose garden, park, meadow, field, lavender field, wheat field, \
            flower field, poppy field, orchard, vineyard, farm, barn, countryside, village, forest, wood, woodland, jungle, rainforest, \
            desert, dune, canyon, cliff, mountain, hill, valley, alps, glacier, volcano, cave, snow, snowy, ice, sandy, space, outer space, \
            moon, mars, galaxy, city, downtown, town, street, alley, alleyway, avenue, sidewalk, pavement, crosswalk, road, highway, \
            skyline, cityscape, skyscraper, landscape, seascape, bridge, tunnel, subway, metro, metro station, train station, station, \
            airport, parking lot, parking garage, garage, gas station, market, bazaar, mall, shopping mall, shop, boutique, store, \
            showroom, supermarket, hotel, hotel lobby, lobby, hallway, corridor, staircase, stairwell, stairs, elevator, office, \
            coworking space, workshop, atelier, warehouse, factory, loft, apartment, penthouse, house, home, villa, mansion, palace, \
            castle, cottage, cabin, chalet, room, living room, bedroom, bathroom, kitchen, dining room, dressing room, wardrobe room, \
            closet, interior, library, bookstore, bookshop, museum, gallery, art gallery, theater, stage, opera, cinema, church, cathedral, \
            temple, ruin, school, classroom, university, campus, gym, stadium, tennis court, basketball court, golf course, racetrack, \
            runway, catwalk, fashion show, nightclub, club, concert, festival, carnival, fairground, casino, ballroom, greenhouse, \
            conservatory, pergola, playground, stable, yacht, boat, ship, train, car, bus, airplane, jet, red carpet, spa, sauna, \
            hospital, laboratory, outdoor, outdoors, indoor, indoors, outside, nature, underwater, windowsill, tabletop, countertop, \
            paris, london, new york, new york city, nyc, manhattan, brooklyn, tokyo, kyoto, rome, milan, venice, florence, tuscany, \
            santorini, greece, spain, barcelona, madrid, ibiza, mallorca, lisbon, berlin, vienna, amsterdam, copenhagen, stockholm, \
            istanbul, dubai, marrakech, morocco, egypt, cairo, bali, thailand, bangkok, hong kong, shanghai, beijing, singapore, seoul, \
            sydney, miami, los angeles, california, hollywood, malibu, las vegas, hawaii, mexico, havana, rio, brazil, iceland, norway, \
            scotland, ireland, switzerland, provence, french riviera, amalfi, sahara, safari, savanna, times square, eiffel tower, \
            tower, arch, fountain, hotel room, locker room, waiting room, winter wonderland, backstage, riad, souk, architecture, brutalist, greenhouse cafe, hotel bar, wine cellar, cellar, attic, basement, studio apartment, art studio, dance studio, yoga studio, boxing ring, skate park, race track, ski slope, ice rink, bowling alley, arcade, laundromat, barbershop, salon, hair salon, flower shop, florist, bookshop, grocery store, car park, rooftop bar, rooftop pool, beach bar, beach club, beach house, infinity pool, terrace cafe, street market, flea market, old town, suburb, backyard, front yard, driveway, sidewalk cafe, lighthouse, windmill, monastery, mosque, pyramid, colosseum, taj mahal, great wall, golden gate bridge, statue of liberty, big ben, central park, grand canyon, mount fuji, mykonos, capri, positano, lake como, cappadocia, petra, patagonia, alaska, canada, japan, italy, france, india, china, korea, vietnam, portugal, croatia, africa, nordic, scandinavian, tropical, urban, rural, mediterranean, \
            chateau, bungalow, olive grove, sunflower field, cornfield, rice field, tulip field, ranch, zoo, aquarium, theme park, funfair, circus, arena, football pitch, boxing gym, disco, cafeteria, canteen, wine bar, diner, trattoria, butcher, deli, shopping center, lecture hall, boardroom, meeting room, coworking space, nursery, airplane cabin, boat deck, oasis, swamp, heath, tundra, iceberg, ice cave, mountain top, mountaintop, summit, hot spring, coral reef, moon surface, \
            cyberpunk city, futuristic city, ancient ruins, chapel, pagoda, shrine, fortress, throne room, graveyard, cemetery, haunted house, pirate ship, wild west town, saloon, campsite, campground, log cabin, ski resort, igloo, autumn forest, japanese garden, zen garden, maze, hedge maze, skatepark, petrol station, motorway, country lane, country road, medina, chinatown, louvre, london bridge, tower bridge, brooklyn bridge, munich, prague, budapest, \
            oslo, helsinki, edinburgh, dublin, athens, cape town, nairobi, mumbai, delhi, osaka, melbourne, chicago, san francisco, boston, buenos aires, mexico city, swiss alps, kenya, amalfi coast, meadowland, rugby pitch, race course, bus station, wine bar terrace, hotel terrace, roof garden, tea house, winery, brewery, jazz club, recording studio, dressing room, walk in closet, fitting room, laundry room, home office, pool house, tennis club, country house, manor, manor house, stately home, farmhouse, cornfields, poppy field, orchard garden
            """
        ),
        (
            .material,
            """
            brick, marble, concrete, plaster, stucco, wooden, timber, oak, walnut, bamboo, parquet, plank, tile, tiled, terrazzo, \
            granite, travertine, limestone, slate tile, cobblestone, gravel, metal, steel, corrugated metal, iron, chrome, glass, \
            mirror, velvet, satin, silk, leather, denim, felt, fabric, curtain, drape, drapery, wallpaper, mosaic, grass, lawn, moss, \
            leaf, foliage, ivy, hay, straw, water, fur, carpet, rug, cork, rattan, wicker, counter, granite countertop, wallpapered, sandstone, slate, resin, acrylic block, paper texture, kraft paper, tissue paper, foil, feather, terracotta tile, cement, graffiti, rock, \
            pebble, mud, texture, textured, pattern, patterned, stripe, striped, polka dot, checkered, floral, marbled, grunge, \
            rustic, industrial, paneling, panel, shiplap, herringbone, stone wall, holographic, glitter, sequin
            """
        ),
        (
            .light,
            """
            golden hour, blue hour, dusk, dawn, noon, midday, midnight, night, nighttime, evening, afternoon, morning, sunrise, \
            sunset, twilight, sunlight, sunshine, sunny, sunlit, sun, sun flare, lens flare, backlit, backlight, moonlight, moonlit, \
            starlight, starry, starry sky, night sky, blue sky, clear sky, sky, sunset sky, bokeh light, city light bokeh, sun ray, light beam, gel light, spring, cherry blossom season, candlelight, candlelit, firelight, lamplight, window light, streetlight, street light, neon, neon light, \
            neon sign, fairy light, city light, string light, overcast, cloudy, cloud, fog, foggy, mist, misty, haze, hazy, rain, \
            rainy, raining, storm, stormy, thunderstorm, lightning, snowing, snowfall, windy, summer, winter, autumn, fall, \
            spring season, springtime, rainbow, dappled light, dappled, god ray, light ray, sunbeam, aurora, northern lights, \
            dappled sunlight, christmas, halloween
            """
        ),
        (
            .object,
            """
            tree, palm tree, palm, palm leaf, plant, potted plant, flower, bouquet, rose petal, petal, cherry blossom, blossom, sunflower, tulip, lavender, hydrangea, pampas grass, pampas, eucalyptus, dried flower, wildflower, autumn leaf, leaf, fern, monstera, banana leaf, vine, log, stone block, block, arch, arched doorway, nightstand, cabinet, dresser, chaise, daybed, tray, plate, glass, wine glass, champagne glass, teapot, cactus, bush, hedge, branch, chair, armchair, sofa, couch, \
            bench, stool, table, desk, shelf, bookshelf, bookcase, book, lamp, chandelier, candle, vase, pot, basket, cushion, pillow, bed, \
            blanket, fireplace, window, door, doorway, column, pillar, podium, pedestal, plinth, platform, step, ladder, balloon, confetti, \
            bubble, ribbon, gift, gift box, present, christmas tree, umbrella, parasol, hammock, surfboard, bicycle, bike, scooter, \
            motorcycle, motorbike, taxi, vintage car, sports car, truck, horse, dog, cat, bird, butterfly, fish, animal, people, \
            person behind, crowd, tourist, passerby, pedestrian, child, children, logo, text, sign, billboard, poster, painting, \
            sculpture, statue, clock, piano, guitar, cup, coffee cup, coffee, glass of wine, fruit, food, cake, bottle, cloud shape, \
            star, firework, flag, fence, gate, wave, seagull, tent, camera, laptop, phone booth, prop, decoration, decor, furniture, \
            mannequin, sphere, cube, geometric shape, shape, smoke machine, fire, flame, splash, skeleton, robot, spaceship, dragon, unicorn, dinosaur
            """
        ),
    ]

    /// Names of places, also of those that are things in other prompts: "on a yacht".
    static let places: Set<String> = {
        let words = groups.first { $0.0 == .place }?.1 ?? ""
        return Set(WordGroup(.unknown, words).phrases.map(String.init)).union([
            "snow", "water", "under water", "sand", "grass", "sun",
        ])
    }()

    /// Words that are written another way than the name they are given in a plan.
    static let aliases: [String: String] = WordPairs.table(
        """
        outdoor=outdoors, outside=outdoors, indoor=indoors, seaside=beach, beachside=beach, seashore=beach, coffee shop=cafe, coffee house=cafe, coffee \
        bar=cafe, rooftop terrace=rooftop, roof=rooftop, wood=wood, wooden=wood, timber=wood, tiled=tile, sunny=sunny, midday=noon, \
        nighttime=night, foggy=fog, misty=fog, mist=fog, rainy=rain, raining=rain, nyc=new york, new york city=new york, manhattan=new \
        york, neon sign=neon, neon light=neon, streetlight=street light, twilight=dusk, stairs=staircase, snowing=snow, snowfall=snow, \
        snowy=snow, sandy=sand, moonlit=moonlight, candlelit=candlelight, cloudy=cloud, stormy=storm, hazy=haze, bookshop=bookstore, textured=texture, \
        patterned=pattern, striped=stripe, children=child, seaport=harbor
        """, link: "=")
}
