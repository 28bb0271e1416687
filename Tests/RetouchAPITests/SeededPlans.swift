// Random steps of plans: every kind, every kind of region.

import RetouchAPI
import RetouchModel

extension SeededValues {
    mutating func region() -> Region {
        switch int(0...7) {
        case 0: .whole
        case 1: .background
        case 2: .subject
        case 3: .part(one(of: Region.Side.allCases))
        case 4: .colorArea(color())
        case 5:
            .named(
                NamedRegion(
                    kind: one(of: NamedRegion.Kind.allCases), word: text(), color: maybe { $0.color() },
                    side: maybe { $0.one(of: Region.Side.allCases) }, isBehind: bool()))
        case 6: .annotation(MarkReference(color: maybe { $0.color() }, isExact: bool(), word: text()))
        default: .mask(word: text())
        }
    }

    mutating func action() -> PlanAction {
        switch int(0...3) {
        case 0: look()
        case 1: object()
        case 2: frame()
        default: described()
        }
    }

    private mutating func look() -> PlanAction {
        switch int(0...7) {
        case 0: .replaceBackground(backdrop())
        case 1: .blurBackground(extent())
        case 2: .recolor(Recoloring(region: region(), target: bool() ? .color(color()) : .context))
        case 3:
            .relight(
                Relight(
                    recipe: one(of: Relight.Recipe.allCases), side: maybe { $0.one(of: Region.Side.allCases) },
                    strength: fraction()))
        case 4:
            .adjust(
                Adjustment(
                    region: region(),
                    changes: list(0...5) { values in
                        SliderChange(
                            values.one(of: Slider.allCases), band: values.maybe { $0.one(of: ColorBand.allCases) },
                            amount: values.fraction() * (values.bool() ? 1 : -1), isAutomatic: values.bool())
                    }))
        case 5: .sharpen(Refinement(region: region(), amount: fraction()))
        case 6: .denoise(Refinement(region: region(), amount: fraction()))
        default: .smooth(Smoothing(flaw: one(of: Smoothing.Flaw.allCases), region: region(), amount: fraction()))
        }
    }

    private mutating func object() -> PlanAction {
        switch int(0...4) {
        case 0: .remove(region())
        case 1: .extract(region())
        case 2: .place(Placement(object: text(), region: region()))
        case 3:
            .addObject(
                ObjectAddition(
                    object: text(), accessory: maybe { $0.one(of: ObjectAddition.Accessory.allCases) },
                    color: maybe { $0.color() }, region: region()))
        default: .replaceObject(ObjectReplacement(region: region(), object: text(), fromContext: bool()))
        }
    }

    private mutating func frame() -> PlanAction {
        switch int(0...4) {
        case 0:
            .crop(
                Cropping(
                    ratio: maybe { AspectRatio($0.int(1...100), $0.int(1...100)) }, isTighter: bool(),
                    trim: maybe { $0.one(of: Region.Side.allCases) }, region: region()))
        case 1: .straighten(maybe { $0.fraction() * 90 - 45 })
        case 2: .rotate(fraction() * 360 - 180)
        case 3: .flip(one(of: FlipAxis.allCases))
        default:
            .turn(
                Turning(
                    part: one(of: Turning.Part.allCases), direction: one(of: Turning.Direction.allCases),
                    degrees: extent() * 12))
        }
    }

    private mutating func described() -> PlanAction {
        let change = DescribedChange(
            text: text(), region: region(), view: maybe { $0.one(of: DescribedChange.View.allCases) })
        return switch int(0...4) {
        case 0: .pose(change)
        case 1: .hairstyle(change)
        case 2: .garment(change)
        case 3: .restyle(change)
        default: .unknown(kind: text(), summary: text())
        }
    }

    mutating func brief() -> SceneBrief {
        SceneBrief(
            place: one(of: ScenePlace.allCases), material: maybe { $0.one(of: SceneMaterial.allCases) },
            hour: maybe { $0.one(of: SceneHour.allCases) }, weather: maybe { $0.one(of: SceneWeather.allCases) },
            season: maybe { $0.one(of: SceneSeason.allCases) }, lightSide: maybe { $0.one(of: Region.Side.allCases) },
            light: maybe { $0.one(of: SceneLight.allCases) },
            warmth: fraction() * 2 - 1, palette: list(0...3) { $0.color() },
            depth: maybe { $0.one(of: SceneDepth.allCases) }, table: maybe { $0.one(of: SceneMaterial.allCases) })
    }

    mutating func plan() -> EditPlan {
        EditPlan(
            steps: list(0...4) { PlanStep(action: $0.action(), words: $0.text(), reason: $0.text()) },
            kept: list(0...2) { $0.region() })
    }
}
