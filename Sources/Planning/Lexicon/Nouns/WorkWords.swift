// Tools, machines and what hospitals and workshops use.

/// What people work with.
enum WorkWords {
    /// What is held in the hand to make and mend things.
    static let tools = """
        mallet, sledgehammer, chisel, rasp, hand plane, sander, belt sander, grinder, angle grinder, soldering iron, hacksaw, \
        handsaw, circular saw, chainsaw, power drill, cordless drill, drill bit, lathe, workbench, sawhorse, trestle, \
        spirit level, set square, crowbar, axe head, hatchet, machete, pocket knife, penknife, multitool, utility knife, \
        box cutter, stanley knife, glue gun, staple gun, caulking gun, putty knife, trowel, hoe, secateurs, pruning shears, \
        shears, hedge trimmer, strimmer, leaf blower, mower, hose, hose pipe, pitchfork, garden fork, dibber, plant label, \
        watering hose, seed tray, propagator, compost bin, magnifying glass, tape dispenser, rivet gun, socket set, \
        allen key, hex key, torque wrench, jack, car jack, jump leads, toolbelt, tool belt, tool bag, tool chest, work glove, \
        hi vis jacket, ear defenders, dust mask, respirator, welding mask, knee pads
        """

    /// Machines and what they are made of.
    static let machines = """
        motor, engine, compressor, generator, turbine, gearbox, gear, gear wheel, cog, cogwheel, bearing, ball bearing, \
        piston, cylinder, crankshaft, camshaft, spark plug, radiator cap, air filter, oil filter, fuel cap, valve, pipe, \
        pipework, tubing, hose clamp, coupling, flange, gasket, o ring, bolt, screw, screw head, washer, bracket, coil, \
        magnet, chain link, pulley, conveyor, conveyor belt, forklift, fork lift, pallet, pallet jack, crane hook, winch, \
        hoist, scaffold, container, shipping container, oil drum, jerry can, gas cylinder, gas bottle, tank, water heater, \
        boiler, housing, casing, enclosure, control panel, switchboard, circuit board, fuse, fuse box, gauge, pressure gauge, \
        meter, display panel, touch screen, touchscreen, keypad, push button, lever, crank, indicator light, led strip, \
        heat sink, fan blade, rotor blade, nameplate, rating plate, serial plate, drone propeller, 3d printer, laser cutter, \
        loom, spinning wheel, sewing needle, knitting needle, crochet hook, yarn, ball of yarn, ball of wool, skein, \
        thread spool, embroidery hoop, thimble, pincushion, ironing mat
        """

    /// What doctors, teachers and scientists use.
    static let science = """
        stethoscope, syringe, thermometer, bandage, plaster cast, band aid, sticking plaster, crutch, crutches, wheelchair, \
        walking frame, zimmer frame, stretcher, hospital bed, drip stand, iv drip, scalpel, forceps, test tube, beaker, \
        petri dish, bunsen burner, microscope, telescope, binoculars, compass, barometer, hourglass, sundial, weather vane, \
        weathervane, scales, kitchen scale, weighing scale, abacus, protractor, chart, graph, flip chart, map, wall map, \
        atlas, textbook, exercise book, school bag, crayon box, marker pen, felt tip, felt tip pen, marker, whiteboard marker, chalk stick, colored pencil, \
        pencil sharpener, sharpener, glue stick, rubber stamp, hole punch, paper shredder, in tray, desk tidy, pen holder, \
        name tag, id card, keycard
        """

    static let all = [tools, machines, science].joined(separator: ", ")
}
