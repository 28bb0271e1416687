// Outlines of things on the sample photographs, traced by hand on enlargements of them.

import Imaging

/// A thing that somebody may circle, with its true outline.
struct PhotographedThing: Sendable, CustomStringConvertible {
    /// The sample photograph.
    let photograph: String
    let name: String
    /// Corners in the photograph's pixels: right to about 2 pixels, and to 5 where fur or blur makes the edge soft.
    let outline: [SIMD2<Float>]

    var description: String { "\(photograph)'s \(name)" }

    private init(_ photograph: String, _ name: String, _ corners: [(Float, Float)]) {
        self.photograph = photograph
        self.name = name
        outline = corners.map { SIMD2($0.0, $0.1) }
    }

    private init(_ photograph: String, _ name: String, ellipse center: (x: Float, y: Float), _ radius: (x: Float, y: Float)) {
        // Points of the circle (3, 4, 5)/5 and the like, so that no angle is needed.
        let eighth: [(Float, Float)] = [(1, 0), (0.9806, 0.1961), (0.9231, 0.3846), (0.8, 0.6), (0.7071, 0.7071)]
        let quarter = eighth + eighth.reversed().dropFirst().map { ($0.1, $0.0) }
        let half = quarter + quarter.dropFirst().map { (-$0.1, $0.0) }
        let full = half + half.dropFirst().dropLast().map { (-$0.0, -$0.1) }
        self.init(photograph, name, full.map { (center.x + $0.0 * radius.x, center.y + $0.1 * radius.y) })
    }

    /// The middle and half the extents of the outline's box.
    var frame: (center: SIMD2<Float>, half: SIMD2<Float>) {
        let low = outline.reduce(outline[0]) { pointwiseMin($0, $1) }
        let high = outline.reduce(outline[0]) { pointwiseMax($0, $1) }
        return ((low + high) / 2, (high - low) / 2)
    }

    /// 255 where a pixel's middle is inside.
    func mask(width: Int, height: Int) -> Mask {
        var mask = Mask(width: width, height: height, repeating: 0)
        let edges = Array(zip(outline, outline.dropFirst() + [outline[0]]))
        for y in 0..<height {
            let row = Float(y) + 0.5
            let crossings = edges.filter { ($0.y <= row) != ($1.y <= row) }
                .map { $0.x + (row - $0.y) / ($1.y - $0.y) * ($1.x - $0.x) }.sorted()
            for pair in stride(from: 0, to: crossings.count - 1, by: 2) {
                let first = max(0, Int((crossings[pair] + 0.5).rounded(.down)))
                let last = min(width, Int((crossings[pair + 1] + 0.5).rounded(.down)))
                for x in first..<max(first, last) { mask[x, y] = 255 }
            }
        }
        return mask
    }

    // MARK: - Things that stand out by their colour

    static let pen = PhotographedThing(
        "graphic", "pen",
        [
            (813, 593), (811, 588), (813, 570), (817, 550), (821, 528), (840, 500), (860, 450), (882, 400), (910, 350),
            (936, 300),
            (945, 284), (953, 276), (960, 273), (964, 262), (970, 258), (977, 259), (981, 266), (979, 274), (976, 280),
            (978, 287),
            (976, 300), (955, 350), (927, 400), (905, 450), (882, 500), (862, 538), (858, 545), (850, 550), (838, 565),
            (832, 576),
            (822, 584), (816, 592),
        ])

    static let blueTile = PhotographedThing(
        "graphic", "blue tile",
        [
            (245, 246), (255, 246), (300, 258), (350, 270), (400, 281), (420, 285), (435, 295), (445, 308), (450, 325),
            (452, 345),
            (458, 400), (462, 450), (466, 480), (464, 495), (458, 508), (448, 517), (435, 526), (420, 533), (408, 536),
            (390, 533),
            (350, 528), (300, 521), (245, 516), (225, 508), (210, 495), (202, 480), (200, 465), (195, 410), (190, 350),
            (187, 310),
            (186, 295), (190, 283), (200, 272), (215, 262), (225, 252), (235, 247),
        ])

