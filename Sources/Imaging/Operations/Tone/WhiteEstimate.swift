// Which colour the light of a picture has.

/// Finds the light's colour from several cues that err in different ways.
///
/// How warm the light is, grey edges say (van de Weijer, Gevers and Gijsenij 2007, "Edge-based color constancy", first derivative, fourth
/// power), together with a large bright ground where there is one. How green it is, is a question of its own, because things are red,
/// yellow or blue far more than they are green or magenta: the median of grey edges, of the brightest pixels (white patch) and of the
/// pixels whose colour is shading alone (Qian and others 2019, "On finding gray pixels"). All of these move with a cast by just the cast,
/// since none of them first asks what looks grey. What a picture is of by itself is then a matter of experience: photographs that
/// nothing is wrong with are a little warm, by skin, wood and lamps, and spread around that. Only what lies clearly outside of that
/// spread is a cast.
package enum WhiteEstimate {
    /// Blocks along the longer side of a picture at which the cues were weighed.
    package static let detail = 400

    /// The cast of the light; `nil` where the picture is as photographs are, or the cues contradict each other.
    ///
    /// - Parameters:
    ///   - picture: about `detail` blocks long.
    ///   - mask: where to look, 0 ... 1 for each block.
    package static func cast(of picture: ReducedPicture, mask: Plane<Float>? = nil, compute: Compute) -> ColorCast? {
        let cues = WhiteCues(picture, mask: mask)
        guard !cues.hasWhite, let edges = cues.edges else { return nil }
        let greys = GreyPixels.light(of: cues, compute: compute)
        let greens = [edges, cues.brightest, greys].compactMap { $0?.green }.sorted()
        let green = (greens[(greens.count - 1) / 2] + greens[greens.count / 2]) / 2 - usual.green
        var warmth = edges.warmth - usual.warmth
        if let ground = cues.ground {
            // Paper is white; a coloured ground is not, and its edges to other things say otherwise.
            guard abs(ground.warmth - warmth) < 0.3 else { return nil }
            warmth = (warmth + ground.warmth) / 2
        }
        // Parts of a picture that differ much, a sunset over a blue valley, leave open which of them shows the light.
        let doubt = 1 + 2.5 * max(0, cues.disagreement - 0.75)
        warmth *=
            warmth > 0
            ? smoothstep(0.16 * doubt, 0.33 * doubt, warmth) : smoothstep(0.13 * doubt, 0.25 * doubt, -warmth)
        let locus = ColorCast.daylightGreen(warmth: warmth)
        var tint = green - locus
        tint *= smoothstep(0.06, 0.12, abs(tint))
        // Less than that nobody sees.
        guard max(abs(warmth), abs(tint)) > 0.02 else { return nil }
        return ColorCast(warmth: warmth, green: tint + locus)
    }

    /// The light's colour with the warmth that photographs are liked for: what a new light takes the place of. `nil` = none to speak of.
    package static func leaning(of picture: ReducedPicture) -> ColorCast? {
        let cues = WhiteCues(picture, mask: nil)
        guard !cues.hasWhite, let edges = cues.edges, let brightest = cues.brightest else { return nil }
        let agrees = edges.green * brightest.green > 0
        let green = agrees ? (abs(edges.green) < abs(brightest.green) ? edges.green : brightest.green) : 0
        let size = (edges.warmth * edges.warmth + green * green).squareRoot()
        // A few hundredths are noise.
        let dead: Float = 0.09
        guard size > dead else { return nil }
        let share = min(1, (size - dead) * 2.2 / size + 0.25) * (1 - smoothstep(0.4, 0.8, cues.disagreement))
        return share > 0 ? ColorCast(warmth: edges.warmth * share, green: green * share) : nil
    }

    /// What photographs without a cast show on average.
    private static let usual = ColorCast(warmth: 0.1, green: -0.015)
}
