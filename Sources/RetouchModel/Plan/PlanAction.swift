// What one step of a plan does.

/// What a step does. A new kind touches this enum, the planner's lexicon, one file in `Engines/Local` and one registry line.
public enum PlanAction: Sendable, Codable, Equatable {
    case replaceBackground(Backdrop)
    /// Diameter of the defocus as a fraction of the frame's height, above 0.
    case blurBackground(Float)
    case recolor(Recoloring)
    case remove(Region)
    case relight(Relight)
    case adjust(Adjustment)
    case sharpen(Refinement)
    case denoise(Refinement)
    case smooth(Smoothing)
    case place(Placement)
    /// The region stays; everything else becomes transparent.
    case extract(Region)
    case crop(Cropping)
    /// Degrees clockwise; `nil` = what the picture's own lines say.
    case straighten(Float?)
    /// Degrees clockwise, -180 ... 180.
    case rotate(Float)
    case flip(FlipAxis)
    case turn(Turning)
    case addObject(ObjectAddition)
    case replaceObject(ObjectReplacement)
    case pose(DescribedChange)
    case hairstyle(DescribedChange)
    case garment(DescribedChange)
    case restyle(DescribedChange)
    /// A step of a newer server, as an older client sees it: by its name and its summary. No planner makes it, no engine carries it out.
    case unknown(kind: String, summary: String)

    /// The step's name in answers and on the command line.
    public var kind: String {
        switch self {
        case .replaceBackground: "ReplaceBackground"
        case .blurBackground: "BlurBackground"
        case .recolor: "Recolor"
        case .remove: "Remove"
        case .relight: "Relight"
        case .adjust: "Adjust"
        case .sharpen: "Sharpen"
        case .denoise: "Denoise"
        case .smooth: "Smooth"
        case .place: "Place"
        case .extract: "Extract"
        case .crop: "Crop"
        case .straighten: "Straighten"
        case .rotate: "Rotate"
        case .flip: "Flip"
        case .turn: "Turn"
        case .addObject: "AddObject"
        case .replaceObject: "ReplaceObject"
        case .pose: "Pose"
        case .hairstyle: "Hairstyle"
        case .garment: "Garment"
        case .restyle: "Restyle"
        case .unknown(let kind, _): kind
        }
    }

    /// One line for a reader, such as "studio sweep, #ffffff, seamless floor".
    public var summary: String {
        switch self {
        case .replaceBackground(let backdrop): backdrop.summary
        case .blurBackground(let diameter): "defocus of \(Int(diameter * 1_000 + 0.5)) thousandths of the height"
        case .recolor(let recoloring): recoloring.summary
        case .remove(let region), .extract(let region): region.summary
        case .relight(let relight): relight.summary
        case .adjust(let adjustment): adjustment.summary
        case .sharpen(let refinement), .denoise(let refinement): refinement.summary
        case .smooth(let smoothing): smoothing.summary
        case .place(let placement): placement.summary
        case .crop(let cropping): cropping.summary
        case .straighten(let degrees): degrees.map { "by \(Self.text($0))\u{B0}" } ?? "by the picture's own lines"
        case .rotate(let degrees): "\(Self.text(degrees))\u{B0} clockwise"
        case .flip(let axis): axis.rawValue
        case .turn(let turning): turning.summary
        case .addObject(let addition): addition.summary
        case .replaceObject(let replacement): replacement.summary
        case .pose(let change), .hairstyle(let change), .garment(let change), .restyle(let change): change.summary
        case .unknown(_, let summary): summary
        }
    }

    /// Whether the step invents what the inputs do not show, so that only a generative engine can ever do it.
    public var isGenerative: Bool {
        switch self {
        case .addObject(let addition): addition.accessory == nil
        case .replaceObject, .pose, .hairstyle, .garment, .restyle: true
        default: false
        }
    }

    private static func text(_ degrees: Float) -> String {
        Int(exactly: degrees).map(String.init) ?? String(degrees)
    }
}
