from retouch.v1 import common_pb2 as _common_pb2
from retouch.v1 import region_pb2 as _region_pb2
from retouch.v1 import scene_pb2 as _scene_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

ACCESSORY_BELT: Accessory
ACCESSORY_CROSSBODY_BAG: Accessory
ACCESSORY_NECKLACE: Accessory
ACCESSORY_SUNGLASSES: Accessory
ACCESSORY_UNSPECIFIED: Accessory
COLOR_BAND_AQUA: ColorBand
COLOR_BAND_BLUE: ColorBand
COLOR_BAND_GREEN: ColorBand
COLOR_BAND_MAGENTA: ColorBand
COLOR_BAND_ORANGE: ColorBand
COLOR_BAND_PURPLE: ColorBand
COLOR_BAND_RED: ColorBand
COLOR_BAND_UNSPECIFIED: ColorBand
COLOR_BAND_YELLOW: ColorBand
DESCRIPTOR: _descriptor.FileDescriptor
FLAW_BLEMISHES: Flaw
FLAW_SKIN: Flaw
FLAW_UNSPECIFIED: Flaw
FLAW_WRINKLES: Flaw
FLIP_AXIS_HORIZONTAL: FlipAxis
FLIP_AXIS_UNSPECIFIED: FlipAxis
FLIP_AXIS_VERTICAL: FlipAxis
RELIGHT_RECIPE_COOL: RelightRecipe
RELIGHT_RECIPE_DRAMATIC_SIDE: RelightRecipe
RELIGHT_RECIPE_GOLDEN_HOUR: RelightRecipe
RELIGHT_RECIPE_HIGH_KEY: RelightRecipe
RELIGHT_RECIPE_LOW_KEY: RelightRecipe
RELIGHT_RECIPE_NIGHT: RelightRecipe
RELIGHT_RECIPE_OVERCAST: RelightRecipe
RELIGHT_RECIPE_SOFT_DAYLIGHT: RelightRecipe
RELIGHT_RECIPE_UNSPECIFIED: RelightRecipe
RELIGHT_RECIPE_WARM: RelightRecipe
SLIDER_BLACKS: Slider
SLIDER_CLARITY: Slider
SLIDER_CONTRAST: Slider
SLIDER_DEHAZE: Slider
SLIDER_EXPOSURE: Slider
SLIDER_GRAIN: Slider
SLIDER_HIGHLIGHTS: Slider
SLIDER_HUE: Slider
SLIDER_LIGHTNESS: Slider
SLIDER_SATURATION: Slider
SLIDER_SHADOWS: Slider
SLIDER_TEMPERATURE: Slider
SLIDER_TEXTURE: Slider
SLIDER_TINT: Slider
SLIDER_UNSPECIFIED: Slider
SLIDER_VIBRANCE: Slider
SLIDER_VIGNETTE: Slider
SLIDER_WHITES: Slider
STUDIO_LIGHT_DRAMATIC: StudioLight
STUDIO_LIGHT_HIGH_KEY: StudioLight
STUDIO_LIGHT_SOFT: StudioLight
STUDIO_LIGHT_SPOT: StudioLight
TURN_DIRECTION_DOWN: TurnDirection
TURN_DIRECTION_LEFT: TurnDirection
TURN_DIRECTION_RIGHT: TurnDirection
TURN_DIRECTION_TILT_LEFT: TurnDirection
TURN_DIRECTION_TILT_RIGHT: TurnDirection
TURN_DIRECTION_UNSPECIFIED: TurnDirection
TURN_DIRECTION_UP: TurnDirection
TURN_PART_BODY: TurnPart
TURN_PART_HEAD: TurnPart
TURN_PART_UNSPECIFIED: TurnPart
VIEW_BACK: View
VIEW_FRONT: View
VIEW_PROFILE: View
VIEW_THREE_QUARTER: View
VIEW_UNSPECIFIED: View

class AddObject(_message.Message):
    __slots__ = ["accessory", "color", "object", "region"]
    ACCESSORY_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    OBJECT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    accessory: Accessory
    color: _common_pb2.Color
    object: str
    region: _region_pb2.Region
    def __init__(self, object: _Optional[str] = ..., accessory: _Optional[_Union[Accessory, str]] = ..., color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ...) -> None: ...

