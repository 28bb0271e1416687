from retouch.v1 import common_pb2 as _common_pb2
from retouch.v1 import plan_pb2 as _plan_pb2
from retouch.v1 import suggestion_pb2 as _suggestion_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DELIVERY_IMAGE_ID: Delivery
DELIVERY_INLINE: Delivery
DESCRIPTOR: _descriptor.FileDescriptor
OPERATION_CHANGE_BACKGROUND: Operation
OPERATION_EDIT: Operation
STAGE_DECODE: Stage
STAGE_ENCODE: Stage
STAGE_MATTE: Stage
STAGE_PLAN: Stage
STAGE_QUEUED: Stage
STAGE_RENDER: Stage
STAGE_SEGMENT: Stage
STAGE_STORE: Stage
STAGE_UNSPECIFIED: Stage

class Annotation(_message.Message):
    __slots__ = ["marked_copy", "overlay", "strokes"]
    MARKED_COPY_FIELD_NUMBER: _ClassVar[int]
    OVERLAY_FIELD_NUMBER: _ClassVar[int]
    STROKES_FIELD_NUMBER: _ClassVar[int]
    marked_copy: _common_pb2.ImageInput
    overlay: _common_pb2.ImageInput
    strokes: Strokes
    def __init__(self, overlay: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ..., strokes: _Optional[_Union[Strokes, _Mapping]] = ..., marked_copy: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ...) -> None: ...

class ArrowStroke(_message.Message):
    __slots__ = ["to"]
    FROM_FIELD_NUMBER: _ClassVar[int]
    TO_FIELD_NUMBER: _ClassVar[int]
    to: _common_pb2.Point
    def __init__(self, to: _Optional[_Union[_common_pb2.Point, _Mapping]] = ..., **kwargs) -> None: ...

class BackgroundPicture(_message.Message):
    __slots__ = ["credit", "file", "licence", "source", "variations"]
    CREDIT_FIELD_NUMBER: _ClassVar[int]
    FILE_FIELD_NUMBER: _ClassVar[int]
    LICENCE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    VARIATIONS_FIELD_NUMBER: _ClassVar[int]
    credit: str
    file: str
    licence: str
    source: str
    variations: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, file: _Optional[str] = ..., licence: _Optional[str] = ..., credit: _Optional[str] = ..., source: _Optional[str] = ..., variations: _Optional[_Iterable[int]] = ...) -> None: ...

class BoxStroke(_message.Message):
    __slots__ = ["height", "origin", "width"]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    height: float
    origin: _common_pb2.Point
    width: float
    def __init__(self, origin: _Optional[_Union[_common_pb2.Point, _Mapping]] = ..., width: _Optional[float] = ..., height: _Optional[float] = ...) -> None: ...

class ChangeBackgroundRequest(_message.Message):
    __slots__ = ["harmonize_subject", "idempotency_key", "inputs", "options"]
    HARMONIZE_SUBJECT_FIELD_NUMBER: _ClassVar[int]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    harmonize_subject: bool
    idempotency_key: str
    inputs: EditInputs
    options: EditOptions
    def __init__(self, inputs: _Optional[_Union[EditInputs, _Mapping]] = ..., options: _Optional[_Union[EditOptions, _Mapping]] = ..., idempotency_key: _Optional[str] = ..., harmonize_subject: bool = ...) -> None: ...

class CircleStroke(_message.Message):
    __slots__ = ["center", "radius_x", "radius_y"]
    CENTER_FIELD_NUMBER: _ClassVar[int]
    RADIUS_X_FIELD_NUMBER: _ClassVar[int]
    RADIUS_Y_FIELD_NUMBER: _ClassVar[int]
    center: _common_pb2.Point
    radius_x: float
    radius_y: float
    def __init__(self, center: _Optional[_Union[_common_pb2.Point, _Mapping]] = ..., radius_x: _Optional[float] = ..., radius_y: _Optional[float] = ...) -> None: ...

class EditEvent(_message.Message):
    __slots__ = ["progress", "summary", "variation"]
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    VARIATION_FIELD_NUMBER: _ClassVar[int]
    progress: Progress
    summary: EditSummary
    variation: Variation
    def __init__(self, progress: _Optional[_Union[Progress, _Mapping]] = ..., variation: _Optional[_Union[Variation, _Mapping]] = ..., summary: _Optional[_Union[EditSummary, _Mapping]] = ...) -> None: ...

class EditInputs(_message.Message):
    __slots__ = ["annotation", "image_context", "mask", "prompt", "source"]
    ANNOTATION_FIELD_NUMBER: _ClassVar[int]
    IMAGE_CONTEXT_FIELD_NUMBER: _ClassVar[int]
    MASK_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    annotation: Annotation
    image_context: _common_pb2.ImageInput
    mask: _common_pb2.ImageInput
    prompt: str
    source: _common_pb2.ImageInput
    def __init__(self, source: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ..., prompt: _Optional[str] = ..., image_context: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ..., annotation: _Optional[_Union[Annotation, _Mapping]] = ..., mask: _Optional[_Union[_common_pb2.ImageInput, _Mapping]] = ...) -> None: ...

