// Enums of plan steps and their numbers on the wire.

import CRetouchProtos
import RetouchModel

extension StudioBackdrop.Light: WireEnum {
    var number: UInt32 {
        switch self {
        case .soft: RETOUCH__V1__STUDIO_LIGHT__STUDIO_LIGHT_SOFT.rawValue
        case .highKey: RETOUCH__V1__STUDIO_LIGHT__STUDIO_LIGHT_HIGH_KEY.rawValue
        case .spot: RETOUCH__V1__STUDIO_LIGHT__STUDIO_LIGHT_SPOT.rawValue
        case .dramatic: RETOUCH__V1__STUDIO_LIGHT__STUDIO_LIGHT_DRAMATIC.rawValue
        }
    }
}

extension Region.Side: WireEnum {
    var number: UInt32 {
        switch self {
        case .left: RETOUCH__V1__SIDE__SIDE_LEFT.rawValue
        case .right: RETOUCH__V1__SIDE__SIDE_RIGHT.rawValue
        case .top: RETOUCH__V1__SIDE__SIDE_TOP.rawValue
        case .bottom: RETOUCH__V1__SIDE__SIDE_BOTTOM.rawValue
        }
    }
}

extension NamedRegion.Kind: WireEnum {
    var number: UInt32 {
        switch self {
        case .garment: RETOUCH__V1__THING_KIND__THING_KIND_GARMENT.rawValue
        case .accessory: RETOUCH__V1__THING_KIND__THING_KIND_ACCESSORY.rawValue
        case .bodyPart: RETOUCH__V1__THING_KIND__THING_KIND_BODY_PART.rawValue
        case .other: RETOUCH__V1__THING_KIND__THING_KIND_OTHER.rawValue
        }
    }
}

extension Relight.Recipe: WireEnum {
    var number: UInt32 {
        switch self {
        case .softDaylight: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_SOFT_DAYLIGHT.rawValue
        case .goldenHour: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_GOLDEN_HOUR.rawValue
        case .dramaticSide: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_DRAMATIC_SIDE.rawValue
        case .highKey: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_HIGH_KEY.rawValue
        case .lowKey: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_LOW_KEY.rawValue
        case .overcast: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_OVERCAST.rawValue
        case .night: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_NIGHT.rawValue
        case .warm: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_WARM.rawValue
        case .cool: RETOUCH__V1__RELIGHT_RECIPE__RELIGHT_RECIPE_COOL.rawValue
        }
    }
}

extension Slider: WireEnum {
    var number: UInt32 {
        switch self {
        case .exposure: RETOUCH__V1__SLIDER__SLIDER_EXPOSURE.rawValue
        case .contrast: RETOUCH__V1__SLIDER__SLIDER_CONTRAST.rawValue
        case .highlights: RETOUCH__V1__SLIDER__SLIDER_HIGHLIGHTS.rawValue
        case .shadows: RETOUCH__V1__SLIDER__SLIDER_SHADOWS.rawValue
        case .whites: RETOUCH__V1__SLIDER__SLIDER_WHITES.rawValue
        case .blacks: RETOUCH__V1__SLIDER__SLIDER_BLACKS.rawValue
        case .temperature: RETOUCH__V1__SLIDER__SLIDER_TEMPERATURE.rawValue
        case .tint: RETOUCH__V1__SLIDER__SLIDER_TINT.rawValue
        case .saturation: RETOUCH__V1__SLIDER__SLIDER_SATURATION.rawValue
        case .vibrance: RETOUCH__V1__SLIDER__SLIDER_VIBRANCE.rawValue
        case .clarity: RETOUCH__V1__SLIDER__SLIDER_CLARITY.rawValue
        case .texture: RETOUCH__V1__SLIDER__SLIDER_TEXTURE.rawValue
        case .dehaze: RETOUCH__V1__SLIDER__SLIDER_DEHAZE.rawValue
        case .vignette: RETOUCH__V1__SLIDER__SLIDER_VIGNETTE.rawValue
        case .grain: RETOUCH__V1__SLIDER__SLIDER_GRAIN.rawValue
        case .hue: RETOUCH__V1__SLIDER__SLIDER_HUE.rawValue
        case .lightness: RETOUCH__V1__SLIDER__SLIDER_LIGHTNESS.rawValue
        }
    }
}

