from retouch.v1 import common_pb2 as _common_pb2
from retouch.v1 import region_pb2 as _region_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
SCENE_DEPTH_DEEP: SceneDepth
SCENE_DEPTH_SOFT: SceneDepth
SCENE_DEPTH_UNSPECIFIED: SceneDepth
SCENE_HOUR_AFTERNOON: SceneHour
SCENE_HOUR_DUSK: SceneHour
SCENE_HOUR_GOLDEN: SceneHour
SCENE_HOUR_MORNING: SceneHour
SCENE_HOUR_NIGHT: SceneHour
SCENE_HOUR_NOON: SceneHour
SCENE_HOUR_UNSPECIFIED: SceneHour
SCENE_LIGHT_BLINDS: SceneLight
SCENE_LIGHT_EVEN: SceneLight
SCENE_LIGHT_LEAVES: SceneLight
SCENE_LIGHT_SLASH: SceneLight
SCENE_LIGHT_UNSPECIFIED: SceneLight
SCENE_LIGHT_WINDOW: SceneLight
SCENE_MATERIAL_BRICK: SceneMaterial
SCENE_MATERIAL_CONCRETE: SceneMaterial
SCENE_MATERIAL_MARBLE: SceneMaterial
SCENE_MATERIAL_PLASTER: SceneMaterial
SCENE_MATERIAL_STONE: SceneMaterial
SCENE_MATERIAL_TILE: SceneMaterial
SCENE_MATERIAL_UNSPECIFIED: SceneMaterial
SCENE_MATERIAL_WOOD: SceneMaterial
SCENE_PLACE_BEACH: ScenePlace
SCENE_PLACE_CAFE: ScenePlace
SCENE_PLACE_DESERT: ScenePlace
SCENE_PLACE_FOREST: ScenePlace
SCENE_PLACE_GALLERY: ScenePlace
SCENE_PLACE_GARDEN: ScenePlace
SCENE_PLACE_LIBRARY: ScenePlace
SCENE_PLACE_LIVING_ROOM: ScenePlace
SCENE_PLACE_LOFT: ScenePlace
SCENE_PLACE_MEADOW: ScenePlace
SCENE_PLACE_MOUNTAINS: ScenePlace
SCENE_PLACE_OFFICE: ScenePlace
SCENE_PLACE_PARK: ScenePlace
SCENE_PLACE_ROOFTOP: ScenePlace
SCENE_PLACE_SHOP: ScenePlace
SCENE_PLACE_SNOW: ScenePlace
SCENE_PLACE_STREET: ScenePlace
SCENE_PLACE_TABLE: ScenePlace
SCENE_PLACE_UNSPECIFIED: ScenePlace
SCENE_PLACE_WALL: ScenePlace
SCENE_SEASON_AUTUMN: SceneSeason
SCENE_SEASON_SPRING: SceneSeason
SCENE_SEASON_UNSPECIFIED: SceneSeason
SCENE_WEATHER_CLEAR: SceneWeather
SCENE_WEATHER_FOG: SceneWeather
SCENE_WEATHER_OVERCAST: SceneWeather
SCENE_WEATHER_RAIN: SceneWeather
SCENE_WEATHER_SNOWFALL: SceneWeather
SCENE_WEATHER_UNSPECIFIED: SceneWeather

class SceneBrief(_message.Message):
    __slots__ = ["depth", "hour", "light", "light_side", "material", "palette", "place", "season", "table", "warmth", "weather"]
    DEPTH_FIELD_NUMBER: _ClassVar[int]
    HOUR_FIELD_NUMBER: _ClassVar[int]
    LIGHT_FIELD_NUMBER: _ClassVar[int]
    LIGHT_SIDE_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    PALETTE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    SEASON_FIELD_NUMBER: _ClassVar[int]
    TABLE_FIELD_NUMBER: _ClassVar[int]
    WARMTH_FIELD_NUMBER: _ClassVar[int]
    WEATHER_FIELD_NUMBER: _ClassVar[int]
    depth: SceneDepth
    hour: SceneHour
    light: SceneLight
    light_side: _region_pb2.Side
    material: SceneMaterial
    palette: _containers.RepeatedCompositeFieldContainer[_common_pb2.Color]
    place: ScenePlace
    season: SceneSeason
    table: SceneMaterial
    warmth: float
    weather: SceneWeather
    def __init__(self, place: _Optional[_Union[ScenePlace, str]] = ..., material: _Optional[_Union[SceneMaterial, str]] = ..., hour: _Optional[_Union[SceneHour, str]] = ..., weather: _Optional[_Union[SceneWeather, str]] = ..., light_side: _Optional[_Union[_region_pb2.Side, str]] = ..., light: _Optional[_Union[SceneLight, str]] = ..., warmth: _Optional[float] = ..., palette: _Optional[_Iterable[_Union[_common_pb2.Color, _Mapping]]] = ..., depth: _Optional[_Union[SceneDepth, str]] = ..., table: _Optional[_Union[SceneMaterial, str]] = ..., season: _Optional[_Union[SceneSeason, str]] = ...) -> None: ...

class ScenePlace(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneMaterial(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneHour(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneWeather(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneSeason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneLight(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class SceneDepth(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