class EditOptions(_message.Message):
    __slots__ = ["delivery", "engine", "generation_mode", "num_images", "output_format", "output_quality", "resolution", "seed"]
    DELIVERY_FIELD_NUMBER: _ClassVar[int]
    ENGINE_FIELD_NUMBER: _ClassVar[int]
    GENERATION_MODE_FIELD_NUMBER: _ClassVar[int]
    NUM_IMAGES_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_FORMAT_FIELD_NUMBER: _ClassVar[int]
    OUTPUT_QUALITY_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    delivery: Delivery
    engine: str
    generation_mode: _common_pb2.GenerationMode
    num_images: int
    output_format: _common_pb2.ImageFormat
    output_quality: int
    resolution: _common_pb2.Resolution
    seed: _common_pb2.Seed
    def __init__(self, num_images: _Optional[int] = ..., resolution: _Optional[_Union[_common_pb2.Resolution, str]] = ..., generation_mode: _Optional[_Union[_common_pb2.GenerationMode, str]] = ..., seed: _Optional[_Union[_common_pb2.Seed, _Mapping]] = ..., output_format: _Optional[_Union[_common_pb2.ImageFormat, str]] = ..., output_quality: _Optional[int] = ..., engine: _Optional[str] = ..., delivery: _Optional[_Union[Delivery, str]] = ...) -> None: ...

class EditRequest(_message.Message):
    __slots__ = ["idempotency_key", "inputs", "options"]
    IDEMPOTENCY_KEY_FIELD_NUMBER: _ClassVar[int]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    idempotency_key: str
    inputs: EditInputs
    options: EditOptions
    def __init__(self, inputs: _Optional[_Union[EditInputs, _Mapping]] = ..., options: _Optional[_Union[EditOptions, _Mapping]] = ..., idempotency_key: _Optional[str] = ...) -> None: ...

class EditSummary(_message.Message):
    __slots__ = ["credits_charged", "edit_id", "engine", "generation_mode", "mode_reason", "notices", "pictures", "plan", "suggestions", "timings"]
    CREDITS_CHARGED_FIELD_NUMBER: _ClassVar[int]
    EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    ENGINE_FIELD_NUMBER: _ClassVar[int]
    GENERATION_MODE_FIELD_NUMBER: _ClassVar[int]
    MODE_REASON_FIELD_NUMBER: _ClassVar[int]
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    PICTURES_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    SUGGESTIONS_FIELD_NUMBER: _ClassVar[int]
    TIMINGS_FIELD_NUMBER: _ClassVar[int]
    credits_charged: int
    edit_id: str
    engine: str
    generation_mode: _common_pb2.GenerationMode
    mode_reason: str
    notices: _containers.RepeatedCompositeFieldContainer[_plan_pb2.Notice]
    pictures: _containers.RepeatedCompositeFieldContainer[BackgroundPicture]
    plan: _plan_pb2.EditPlan
    suggestions: _containers.RepeatedCompositeFieldContainer[_suggestion_pb2.Suggestion]
    timings: _containers.RepeatedCompositeFieldContainer[StageTiming]
    def __init__(self, edit_id: _Optional[str] = ..., plan: _Optional[_Union[_plan_pb2.EditPlan, _Mapping]] = ..., engine: _Optional[str] = ..., generation_mode: _Optional[_Union[_common_pb2.GenerationMode, str]] = ..., mode_reason: _Optional[str] = ..., notices: _Optional[_Iterable[_Union[_plan_pb2.Notice, _Mapping]]] = ..., credits_charged: _Optional[int] = ..., timings: _Optional[_Iterable[_Union[StageTiming, _Mapping]]] = ..., suggestions: _Optional[_Iterable[_Union[_suggestion_pb2.Suggestion, _Mapping]]] = ..., pictures: _Optional[_Iterable[_Union[BackgroundPicture, _Mapping]]] = ...) -> None: ...

class FidelityReport(_message.Message):
    __slots__ = ["allowed_fraction", "changed_outside", "changed_subject", "largest_difference_outside", "lossless", "protected_pixels", "subject_pixels"]
    ALLOWED_FRACTION_FIELD_NUMBER: _ClassVar[int]
    CHANGED_OUTSIDE_FIELD_NUMBER: _ClassVar[int]
    CHANGED_SUBJECT_FIELD_NUMBER: _ClassVar[int]
    LARGEST_DIFFERENCE_OUTSIDE_FIELD_NUMBER: _ClassVar[int]
    LOSSLESS_FIELD_NUMBER: _ClassVar[int]
    PROTECTED_PIXELS_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_PIXELS_FIELD_NUMBER: _ClassVar[int]
    allowed_fraction: float
    changed_outside: int
    changed_subject: int
    largest_difference_outside: int
    lossless: bool
    protected_pixels: int
    subject_pixels: int
    def __init__(self, allowed_fraction: _Optional[float] = ..., protected_pixels: _Optional[int] = ..., changed_outside: _Optional[int] = ..., largest_difference_outside: _Optional[int] = ..., subject_pixels: _Optional[int] = ..., changed_subject: _Optional[int] = ..., lossless: bool = ...) -> None: ...