    static let brownTile = PhotographedThing(
        "graphic", "brown tile",
        [
            (612, 171), (625, 172), (640, 178), (680, 193), (720, 209), (760, 224), (775, 231), (787, 242), (795, 258),
            (799, 275),
            (797, 295), (790, 325), (775, 375), (760, 420), (752, 442), (742, 455), (730, 462), (715, 464), (700, 466),
            (685, 466),
            (650, 455), (600, 440), (560, 427), (535, 418), (520, 408), (510, 392), (506, 375), (508, 360), (515, 330),
            (530, 280),
            (545, 235), (555, 205), (563, 193), (575, 186), (590, 179), (600, 173),
        ])

    static let violetTile = PhotographedThing(
        "graphic", "violet tile",
        [
            (935, 524), (945, 524), (960, 529), (1000, 547), (1040, 563), (1062, 573), (1073, 582), (1080, 595), (1082, 608),
            (1078, 625), (1065, 655), (1050, 690), (1035, 730), (1028, 750), (1015, 763), (1000, 769), (985, 768), (970, 767),
            (930, 750), (880, 731), (855, 722), (840, 712), (833, 698), (832, 685), (836, 668), (850, 630), (870, 580),
            (885, 545),
            (893, 533), (905, 527), (920, 525),
        ])

    static let swatches = PhotographedThing(
        "graphic", "swatches",
        [
            (23, 674), (30, 668), (40, 664), (50, 661), (60, 663), (100, 680), (145, 698), (158, 706), (166, 720), (170, 735),
            (190, 830), (210, 930), (224, 1000), (228, 1022), (223, 1036), (212, 1041), (200, 1045), (190, 1043), (150, 1036),
            (100, 1029), (90, 1022), (84, 1005), (76, 960), (60, 840), (49, 800), (29, 720),
        ])

    static let sun = PhotographedThing("car", "sun", ellipse: (976, 461.5), (13.5, 13))

    // MARK: - Things on a thing

    static let clasp = PhotographedThing(
        "product", "clasp",
        [
            (545, 774), (556, 778), (564, 787), (567, 798), (570, 801), (580, 800), (590, 804), (595, 811), (603, 818),
            (604, 823),
            (602, 830), (596, 836), (590, 840), (590, 846), (592, 855), (592, 866), (592, 930), (590, 938), (583, 940),
            (508, 940),
            (501, 938), (499, 930), (500, 862), (500, 850), (502, 843), (505, 839), (500, 838), (492, 832), (488, 826),
            (486, 819),
            (490, 812), (497, 807), (500, 801), (510, 800), (520, 802), (524, 800), (523, 795), (527, 787), (535, 779),
        ])

    static let bud = PhotographedThing(
        "product", "bud",
        [
            (226, 1010), (234, 1014), (244, 1022), (255, 1031), (262, 1043), (267, 1055), (268, 1066), (264, 1083), (259, 1085),
            (254, 1094), (248, 1097), (247, 1103), (243, 1104), (237, 1099), (228, 1095), (222, 1090), (218, 1090), (214, 1086),
            (213, 1080), (208, 1070), (206, 1060), (207, 1050), (210, 1040), (208, 1040), (210, 1033), (216, 1025), (221, 1014),
        ])

    static let blossom = PhotographedThing(
        "product", "pink blossom",
        [
            (741, 870), (765, 858), (775, 846), (795, 842), (807, 848), (815, 842), (833, 838), (852, 845), (862, 845),
            (875, 831),
            (900, 822), (920, 820), (930, 828), (935, 838), (945, 850), (946, 865), (942, 885), (935, 893), (950, 894),
            (965, 900),
            (980, 915), (985, 930), (999, 948), (990, 965), (980, 980), (968, 990), (945, 995), (925, 994), (934, 1010),
            (936, 1025), (930, 1045), (918, 1058), (905, 1072), (895, 1082), (878, 1076), (860, 1076), (845, 1067), (838, 1055),
            (828, 1040), (815, 1045), (800, 1048), (785, 1043), (770, 1035), (762, 1015), (752, 1000), (751, 985), (758, 970),
            (770, 957), (750, 940), (743, 920), (742, 900),
        ])

