from retouch.v1 import common_pb2 as _common_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
SIDE_BOTTOM: Side
SIDE_LEFT: Side
SIDE_RIGHT: Side
SIDE_TOP: Side
SIDE_UNSPECIFIED: Side
THING_KIND_ACCESSORY: ThingKind
THING_KIND_BODY_PART: ThingKind
THING_KIND_GARMENT: ThingKind
THING_KIND_OTHER: ThingKind

class BackgroundRegion(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class MarkedRegion(_message.Message):
    __slots__ = ["color", "exact", "word"]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    EXACT_FIELD_NUMBER: _ClassVar[int]
    WORD_FIELD_NUMBER: _ClassVar[int]
    color: _common_pb2.Color
    exact: bool
    word: str
    def __init__(self, color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., exact: bool = ..., word: _Optional[str] = ...) -> None: ...

class MaskRegion(_message.Message):
    __slots__ = ["word"]
    WORD_FIELD_NUMBER: _ClassVar[int]
    word: str
    def __init__(self, word: _Optional[str] = ...) -> None: ...

class NamedRegion(_message.Message):
    __slots__ = ["behind", "color", "kind", "side", "word"]
    BEHIND_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    WORD_FIELD_NUMBER: _ClassVar[int]
    behind: bool
    color: _common_pb2.Color
    kind: ThingKind
    side: Side
    word: str
    def __init__(self, kind: _Optional[_Union[ThingKind, str]] = ..., word: _Optional[str] = ..., color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., side: _Optional[_Union[Side, str]] = ..., behind: bool = ...) -> None: ...

class PartRegion(_message.Message):
    __slots__ = ["side"]
    SIDE_FIELD_NUMBER: _ClassVar[int]
    side: Side
    def __init__(self, side: _Optional[_Union[Side, str]] = ...) -> None: ...

class Region(_message.Message):
    __slots__ = ["background", "color_area", "marked", "mask", "named", "part", "subject", "whole"]
    BACKGROUND_FIELD_NUMBER: _ClassVar[int]
    COLOR_AREA_FIELD_NUMBER: _ClassVar[int]
    MARKED_FIELD_NUMBER: _ClassVar[int]
    MASK_FIELD_NUMBER: _ClassVar[int]
    NAMED_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    WHOLE_FIELD_NUMBER: _ClassVar[int]
    background: BackgroundRegion
    color_area: _common_pb2.Color
    marked: MarkedRegion
    mask: MaskRegion
    named: NamedRegion
    part: PartRegion
    subject: SubjectRegion
    whole: WholeRegion
    def __init__(self, whole: _Optional[_Union[WholeRegion, _Mapping]] = ..., background: _Optional[_Union[BackgroundRegion, _Mapping]] = ..., subject: _Optional[_Union[SubjectRegion, _Mapping]] = ..., part: _Optional[_Union[PartRegion, _Mapping]] = ..., color_area: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., named: _Optional[_Union[NamedRegion, _Mapping]] = ..., marked: _Optional[_Union[MarkedRegion, _Mapping]] = ..., mask: _Optional[_Union[MaskRegion, _Mapping]] = ...) -> None: ...

class SubjectRegion(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class WholeRegion(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class Side(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class ThingKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