class Adjust(_message.Message):
    __slots__ = ["changes", "region"]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    changes: _containers.RepeatedCompositeFieldContainer[SliderChange]
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., changes: _Optional[_Iterable[_Union[SliderChange, _Mapping]]] = ...) -> None: ...

class Angle(_message.Message):
    __slots__ = ["degrees"]
    DEGREES_FIELD_NUMBER: _ClassVar[int]
    degrees: float
    def __init__(self, degrees: _Optional[float] = ...) -> None: ...

class AspectRatio(_message.Message):
    __slots__ = ["height", "width"]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    height: int
    width: int
    def __init__(self, width: _Optional[int] = ..., height: _Optional[int] = ...) -> None: ...

class Backdrop(_message.Message):
    __slots__ = ["context", "described", "solid", "studio", "transparent"]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    DESCRIBED_FIELD_NUMBER: _ClassVar[int]
    SOLID_FIELD_NUMBER: _ClassVar[int]
    STUDIO_FIELD_NUMBER: _ClassVar[int]
    TRANSPARENT_FIELD_NUMBER: _ClassVar[int]
    context: ContextBackdrop
    described: SceneDescription
    solid: _common_pb2.Color
    studio: StudioBackdrop
    transparent: TransparentBackdrop
    def __init__(self, transparent: _Optional[_Union[TransparentBackdrop, _Mapping]] = ..., solid: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., studio: _Optional[_Union[StudioBackdrop, _Mapping]] = ..., context: _Optional[_Union[ContextBackdrop, _Mapping]] = ..., described: _Optional[_Union[SceneDescription, _Mapping]] = ...) -> None: ...

class BlurBackground(_message.Message):
    __slots__ = ["diameter"]
    DIAMETER_FIELD_NUMBER: _ClassVar[int]
    diameter: float
    def __init__(self, diameter: _Optional[float] = ...) -> None: ...

class ContextBackdrop(_message.Message):
    __slots__ = ["blur"]
    BLUR_FIELD_NUMBER: _ClassVar[int]
    blur: float
    def __init__(self, blur: _Optional[float] = ...) -> None: ...

class ContextColor(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class Crop(_message.Message):
    __slots__ = ["ratio", "region", "tighter", "trim"]
    RATIO_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TIGHTER_FIELD_NUMBER: _ClassVar[int]
    TRIM_FIELD_NUMBER: _ClassVar[int]
    ratio: AspectRatio
    region: _region_pb2.Region
    tighter: bool
    trim: _region_pb2.Side
    def __init__(self, ratio: _Optional[_Union[AspectRatio, _Mapping]] = ..., tighter: bool = ..., trim: _Optional[_Union[_region_pb2.Side, str]] = ..., region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ...) -> None: ...

class DescribedChange(_message.Message):
    __slots__ = ["region", "text", "view"]
    REGION_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    region: _region_pb2.Region
    text: str
    view: View
    def __init__(self, text: _Optional[str] = ..., region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., view: _Optional[_Union[View, str]] = ...) -> None: ...

class Extract(_message.Message):
    __slots__ = ["region"]
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ...) -> None: ...

class Flip(_message.Message):
    __slots__ = ["axis"]
    AXIS_FIELD_NUMBER: _ClassVar[int]
    axis: FlipAxis
    def __init__(self, axis: _Optional[_Union[FlipAxis, str]] = ...) -> None: ...

class Place(_message.Message):
    __slots__ = ["object", "region"]
    OBJECT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    object: str
    region: _region_pb2.Region
    def __init__(self, object: _Optional[str] = ..., region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ...) -> None: ...

class Recolor(_message.Message):
    __slots__ = ["color", "context", "region"]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    CONTEXT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    color: _common_pb2.Color
    context: ContextColor
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., context: _Optional[_Union[ContextColor, _Mapping]] = ...) -> None: ...

class Refinement(_message.Message):
    __slots__ = ["amount", "region"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    amount: float
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., amount: _Optional[float] = ...) -> None: ...

class Relight(_message.Message):
    __slots__ = ["recipe", "side", "strength"]
    RECIPE_FIELD_NUMBER: _ClassVar[int]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    STRENGTH_FIELD_NUMBER: _ClassVar[int]
    recipe: RelightRecipe
    side: _region_pb2.Side
    strength: float
    def __init__(self, recipe: _Optional[_Union[RelightRecipe, str]] = ..., side: _Optional[_Union[_region_pb2.Side, str]] = ..., strength: _Optional[float] = ...) -> None: ...