class FreehandStroke(_message.Message):
    __slots__ = ["coordinates"]
    COORDINATES_FIELD_NUMBER: _ClassVar[int]
    coordinates: _containers.RepeatedScalarFieldContainer[float]
    def __init__(self, coordinates: _Optional[_Iterable[float]] = ...) -> None: ...

class PlanEditRequest(_message.Message):
    __slots__ = ["inputs", "operation", "options"]
    INPUTS_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    inputs: EditInputs
    operation: Operation
    options: EditOptions
    def __init__(self, operation: _Optional[_Union[Operation, str]] = ..., inputs: _Optional[_Union[EditInputs, _Mapping]] = ..., options: _Optional[_Union[EditOptions, _Mapping]] = ...) -> None: ...

class PlanEditResponse(_message.Message):
    __slots__ = ["credits", "engine", "generation_mode", "mode_reason", "notices", "plan"]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    ENGINE_FIELD_NUMBER: _ClassVar[int]
    GENERATION_MODE_FIELD_NUMBER: _ClassVar[int]
    MODE_REASON_FIELD_NUMBER: _ClassVar[int]
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    credits: int
    engine: str
    generation_mode: _common_pb2.GenerationMode
    mode_reason: str
    notices: _containers.RepeatedCompositeFieldContainer[_plan_pb2.Notice]
    plan: _plan_pb2.EditPlan
    def __init__(self, plan: _Optional[_Union[_plan_pb2.EditPlan, _Mapping]] = ..., notices: _Optional[_Iterable[_Union[_plan_pb2.Notice, _Mapping]]] = ..., engine: _Optional[str] = ..., generation_mode: _Optional[_Union[_common_pb2.GenerationMode, str]] = ..., mode_reason: _Optional[str] = ..., credits: _Optional[int] = ...) -> None: ...

class Progress(_message.Message):
    __slots__ = ["fraction", "queue_position", "stage"]
    FRACTION_FIELD_NUMBER: _ClassVar[int]
    QUEUE_POSITION_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    fraction: float
    queue_position: int
    stage: Stage
    def __init__(self, stage: _Optional[_Union[Stage, str]] = ..., fraction: _Optional[float] = ..., queue_position: _Optional[int] = ...) -> None: ...

class StageTiming(_message.Message):
    __slots__ = ["microseconds", "stage"]
    MICROSECONDS_FIELD_NUMBER: _ClassVar[int]
    STAGE_FIELD_NUMBER: _ClassVar[int]
    microseconds: int
    stage: str
    def __init__(self, stage: _Optional[str] = ..., microseconds: _Optional[int] = ...) -> None: ...

class Stroke(_message.Message):
    __slots__ = ["arrow", "box", "circle", "color", "freehand"]
    ARROW_FIELD_NUMBER: _ClassVar[int]
    BOX_FIELD_NUMBER: _ClassVar[int]
    CIRCLE_FIELD_NUMBER: _ClassVar[int]
    COLOR_FIELD_NUMBER: _ClassVar[int]
    FREEHAND_FIELD_NUMBER: _ClassVar[int]
    arrow: ArrowStroke
    box: BoxStroke
    circle: CircleStroke
    color: _common_pb2.Color
    freehand: FreehandStroke
    def __init__(self, color: _Optional[_Union[_common_pb2.Color, _Mapping]] = ..., freehand: _Optional[_Union[FreehandStroke, _Mapping]] = ..., circle: _Optional[_Union[CircleStroke, _Mapping]] = ..., box: _Optional[_Union[BoxStroke, _Mapping]] = ..., arrow: _Optional[_Union[ArrowStroke, _Mapping]] = ...) -> None: ...

class Strokes(_message.Message):
    __slots__ = ["strokes"]
    STROKES_FIELD_NUMBER: _ClassVar[int]
    strokes: _containers.RepeatedCompositeFieldContainer[Stroke]
    def __init__(self, strokes: _Optional[_Iterable[_Union[Stroke, _Mapping]]] = ...) -> None: ...

class Variation(_message.Message):
    __slots__ = ["data", "fidelity", "format", "height", "image_id", "index", "seed", "sha256", "width"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    FIDELITY_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    INDEX_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    fidelity: FidelityReport
    format: _common_pb2.ImageFormat
    height: int
    image_id: str
    index: int
    seed: int
    sha256: str
    width: int
    def __init__(self, index: _Optional[int] = ..., image_id: _Optional[str] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., format: _Optional[_Union[_common_pb2.ImageFormat, str]] = ..., seed: _Optional[int] = ..., sha256: _Optional[str] = ..., fidelity: _Optional[_Union[FidelityReport, _Mapping]] = ..., data: _Optional[bytes] = ...) -> None: ...

class Delivery(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class Stage(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class Operation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
