// The step Recolor: what it may change, what it keeps, where the colour comes from.

import Engines
import Imaging
import RetouchModel
import TestSupport
import Testing

@Suite struct RecolorTests {
    static let red = Color(hex: "#c8102e")!
    static let center = 150
    static let radius: Float = 60

    /// A disc of shaded cloth before a ground, and where it is.
    static func source(_ cloth: Color = Color(hex: "#e6e4e0")!, on ground: Color = Color(hex: "#3c5a46")!) -> Raster {
        let mask = disc()
        var random = SeededRandom(seed: 8)
        return Pictures.drawn(300, 300) { x, y in
            let share = Float(mask[x, y]) / 255
            let light = 0.75 + 0.25 * Float(x) / 300 - ((x / 14) % 2 == 0 ? 0.08 : 0)
            let grain = random.gaussian() * 1.2
            func level(_ cloth: UInt8, _ ground: UInt8) -> UInt8 {
                UInt8(min(255, max(0, Float(cloth) * light * share + Float(ground) * (1 - share) + grain)))
            }
            return SIMD4(
                level(cloth.red, ground.red), level(cloth.green, ground.green), level(cloth.blue, ground.blue), 255)
        }
    }

    static func disc() -> Mask {
        Pictures.discMask(300, 300, centerX: Float(center), centerY: Float(center), radius: radius)
    }

    static func edit(
        _ region: Region, to target: Recoloring.Target = .color(red), words: String = "#", source: Raster = source(),
        mask: Mask? = nil, subject: Mask? = nil, context: Raster? = nil, seeds: [UInt32] = [4], mode: GenerationMode = .balanced,
        workers: Int = 2
    ) throws -> (variations: [EngineVariation], outcome: EngineOutcome) {
        var edit = DrawnEdit(.transparent)
        edit.finder.mask = subject ?? disc()
        edit.compute = Compute(workers: workers)
        edit.input.source = DecodedImage(raster: source, format: .png, hasAlpha: !source.isOpaque)
        edit.input.context = context.map { DecodedImage(raster: $0, format: .png, hasAlpha: !$0.isOpaque) }
        edit.input.mask = mask
        edit.input.mode = mode
        edit.input.seeds = seeds
        let recoloring = Recoloring(region: region, target: target)
        edit.input.plan = EditPlan(steps: [PlanStep(action: .recolor(recoloring), words: words, reason: "")])
        return try edit.run()
    }

    static func median(_ raster: Raster, _ inside: (Int, Int) -> Bool) -> SIMD3<Float> {
        var channels: [[UInt8]] = [[], [], []]
        for y in 0..<raster.height {
            for x in 0..<raster.width where inside(x, y) { for c in 0..<3 { channels[c].append(raster[x, y][c]) } }
        }
        return SIMD3(channels.map { Float($0.sorted()[$0.count / 2]) })
    }

    static func near(_ a: SIMD3<Float>, _ color: Color, _ tolerance: Float) -> Bool {
        let d = a - SIMD3(Float(color.red), Float(color.green), Float(color.blue))
        return (d * d).max() <= tolerance * tolerance
    }

    private func isInside(_ x: Int, _ y: Int, _ shrink: Float = 8) -> Bool {
        let dx = Float(x - Self.center) + 0.5
        let dy = Float(y - Self.center) + 0.5
        return dx * dx + dy * dy < (Self.radius - shrink) * (Self.radius - shrink)
    }

    @Test(arguments: [GenerationMode.fast, .balanced, .quality]) func aMaskedAreaGetsTheColorAndNothingElseChanges(
        mode: GenerationMode
    ) throws {
        let source = Self.source()
        let result = try #require(try Self.edit(.mask(word: "dress"), mask: Self.disc(), mode: mode).variations.first)
        #expect(Self.near(Self.median(result.raster) { isInside($0, $1) }, Self.red, 12))
        let mask = Self.disc()
        for index in 0..<source.pixelCount where mask.values[index] == 0 {
            #expect(result.raster.pixels[index * 4..<index * 4 + 4] == source.pixels[index * 4..<index * 4 + 4])
        }
        let report = try FidelityMeter.measure(
            result.raster, variation: result, lossless: true, backgroundChange: false, compute: Compute(workers: 1))
        #expect(report.changedOutside == 0)
        #expect(report.allowedFraction < 0.14 && report.allowedFraction > 0.11)
    }

