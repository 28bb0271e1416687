from retouch.v1 import region_pb2 as _region_pb2
from retouch.v1 import step_pb2 as _step_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
NOTICE_CODE_ANNOTATION_UNUSED: NoticeCode
NOTICE_CODE_BACKGROUND_MENTIONS_SUBJECT: NoticeCode
NOTICE_CODE_BIT_DEPTH_REDUCED: NoticeCode
NOTICE_CODE_CONTEXT_UNUSED: NoticeCode
NOTICE_CODE_LARGE_VIEW_CHANGE: NoticeCode
NOTICE_CODE_NOT_APPLIED: NoticeCode
NOTICE_CODE_PICTURE_LICENCE: NoticeCode
NOTICE_CODE_PICTURE_UNAVAILABLE: NoticeCode
NOTICE_CODE_PROFILE_DROPPED: NoticeCode
NOTICE_CODE_SCENE_APPROXIMATED: NoticeCode
NOTICE_CODE_SCENE_FROM_PICTURE: NoticeCode
NOTICE_CODE_SEVERAL_CHANGES: NoticeCode
NOTICE_CODE_SIMPLE_BACKGROUND: NoticeCode
NOTICE_CODE_SIZING_NOT_APPLIED: NoticeCode
NOTICE_CODE_SUBJECT_HARMONIZED: NoticeCode
NOTICE_CODE_UNSPECIFIED: NoticeCode

class EditPlan(_message.Message):
    __slots__ = ["kept", "steps"]
    KEPT_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    kept: _containers.RepeatedCompositeFieldContainer[_region_pb2.Region]
    steps: _containers.RepeatedCompositeFieldContainer[PlanStep]
    def __init__(self, steps: _Optional[_Iterable[_Union[PlanStep, _Mapping]]] = ..., kept: _Optional[_Iterable[_Union[_region_pb2.Region, _Mapping]]] = ...) -> None: ...

class Notice(_message.Message):
    __slots__ = ["advice", "code", "message", "prompts", "words"]
    ADVICE_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PROMPTS_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    advice: str
    code: NoticeCode
    message: str
    prompts: _containers.RepeatedScalarFieldContainer[str]
    words: str
    def __init__(self, code: _Optional[_Union[NoticeCode, str]] = ..., message: _Optional[str] = ..., words: _Optional[str] = ..., advice: _Optional[str] = ..., prompts: _Optional[_Iterable[str]] = ...) -> None: ...

class PlanStep(_message.Message):
    __slots__ = ["add_object", "adjust", "blur_background", "crop", "denoise", "extract", "flip", "garment", "hairstyle", "kind", "place", "pose", "reason", "recolor", "relight", "remove", "replace_background", "replace_object", "restyle", "rotate", "sharpen", "smooth", "straighten", "summary", "turn", "words"]
    ADD_OBJECT_FIELD_NUMBER: _ClassVar[int]
    ADJUST_FIELD_NUMBER: _ClassVar[int]
    BLUR_BACKGROUND_FIELD_NUMBER: _ClassVar[int]
    CROP_FIELD_NUMBER: _ClassVar[int]
    DENOISE_FIELD_NUMBER: _ClassVar[int]
    EXTRACT_FIELD_NUMBER: _ClassVar[int]
    FLIP_FIELD_NUMBER: _ClassVar[int]
    GARMENT_FIELD_NUMBER: _ClassVar[int]
    HAIRSTYLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    POSE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RECOLOR_FIELD_NUMBER: _ClassVar[int]
    RELIGHT_FIELD_NUMBER: _ClassVar[int]
    REMOVE_FIELD_NUMBER: _ClassVar[int]
    REPLACE_BACKGROUND_FIELD_NUMBER: _ClassVar[int]
    REPLACE_OBJECT_FIELD_NUMBER: _ClassVar[int]
    RESTYLE_FIELD_NUMBER: _ClassVar[int]
    ROTATE_FIELD_NUMBER: _ClassVar[int]
    SHARPEN_FIELD_NUMBER: _ClassVar[int]
    SMOOTH_FIELD_NUMBER: _ClassVar[int]
    STRAIGHTEN_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    TURN_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    add_object: _step_pb2.AddObject
    adjust: _step_pb2.Adjust
    blur_background: _step_pb2.BlurBackground
    crop: _step_pb2.Crop
    denoise: _step_pb2.Refinement
    extract: _step_pb2.Extract
    flip: _step_pb2.Flip
    garment: _step_pb2.DescribedChange
    hairstyle: _step_pb2.DescribedChange
    kind: str
    place: _step_pb2.Place
    pose: _step_pb2.DescribedChange
    reason: str
    recolor: _step_pb2.Recolor
    relight: _step_pb2.Relight
    remove: _step_pb2.Remove
    replace_background: _step_pb2.ReplaceBackground
    replace_object: _step_pb2.ReplaceObject
    restyle: _step_pb2.DescribedChange
    rotate: _step_pb2.Rotate
    sharpen: _step_pb2.Refinement
    smooth: _step_pb2.Smooth
    straighten: _step_pb2.Straighten
    summary: str
    turn: _step_pb2.Turn
    words: str
    def __init__(self, kind: _Optional[str] = ..., summary: _Optional[str] = ..., words: _Optional[str] = ..., reason: _Optional[str] = ..., replace_background: _Optional[_Union[_step_pb2.ReplaceBackground, _Mapping]] = ..., blur_background: _Optional[_Union[_step_pb2.BlurBackground, _Mapping]] = ..., recolor: _Optional[_Union[_step_pb2.Recolor, _Mapping]] = ..., remove: _Optional[_Union[_step_pb2.Remove, _Mapping]] = ..., relight: _Optional[_Union[_step_pb2.Relight, _Mapping]] = ..., adjust: _Optional[_Union[_step_pb2.Adjust, _Mapping]] = ..., sharpen: _Optional[_Union[_step_pb2.Refinement, _Mapping]] = ..., denoise: _Optional[_Union[_step_pb2.Refinement, _Mapping]] = ..., smooth: _Optional[_Union[_step_pb2.Smooth, _Mapping]] = ..., place: _Optional[_Union[_step_pb2.Place, _Mapping]] = ..., extract: _Optional[_Union[_step_pb2.Extract, _Mapping]] = ..., crop: _Optional[_Union[_step_pb2.Crop, _Mapping]] = ..., straighten: _Optional[_Union[_step_pb2.Straighten, _Mapping]] = ..., rotate: _Optional[_Union[_step_pb2.Rotate, _Mapping]] = ..., flip: _Optional[_Union[_step_pb2.Flip, _Mapping]] = ..., turn: _Optional[_Union[_step_pb2.Turn, _Mapping]] = ..., add_object: _Optional[_Union[_step_pb2.AddObject, _Mapping]] = ..., replace_object: _Optional[_Union[_step_pb2.ReplaceObject, _Mapping]] = ..., pose: _Optional[_Union[_step_pb2.DescribedChange, _Mapping]] = ..., hairstyle: _Optional[_Union[_step_pb2.DescribedChange, _Mapping]] = ..., garment: _Optional[_Union[_step_pb2.DescribedChange, _Mapping]] = ..., restyle: _Optional[_Union[_step_pb2.DescribedChange, _Mapping]] = ...) -> None: ...

class NoticeCode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
