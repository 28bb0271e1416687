from retouch.v1 import common_pb2 as _common_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
REFRAME_METHOD_CROP: ReframeMethod
REFRAME_METHOD_EXPAND: ReframeMethod
TOOL_BACKGROUND_REMOVE: Tool
TOOL_FACE_SWAP: Tool
TOOL_IMAGE_TO_VIDEO: Tool
TOOL_REFRAME: Tool
TOOL_UNSPECIFIED: Tool
TOOL_UPSCALE: Tool

class BackgroundRemoveParameters(_message.Message):
    __slots__ = ["color"]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    color: _common_pb2.Color
    def __init__(self, color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ...) -> None: ...

class FaceSwapParameters(_message.Message):
    __slots__ = ["face"]
    FACE_FIELD_NUMBER: _ClassVar[int]
    face: _common_pb2.Box
    def __init__(self, face: _Optional[_Union[_common_pb2.Box, _Mapping]] = ...) -> None: ...

class ImageToVideoParameters(_message.Message):
    __slots__ = ["duration_seconds", "height"]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    duration_seconds: int
    height: int
    def __init__(self, duration_seconds: _Optional[int] = ..., height: _Optional[int] = ...) -> None: ...

class ReframeParameters(_message.Message):
    __slots__ = ["aspect_ratio", "method", "subject"]
    ASPECT_RATIO_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    aspect_ratio: str
    method: ReframeMethod
    subject: _common_pb2.Box
    def __init__(self, aspect_ratio: _Optional[str] = ..., method: _Optional[_Union[ReframeMethod, str]] = ..., subject: _Optional[_Union[_common_pb2.Box, _Mapping]] = ...) -> None: ...

class SuggestNextRequest(_message.Message):
    __slots__ = ["image"]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    image: _common_pb2.ImageInput
    def __init__(self, image: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ...) -> None: ...

class SuggestNextResponse(_message.Message):
    __slots__ = ["suggestions"]
    SUGGESTIONS_FIELD_NUMBER: _ClassVar[int]
    suggestions: _containers.RepeatedCompositeFieldContainer[Suggestion]
    def __init__(self, suggestions: _Optional[_Iterable[_Union[Suggestion, _Mapping]]] = ...) -> None: ...

class Suggestion(_message.Message):
    __slots__ = ["background_remove", "face_swap", "image_to_video", "reason", "reframe", "score", "tool", "upscale"]
    BACKGROUND_REMOVE_FIELD_NUMBER: _ClassVar[int]
    FACE_SWAP_FIELD_NUMBER: _ClassVar[int]
    IMAGE_TO_VIDEO_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REFRAME_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    TOOL_FIELD_NUMBER: _ClassVar[int]
    UPSCALE_FIELD_NUMBER: _ClassVar[int]
    background_remove: BackgroundRemoveParameters
    face_swap: FaceSwapParameters
    image_to_video: ImageToVideoParameters
    reason: str
    reframe: ReframeParameters
    score: float
    tool: Tool
    upscale: UpscaleParameters
    def __init__(self, tool: _Optional[_Union[Tool, str]] = ..., score: _Optional[float] = ..., reason: _Optional[str] = ..., upscale: _Optional[_Union[UpscaleParameters, _Mapping]] = ..., reframe: _Optional[_Union[ReframeParameters, _Mapping]] = ..., background_remove: _Optional[_Union[BackgroundRemoveParameters, _Mapping]] = ..., face_swap: _Optional[_Union[FaceSwapParameters, _Mapping]] = ..., image_to_video: _Optional[_Union[ImageToVideoParameters, _Mapping]] = ...) -> None: ...

class UpscaleParameters(_message.Message):
    __slots__ = ["factor", "tier"]
    FACTOR_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    factor: float
    tier: _common_pb2.Resolution
    def __init__(self, tier: _Optional[_Union[_common_pb2.Resolution, str]] = ..., factor: _Optional[float] = ...) -> None: ...

class Tool(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class ReframeMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