extension ColorBand: WireEnum {
    var number: UInt32 {
        switch self {
        case .red: RETOUCH__V1__COLOR_BAND__COLOR_BAND_RED.rawValue
        case .orange: RETOUCH__V1__COLOR_BAND__COLOR_BAND_ORANGE.rawValue
        case .yellow: RETOUCH__V1__COLOR_BAND__COLOR_BAND_YELLOW.rawValue
        case .green: RETOUCH__V1__COLOR_BAND__COLOR_BAND_GREEN.rawValue
        case .aqua: RETOUCH__V1__COLOR_BAND__COLOR_BAND_AQUA.rawValue
        case .blue: RETOUCH__V1__COLOR_BAND__COLOR_BAND_BLUE.rawValue
        case .purple: RETOUCH__V1__COLOR_BAND__COLOR_BAND_PURPLE.rawValue
        case .magenta: RETOUCH__V1__COLOR_BAND__COLOR_BAND_MAGENTA.rawValue
        }
    }
}

extension Smoothing.Flaw: WireEnum {
    var number: UInt32 {
        switch self {
        case .wrinkles: RETOUCH__V1__FLAW__FLAW_WRINKLES.rawValue
        case .blemishes: RETOUCH__V1__FLAW__FLAW_BLEMISHES.rawValue
        case .skin: RETOUCH__V1__FLAW__FLAW_SKIN.rawValue
        }
    }
}

extension ObjectAddition.Accessory: WireEnum {
    var number: UInt32 {
        switch self {
        case .sunglasses: RETOUCH__V1__ACCESSORY__ACCESSORY_SUNGLASSES.rawValue
        case .crossbodyBag: RETOUCH__V1__ACCESSORY__ACCESSORY_CROSSBODY_BAG.rawValue
        case .belt: RETOUCH__V1__ACCESSORY__ACCESSORY_BELT.rawValue
        case .necklace: RETOUCH__V1__ACCESSORY__ACCESSORY_NECKLACE.rawValue
        }
    }
}

extension FlipAxis: WireEnum {
    var number: UInt32 {
        switch self {
        case .horizontal: RETOUCH__V1__FLIP_AXIS__FLIP_AXIS_HORIZONTAL.rawValue
        case .vertical: RETOUCH__V1__FLIP_AXIS__FLIP_AXIS_VERTICAL.rawValue
        }
    }
}

extension Turning.Part: WireEnum {
    var number: UInt32 {
        switch self {
        case .head: RETOUCH__V1__TURN_PART__TURN_PART_HEAD.rawValue
        case .body: RETOUCH__V1__TURN_PART__TURN_PART_BODY.rawValue
        }
    }
}

extension Turning.Direction: WireEnum {
    var number: UInt32 {
        switch self {
        case .left: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_LEFT.rawValue
        case .right: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_RIGHT.rawValue
        case .up: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_UP.rawValue
        case .down: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_DOWN.rawValue
        case .tiltLeft: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_TILT_LEFT.rawValue
        case .tiltRight: RETOUCH__V1__TURN_DIRECTION__TURN_DIRECTION_TILT_RIGHT.rawValue
        }
    }
}

extension DescribedChange.View: WireEnum {
    var number: UInt32 {
        switch self {
        case .front: RETOUCH__V1__VIEW__VIEW_FRONT.rawValue
        case .threeQuarter: RETOUCH__V1__VIEW__VIEW_THREE_QUARTER.rawValue
        case .profile: RETOUCH__V1__VIEW__VIEW_PROFILE.rawValue
        case .back: RETOUCH__V1__VIEW__VIEW_BACK.rawValue
        }
    }
}