    static let bow = PhotographedThing(
        "baby", "bow",
        [
            (674, 8), (682, 20), (690, 40), (703, 62), (711, 85), (712, 105), (705, 130), (698, 150), (680, 148), (660, 140),
            (620, 136), (560, 138), (500, 145), (475, 150), (478, 172), (460, 183), (430, 200), (405, 208), (385, 220),
            (370, 235),
            (355, 260), (335, 282), (300, 315), (270, 345), (240, 358), (228, 376), (222, 376), (205, 362), (180, 338),
            (162, 305),
            (150, 270), (143, 235), (139, 195), (141, 180), (150, 172), (180, 160), (220, 147), (280, 134), (330, 129),
            (360, 132),
            (375, 137), (380, 130), (400, 116), (420, 107), (440, 105), (455, 105), (460, 98), (475, 80), (500, 66), (540, 52),
            (600, 32), (640, 17),
        ])

    static let mouth = PhotographedThing(
        "baby", "mouth",
        [
            (537, 692), (560, 680), (580, 668), (597, 657), (620, 650), (640, 643), (670, 641), (702, 638), (695, 655),
            (685, 680),
            (675, 700), (655, 718), (635, 728), (610, 733), (590, 727), (565, 712),
        ])

    static let lips = PhotographedThing(
        "people", "lips",
        [
            (508, 455), (512, 446), (520, 436), (535, 428), (550, 421), (565, 417), (578, 413), (588, 409), (585, 420),
            (578, 431),
            (570, 443), (560, 454), (550, 463), (538, 469), (527, 470), (518, 464), (510, 461),
        ])

    static let leftEye = PhotographedThing("animal", "left eye", ellipse: (545.5, 445), (36.5, 30))
    static let rightEye = PhotographedThing("animal", "right eye", ellipse: (699, 530.5), (36, 32))

    static let nose = PhotographedThing(
        "animal", "nose",
        [
            (552, 514), (562, 512), (575, 511), (585, 517), (597, 524), (604, 530), (605, 543), (600, 546), (585, 550),
            (575, 553),
            (567, 555), (562, 545), (560, 535), (556, 525),
        ])

    static let rim = PhotographedThing("car", "rim", ellipse: (335, 1079), (67.5, 112))

    static let all = [
        pen, blueTile, brownTile, violetTile, swatches, sun, clasp, bud, blossom, bow, mouth, lips, leftEye, rightEye, nose, rim,
    ]
}

/// How roughly a circle was drawn.
struct RoughCircle: Sendable, CustomStringConvertible {
    let description: String
    /// The radii as a share of half the thing's extents.
    let size: Float
    /// How far the middle is off, as a share of half the thing's extents.
    let shift: SIMD2<Float>

    /// Touches the thing's four sides from outside.
    static let close = RoughCircle(description: "close", size: 1.2, shift: .zero)
    static let large = RoughCircle(description: "large", size: 1.7, shift: .zero)
    /// Cuts the thing's four sides.
    static let small = RoughCircle(description: "small", size: 0.92, shift: .zero)
    static let offRight = RoughCircle(description: "off to the right and down", size: 1.25, shift: SIMD2(0.22, 0.16))
    static let offLeft = RoughCircle(description: "off to the left and up", size: 1.25, shift: SIMD2(-0.22, -0.16))

    static let all = [close, large, small, offRight, offLeft]

    /// In the photograph's pixels.
    func ellipse(round thing: PhotographedThing) -> (center: SIMD2<Float>, radius: SIMD2<Float>) {
        let frame = thing.frame
        return (frame.center + shift * frame.half, frame.half * size)
    }
}