    /// No rim of the old colour: every pixel lies between what is behind and the new cloth.
    @Test(arguments: ["#f4f4f0", "#16181a", "#3c5a46"], ["#101014", "#c8102e"]) func noHaloIsLeft(ground: String, target: String)
        throws
    {
        let ground = Color(hex: ground)!
        let target = Color(hex: target)!
        let cloth = Color(hex: ground.hex == "#f4f4f0" ? "#4a6a9a" : "#e6e4e0")!
        let source = Self.source(cloth, on: ground)
        // A generous mask: the matte finds the edge inside it.
        let mask = Pictures.discMask(300, 300, centerX: 150, centerY: 150, radius: Self.radius + 2)
        let result = try #require(
            try Self.edit(.mask(word: ""), to: .color(target), source: source, mask: mask, mode: .quality).variations.first
        ).raster
        let inner = Self.median(result) { isInside($0, $1) }
        let truth = Self.disc()
        var worst: Float = 0
        for y in 80..<220 {
            for x in 80..<220 where truth[x, y] > 0 && truth[x, y] < 255 {
                for channel in 0..<3 {
                    let behind = Float([ground.red, ground.green, ground.blue][channel])
                    let low = min(behind, inner[channel]) - 40
                    let high = max(behind, inner[channel]) + 40
                    let value = Float(result[x, y][channel])
                    worst = max(worst, low - value, value - high)
                }
            }
        }
        #expect(worst <= 0, "\(worst) levels beyond both sides and their shading")
    }

    @Test func theSameBytesForAnyNumberOfThreadsAndTwice() throws {
        let one = try Self.edit(
            .mask(word: ""), to: .color(.white), words: "white", mask: Self.disc(), seeds: [5, 6], workers: 1)
        let three = try Self.edit(.mask(word: ""), to: .color(.white), words: "white", mask: Self.disc(), seeds: [6], workers: 3)
        #expect(one.variations[1].raster == three.variations[0].raster)
    }

    @Test func aHexColorDoesNotVaryAndANameDoes() throws {
        let exact = try Self.edit(.mask(word: ""), words: "make it #c8102e", mask: Self.disc(), seeds: [4, 5, 6, 7])
        #expect(Set(exact.variations.map(\.raster.pixels)).count == 1)
        #expect(exact.outcome.notices.map(\.code) == [.notApplied], "it says that nothing varies")
        for (color, words) in [(Color(hex: "#ff0000")!, "red"), (Color.white, "white"), (Color.black, "black")] {
            let named = try Self.edit(
                .mask(word: ""), to: .color(color), words: words, source: Self.source(Color(hex: "#7a8088")!), mask: Self.disc(),
                seeds: [4, 5, 6, 7])
            let medians = named.variations.map { variation in Self.median(variation.raster) { isInside($0, $1) } }
            for a in 0..<4 {
                for b in a + 1..<4 {
                    let d = medians[a] - medians[b]
                    let distance = (d * d).sum().squareRoot()
                    #expect(distance > 3 && distance < 90, "\(words) \(a) \(b): \(distance)")
                }
            }
            #expect(named.outcome.notices.isEmpty)
        }
    }

    @Test func aNameMeansADyeAndNeonMeansTheScreen() throws {
        let source = Self.source(Color(hex: "#7a8088")!)
        func saturation(_ words: String) throws -> Float {
            let result = try Self.edit(
                .mask(word: ""), to: .color(Color(hex: "#ff0000")!), words: words, source: source, mask: Self.disc())
            let median = Self.median(result.variations[0].raster) { isInside($0, $1) }
            return median.max() - median.min()
        }
        let named = try saturation("make it red")
        #expect(try saturation("make it neon red") > named + 20)
        #expect(try saturation("make it #ff0000") > named + 20)
        #expect(named > 120)
    }

    @Test func subjectAndBackgroundAreEachOthersRest() throws {
        let source = Self.source()
        let subject = try #require(try Self.edit(.subject).variations.first).raster
        let background = try #require(try Self.edit(.background, to: .color(Color(hex: "#204080")!)).variations.first).raster
        let mask = Self.disc()
        for index in 0..<source.pixelCount {
            let range = index * 4..<index * 4 + 4
            if mask.values[index] == 0 { #expect(subject.pixels[range] == source.pixels[range]) }
            if mask.values[index] == 255 { #expect(background.pixels[range] == source.pixels[range]) }
        }
        #expect(Self.near(Self.median(subject) { isInside($0, $1) }, Self.red, 12))
        #expect(Self.near(Self.median(background) { x, y in x < 60 && y < 60 }, Color(hex: "#204080")!, 12))
    }

    @Test func wholeAndHalves() throws {
        let blue = Color(hex: "#204080")!
        let whole = try #require(try Self.edit(.whole, to: .color(blue)).variations.first).raster
        #expect(Self.median(whole) { _, _ in true }.z > Self.median(whole) { _, _ in true }.x + 40)
        let left = try #require(try Self.edit(.part(.left), to: .color(blue)).variations.first).raster
        let source = Self.source()
        for y in 0..<300 { #expect(left[150, y] == source[150, y]) }
        #expect(left[100, 150] != source[100, 150])
    }

    @Test func softMasksMixOnce() throws {
        var mask = Self.disc()
        for index in mask.values.indices where mask.values[index] > 0 { mask.values[index] = 135 }
        let result = try #require(try Self.edit(.mask(word: ""), to: .color(.black), mask: mask).variations.first).raster
        let before = Self.median(Self.source()) { isInside($0, $1) }
        let after = Self.median(result) { isInside($0, $1) }
        // Half the change in linear light: 230 becomes about 170 and not 200.
        #expect(after.y < before.y - 30 && after.y > before.y - 80)
    }

    @Test func tinyRegionsAndFrameEdges() throws {
        let source = Self.source()
        for (x, y, side) in [(150, 150, 1), (150, 150, 3), (0, 0, 12), (290, 140, 10)] {
            var mask = Mask(width: 300, height: 300, repeating: 0)
            for v in y..<y + side { for u in x..<x + side { mask[u, v] = 255 } }
            let result = try #require(try Self.edit(.mask(word: ""), mask: mask).variations.first).raster
            #expect(result[x + side / 2, y + side / 2] != source[x + side / 2, y + side / 2])
            #expect(result[x == 0 ? 40 : 20, 280] == source[x == 0 ? 40 : 20, 280])
        }
    }

    @Test func transparencyStays() throws {
        var source = Self.source()
        for index in 0..<source.pixelCount {
            source.pixels[index * 4 + 3] = index % 300 < 120 ? 0 : index % 300 < 140 ? 128 : 255
        }
        let result = try #require(try Self.edit(.mask(word: ""), source: source, mask: Self.disc()).variations.first).raster
        for index in 0..<source.pixelCount {
            #expect(result.pixels[index * 4 + 3] == source.pixels[index * 4 + 3])
            if source.pixels[index * 4 + 3] == 0 {
                #expect(result.pixels[index * 4..<index * 4 + 3] == source.pixels[index * 4..<index * 4 + 3])
            }
        }
        #expect(result[130, 150] != source[130, 150])
    }

    // MARK: - The context's colour

    @Test func theContextsMainColorIsTaken() throws {
        let green = Color(hex: "#1f8a50")!
        let product = Pictures.disc(200, 160, centerX: 100, centerY: 80, radius: 45, green, on: .white)
        var busy = Pictures.disc(200, 160, centerX: 100, centerY: 80, radius: 40, green, on: Color(hex: "#8a8a8c")!)
        for y in 0..<160 { for x in 0..<30 { busy[x, y] = SIMD4(180, 150, 40, 255) } }
        var cutOut = Pictures.plain(120, 120, green)
        for y in 0..<120 { for x in 0..<120 where x < 40 || y < 40 { cutOut[x, y] = SIMD4(255, 0, 0, 0) } }
        for context in [product, busy, cutOut, Pictures.plain(90, 60, green)] {
            let result = try #require(
                try Self.edit(.mask(word: ""), to: .context, mask: Self.disc(), context: context).variations.first
            ).raster
            #expect(Self.near(Self.median(result) { isInside($0, $1) }, green, 14))
        }
    }

    @Test func withoutAContextTheStepSaysSo() throws {
        #expect(throws: EditFailure.self) { try Self.edit(.mask(word: ""), to: .context, mask: Self.disc()) }
        do {
            _ = try Self.edit(.mask(word: ""), to: .context, mask: Self.disc())
        } catch let failure as EditFailure {
            #expect(failure.reason == .inputValidation && failure.message.contains("image_context"))
        }
        let clear = Raster(width: 40, height: 40)
        #expect(throws: EditFailure.self) { try Self.edit(.mask(word: ""), to: .context, mask: Self.disc(), context: clear) }
    }

    @Test func aWhollyTransparentRegionIsRefused() throws {
        var source = Self.source()
        let disc = Self.disc()
        for index in 0..<source.pixelCount where disc.values[index] > 0 { source.pixels[index * 4 + 3] = 0 }
        do {
            _ = try Self.edit(.mask(word: ""), source: source, mask: Self.disc())
            Issue.record("must fail")
        } catch let failure as EditFailure {
            #expect(failure.reason == .inputValidation)
        }
    }

    @Test func cancellingStopsIt() throws {
        let stopped = EditFailure(.cancelled, stage: .engine, "stop")
        let counter = Counter()
        var edit = DrawnEdit(.transparent)
        edit.input.source = DecodedImage(raster: Self.source(), format: .png, hasAlpha: false)
        edit.input.mask = Self.disc()
        edit.input.plan = EditPlan(steps: [
            PlanStep(action: .recolor(Recoloring(region: .mask(word: ""), target: .color(.white))), words: "#", reason: "")
        ])
        edit.compute = Compute(workers: 2, interruption: { counter.next() > 12 ? stopped : nil })
        #expect(throws: stopped) { try edit.run() }
    }

    @Test(arguments: [("bow", true), ("box", false)])
    func foldsOfCreamClothAreNoGilt(word: String, isRecolored: Bool) throws {
        // A cream disc with a beige fold that has the hue of gold.
        var source = Self.source(Color(hex: "#efe6d4")!)
        for y in 140..<160 { for x in 130..<150 { source[x, y] = SIMD4(205, 178, 132, 255) } }
        var edit = DrawnEdit(.transparent)
        edit.finder.mask = Self.disc()
        edit.input.source = DecodedImage(raster: source, format: .png, hasAlpha: false)
        edit.input.mode = .balanced
        edit.input.seeds = [4]
        edit.input.annotation = .strokes([
            Stroke(
                shape: .circle(center: Point(x: 0.5, y: 0.5), radiusX: 0.27, radiusY: 0.27), color: Color(hex: "#00ff00")!)
        ])
        let recoloring = Recoloring(region: .annotation(MarkReference(word: word, kind: .accessory)), target: .color(Self.red))
        edit.input.plan = EditPlan(steps: [PlanStep(action: .recolor(recoloring), words: "#", reason: "")])
        let result = try #require(try edit.run().variations.first).raster
        let fold = Self.median(result) { x, y in (134..<146).contains(x) && (144..<156).contains(y) }
        #expect((fold.x - fold.y > 60) == isRecolored, "\(fold)")
        let cloth = Self.median(result) { x, y in (165..<190).contains(x) && (135..<165).contains(y) }
        #expect(cloth.x - cloth.y > 60)
    }

}