class Remove(_message.Message):
    __slots__ = ["region"]
    REGION_FIELD_NUMBER: _ClassVar[int]
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ...) -> None: ...

class ReplaceBackground(_message.Message):
    __slots__ = ["backdrop"]
    BACKDROP_FIELD_NUMBER: _ClassVar[int]
    backdrop: Backdrop
    def __init__(self, backdrop: _Optional[_Union[Backdrop, _Mapping]] = ...) -> None: ...

class ReplaceObject(_message.Message):
    __slots__ = ["from_context", "object", "region"]
    FROM_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    OBJECT_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    from_context: bool
    object: str
    region: _region_pb2.Region
    def __init__(self, region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., object: _Optional[str] = ..., from_context: bool = ...) -> None: ...

class Rotate(_message.Message):
    __slots__ = ["angle"]
    ANGLE_FIELD_NUMBER: _ClassVar[int]
    angle: Angle
    def __init__(self, angle: _Optional[_Union[Angle, _Mapping]] = ...) -> None: ...

class SceneDescription(_message.Message):
    __slots__ = ["brief", "left_out", "lights", "objects", "places", "text"]
    BRIEF_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    LIGHTS_FIELD_NUMBER: _ClassVar[int]
    OBJECTS_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    brief: _scene_pb2.SceneBrief
    left_out: _containers.RepeatedScalarFieldContainer[str]
    lights: _containers.RepeatedScalarFieldContainer[str]
    objects: _containers.RepeatedScalarFieldContainer[str]
    places: _containers.RepeatedScalarFieldContainer[str]
    text: str
    def __init__(self, text: _Optional[str] = ..., places: _Optional[_Iterable[str]] = ..., lights: _Optional[_Iterable[str]] = ..., objects: _Optional[_Iterable[str]] = ..., brief: _Optional[_Union[_scene_pb2.SceneBrief, _Mapping]] = ..., left_out: _Optional[_Iterable[str]] = ...) -> None: ...

class SliderChange(_message.Message):
    __slots__ = ["amount", "automatic", "band", "slider"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    AUTOMATIC_FIELD_NUMBER: _ClassVar[int]
    BAND_FIELD_NUMBER: _ClassVar[int]
    SLIDER_FIELD_NUMBER: _ClassVar[int]
    amount: float
    automatic: bool
    band: ColorBand
    slider: Slider
    def __init__(self, slider: _Optional[_Union[Slider, str]] = ..., band: _Optional[_Union[ColorBand, str]] = ..., amount: _Optional[float] = ..., automatic: bool = ...) -> None: ...

class Smooth(_message.Message):
    __slots__ = ["amount", "flaw", "region"]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FLAW_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    amount: float
    flaw: Flaw
    region: _region_pb2.Region
    def __init__(self, flaw: _Optional[_Union[Flaw, str]] = ..., region: _Optional[_Union[_region_pb2.Region, _Mapping]] = ..., amount: _Optional[float] = ...) -> None: ...

class Straighten(_message.Message):
    __slots__ = ["angle"]
    ANGLE_FIELD_NUMBER: _ClassVar[int]
    angle: Angle
    def __init__(self, angle: _Optional[_Union[Angle, _Mapping]] = ...) -> None: ...

class StudioBackdrop(_message.Message):
    __slots__ = ["color", "floor", "gloss", "gradient_to", "light"]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    FLOOR_FIELD_NUMBER: _ClassVar[int]
    GLOSS_FIELD_NUMBER: _ClassVar[int]
    GRADIENT_TO_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    color: _common_pb2.Color
    floor: bool
    gloss: bool
    gradient_to: _common_pb2.Color
    light: StudioLight
    def __init__(self, color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., gradient_to: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., light: _Optional[_Union[StudioLight, str]] = ..., floor: bool = ..., gloss: bool = ...) -> None: ...

class TransparentBackdrop(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class Turn(_message.Message):
    __slots__ = ["degrees", "direction", "part"]
    DEGREES_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    degrees: float
    direction: TurnDirection
    part: TurnPart
    def __init__(self, part: _Optional[_Union[TurnPart, str]] = ..., direction: _Optional[_Union[TurnDirection, str]] = ..., degrees: _Optional[float] = ...) -> None: ...

class StudioLight(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class RelightRecipe(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class Slider(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class ColorBand(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class Flaw(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class Accessory(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class FlipAxis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class TurnPart(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class TurnDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class View(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
