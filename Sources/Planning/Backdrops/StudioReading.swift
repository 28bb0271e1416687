// Which studio the words mean: paper, light, gradient, floor.

import RetouchModel

/// Reads a studio backdrop out of the evidence.
///
/// Paper: the colour named; without one white, or near black where the light is dramatic or a spot. Light: the one named; "clean" or
/// "bright" on near-white paper, packshot words and "no shadows" are high key; else soft. Floor: yes, except for walls and where the
/// prompt says no; "no shadows" also takes the floor, because the contact shadow lies on it.
struct StudioReading {
    let evidence: Evidence

    /// "Neutral": a light warm grey.
    static let neutral = Color(red: 0xe6, green: 0xe4, blue: 0xe0)
    /// Paper of dark light without a named colour.
    static let darkPaper = Color(red: 0x2b, green: 0x2b, blue: 0x2b)
    /// From this Oklab lightness on, paper counts as near white.
    private static let nearWhite: Float = 0.93
    /// Chroma from which on a colour is none of the greys.
    private static let tinted: Float = 0.015

    /// The studio, or `nil` when no word of the studio was said.
    func decision() throws(EditFailure) -> Decision? {
        let wantsFloor = evidence.floor.contains(where: \.value) || !evidence.floorColors.isEmpty
        let wantsShadow = evidence.shadow.contains(where: \.value)
        let gradient = isGradient
        let gloss = evidence.gloss.last?.value ?? false
        guard !evidence.studio.isEmpty || !evidence.lights.isEmpty || gradient || wantsFloor || wantsShadow || gloss else {
            return nil
        }
        let light = light
        var (paper, top) = gradient ? gradientColors(light) : (paper(light), nil)
        var unused: [Range<Int>] = []
        if gradient, evidence.colors.count > 2 { unused = evidence.colors[1..<(evidence.colors.count - 1)].map(\.range) }
        if let floorColor = evidence.floorColors.first {
            // One sweep has one paper: the floor's colour counts only when the wall has none.
            if evidence.colors.isEmpty { paper = floorColor.value } else { unused.append(floorColor.range) }
        }
        if top == paper { top = nil }
        let studio = StudioBackdrop(color: paper, gradientTo: top, light: light, floor: floor || gloss, gloss: gloss)
        unused += evidence.blur.filter { $0.value > 0 }.map(\.range)
        return Decision(
            backdrop: .studio(studio), reason: "The prompt asks for a studio: " + studio.summary + ".",
            words: evidence.backdropRanges + evidence.gloss.filter(\.value).map(\.range),
            unused: unused)
    }

    private var isGradient: Bool {
        !evidence.gradient.isEmpty || (evidence.colorsJoinedByTo && evidence.colors.count > 1)
    }

    // MARK: Light

    private var light: StudioBackdrop.Light {
        let named = evidence.lights.map(\.value)
        // The strongest word wins: "soft dramatic spotlight" is a spot.
        for light in [StudioBackdrop.Light.spot, .dramatic, .highKey, .soft] where named.contains(light) { return light }
        if evidence.shadow.contains(where: { !$0.value }) { return .highKey }
        if evidence.studio.contains(where: { $0.value == .packshot }), isNearWhite { return .highKey }
        let bright = !evidence.clean.isEmpty || evidence.modifiers.contains { $0.value == .bright }
        let wantsShadow = evidence.shadow.contains(where: \.value)
        return bright && isNearWhite && !wantsShadow ? .highKey : .soft
    }

    private var isNearWhite: Bool {
        guard let color = evidence.colors.first?.value ?? evidence.floorColors.first?.value else { return true }
        return OklabColor(color).lightness >= Self.nearWhite
    }

    // MARK: Paper

    private func paper(_ light: StudioBackdrop.Light) -> Color {
        let modifiers = evidence.modifiers.map(\.value)
        if let color = evidence.colors.first?.value { return modifiers.reduce(color) { $1.apply(to: $0) } }
        if !evidence.neutral.isEmpty { return modifiers.reduce(Self.neutral) { $1.apply(to: $0) } }
        if modifiers.contains(.dark) || modifiers.contains(.deep) { return Self.darkPaper }
        let dark = light == .spot || light == .dramatic
        return modifiers.reduce(dark ? Self.darkPaper : .white) { $1.apply(to: $0) }
    }

    /// From the bottom to the top. One colour fades into white, or from a light grey when it is white itself.
    private func gradientColors(_ light: StudioBackdrop.Light) -> (Color, Color?) {
        let colors = evidence.colors.map(\.value)
        if colors.count > 1 {
            let ends = (colors[0], colors[colors.count - 1])
            return evidence.firstColorOnTop ? (ends.1, ends.0) : ends
        }
        let only = paper(light)
        let shade = OklabColor(only)
        guard shade.lightness >= Self.nearWhite, max(abs(shade.a), abs(shade.b)) < Self.tinted else { return (only, .white) }
        return (Color(red: 0xd9, green: 0xd9, blue: 0xd9), only)
    }

    private var floor: Bool {
        if let asked = evidence.floor.last { return asked.value }
        if evidence.shadow.contains(where: { !$0.value }) { return false }
        return !evidence.studio.contains { $0.value == .wall }
    }
}
