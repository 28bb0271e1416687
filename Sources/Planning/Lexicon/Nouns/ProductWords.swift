// Things that are sold: in a picture of a product, such a noun names the product.

import RetouchModel

/// "Make the car dark red" in a picture that shows a car and nobody: the car is the subject.
enum ProductWords {
    private static let names = Set(
        WordGroup(
            .unknown,
            [all, LeisureWords.music, LeisureWords.sport, LeisureWords.play, WorkWords.tools, WorkWords.machines].joined(
                separator: ", ")
        ).phrases.map(String.init))

    /// Things with a whole of their own; no parts, as a lid or a wheel, and nothing that a room or a street is made of.
    private static let all = """
        car, sports car, vintage car, van, truck, pickup, pickup truck, suv, jeep, convertible, sedan, hatchback, \
        limousine, camper, caravan, bus, tractor, bicycle, bike, scooter, motorcycle, motorbike, moped, vespa, boat, \
        sailboat, yacht, kayak, canoe, surfboard, skateboard, snowboard, stroller, pram, sofa, couch, loveseat, \
        sectional, settee, recliner, armchair, chair, rocking chair, office chair, dining chair, stool, bar stool, \
        bench, ottoman, pouf, beanbag, bean bag, footstool, table, coffee table, side table, dining table, end table, \
        desk, console table, nightstand, bedside table, shelf, bookshelf, bookcase, cabinet, dresser, sideboard, \
        armoire, chest of drawers, bed, crib, cot, mattress, lamp, floor lamp, table lamp, desk lamp, chandelier, \
        lantern, candle, candlestick, mirror, clock, wall clock, vase, pot, flower pot, flowerpot, planter, basket, \
        bowl, tray, plate, saucer, dish, cup, teacup, coffee cup, mug, coffee mug, jar, jug, pitcher, kettle, teapot, \
        pan, saucepan, frying pan, casserole, tumbler, goblet, carafe, thermos, flask, lunchbox, blender, toaster, \
        mixer, coffee maker, coffee machine, microwave, fridge, refrigerator, oven, stove, washing machine, \
        vacuum cleaner, iron, fan, heater, bottle, water bottle, wine bottle, perfume, perfume bottle, lotion, serum, \
        cream jar, tube, can, tin, carton, spray bottle, shampoo bottle, soap, soap bar, lipstick tube, \
        nail polish bottle, palette, compact, makeup brush, hairbrush, comb, razor, hair dryer, hairdryer, \
        curling iron, towel, blanket, throw, pillow, throw pillow, cushion, quilt, duvet, rug, package, packaging, box, \
        gift box, shoebox, pouch, parcel, phone, phone case, smartphone, tablet, ipad, laptop, keyboard, mouse pad, \
        monitor, tv, television, camera, speaker, headphone, radio, record player, turntable, console, game controller, \
        gamepad, printer, projector, power bank, guitar, piano, violin, toy, doll, teddy, teddy bear, ball, balloon, \
        basketball, football, helmet, bike helmet, tent, hammock, tennis racket, dumbbell, yoga mat, golf club, book, \
        notebook, pen, pencil, toolbox, tool, drill, hammer, ladder, watering can, suitcase, dog bed, dog collar, \
        figurine, sculpture, statue, ornament
        """

    /// A region for an engine: what is sold is looked for as accessories are, which are the subject where the picture shows a product and
    /// nobody, and otherwise refused with a hint. A colour or a side tells one of several and leaves the word as it is.
    static func region(_ region: Region) -> Region {
        guard case .named(var thing) = region, thing.kind == .other, thing.color == nil, thing.side == nil,
            names.contains(thing.word)
        else { return region }
        thing.kind = .accessory
        return .named(thing)
    }
}

extension PlanAction {
    /// The action where its region may be the product. Things are taken away, cut out and put somewhere by what they are: a lamp beside
    /// the product must not be the product.
    var onProduct: PlanAction {
        switch self {
        case .recolor(var recoloring):
            recoloring.region = ProductWords.region(recoloring.region)
            return .recolor(recoloring)
        case .adjust(var adjustment):
            adjustment.region = ProductWords.region(adjustment.region)
            return .adjust(adjustment)
        case .sharpen(var refinement):
            refinement.region = ProductWords.region(refinement.region)
            return .sharpen(refinement)
        case .denoise(var refinement):
            refinement.region = ProductWords.region(refinement.region)
            return .denoise(refinement)
        default: return self
        }
    }
}
