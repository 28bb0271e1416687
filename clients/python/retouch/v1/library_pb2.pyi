from retouch.v1 import common_pb2 as _common_pb2
from retouch.v1 import edit_pb2 as _edit_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
EDIT_STATE_FAILED: EditState
EDIT_STATE_SUCCEEDED: EditState
EDIT_STATE_UNSPECIFIED: EditState
IMAGE_ORIGIN_RESULT: ImageOrigin
IMAGE_ORIGIN_UNSPECIFIED: ImageOrigin
IMAGE_ORIGIN_UPLOAD: ImageOrigin

class DeleteImagesRequest(_message.Message):
    __slots__ = ["image_ids"]
    IMAGE_IDS_FIELD_NUMBER: _ClassVar[int]
    image_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, image_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class DeleteImagesResponse(_message.Message):
    __slots__ = ["deleted_ids"]
    DELETED_IDS_FIELD_NUMBER: _ClassVar[int]
    deleted_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, deleted_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class EditRecord(_message.Message):
    __slots__ = ["created_at_ms", "edit_id", "error_message", "error_reason", "operation", "options", "prompt", "source_image_id", "state", "summary", "variations"]
    CREATED_AT_MS_FIELD_NUMBER: _ClassVar[int]
    EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    ERROR_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ERROR_REASON_FIELD_NUMBER: _ClassVar[int]
    OPERATION_FIELD_NUMBER: _ClassVar[int]
    OPTIONS_FIELD_NUMBER: _ClassVar[int]
    PROMPT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    VARIATIONS_FIELD_NUMBER: _ClassVar[int]
    created_at_ms: int
    edit_id: str
    error_message: str
    error_reason: str
    operation: _edit_pb2.Operation
    options: _edit_pb2.EditOptions
    prompt: str
    source_image_id: str
    state: EditState
    summary: _edit_pb2.EditSummary
    variations: _containers.RepeatedCompositeFieldContainer[_edit_pb2.Variation]
    def __init__(self, edit_id: _Optional[str] = ..., operation: _Optional[_Union[_edit_pb2.Operation, str]] = ..., created_at_ms: _Optional[int] = ..., state: _Optional[_Union[EditState, str]] = ..., source_image_id: _Optional[str] = ..., prompt: _Optional[str] = ..., options: _Optional[_Union[_edit_pb2.EditOptions, _Mapping]] = ..., variations: _Optional[_Iterable[_Union[_edit_pb2.Variation, _Mapping]]] = ..., summary: _Optional[_Union[_edit_pb2.EditSummary, _Mapping]] = ..., error_reason: _Optional[str] = ..., error_message: _Optional[str] = ...) -> None: ...

class GetEditRequest(_message.Message):
    __slots__ = ["edit_id"]
    EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    edit_id: str
    def __init__(self, edit_id: _Optional[str] = ...) -> None: ...

class GetEditResponse(_message.Message):
    __slots__ = ["edit"]
    EDIT_FIELD_NUMBER: _ClassVar[int]
    edit: EditRecord
    def __init__(self, edit: _Optional[_Union[EditRecord, _Mapping]] = ...) -> None: ...

class GetImageRequest(_message.Message):
    __slots__ = ["image_id", "omit_data"]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    OMIT_DATA_FIELD_NUMBER: _ClassVar[int]
    image_id: str
    omit_data: bool
    def __init__(self, image_id: _Optional[str] = ..., omit_data: bool = ...) -> None: ...

class GetImageResponse(_message.Message):
    __slots__ = ["data", "image"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    image: StoredImage
    def __init__(self, image: _Optional[_Union[StoredImage, _Mapping]] = ..., data: _Optional[bytes] = ...) -> None: ...

class ListEditsRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListEditsResponse(_message.Message):
    __slots__ = ["edits", "next_page_token"]
    EDITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    edits: _containers.RepeatedCompositeFieldContainer[EditRecord]
    next_page_token: str
    def __init__(self, edits: _Optional[_Iterable[_Union[EditRecord, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListImagesRequest(_message.Message):
    __slots__ = ["origin", "page_size", "page_token"]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    origin: ImageOrigin
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., origin: _Optional[_Union[ImageOrigin, str]] = ...) -> None: ...

class ListImagesResponse(_message.Message):
    __slots__ = ["images", "next_page_token"]
    IMAGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    images: _containers.RepeatedCompositeFieldContainer[StoredImage]
    next_page_token: str
    def __init__(self, images: _Optional[_Iterable[_Union[StoredImage, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class StoredImage(_message.Message):
    __slots__ = ["created_at_ms", "edit_id", "format", "height", "image_id", "origin", "sha256", "size_bytes", "width"]
    CREATED_AT_MS_FIELD_NUMBER: _ClassVar[int]
    EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    HEIGHT_FIELD_NUMBER: _ClassVar[int]
    IMAGE_ID_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    SHA256_FIELD_NUMBER: _ClassVar[int]
    SIZE_BYTES_FIELD_NUMBER: _ClassVar[int]
    WIDTH_FIELD_NUMBER: _ClassVar[int]
    created_at_ms: int
    edit_id: str
    format: _common_pb2.ImageFormat
    height: int
    image_id: str
    origin: ImageOrigin
    sha256: str
    size_bytes: int
    width: int
    def __init__(self, image_id: _Optional[str] = ..., width: _Optional[int] = ..., height: _Optional[int] = ..., format: _Optional[_Union[_common_pb2.ImageFormat, str]] = ..., size_bytes: _Optional[int] = ..., sha256: _Optional[str] = ..., origin: _Optional[_Union[ImageOrigin, str]] = ..., created_at_ms: _Optional[int] = ..., edit_id: _Optional[str] = ...) -> None: ...

class UploadImageRequest(_message.Message):
    __slots__ = ["data"]
    DATA_FIELD_NUMBER: _ClassVar[int]
    data: bytes
    def __init__(self, data: _Optional[bytes] = ...) -> None: ...

class UploadImageResponse(_message.Message):
    __slots__ = ["existed", "image"]
    EXISTED_FIELD_NUMBER: _ClassVar[int]
    IMAGE_FIELD_NUMBER: _ClassVar[int]
    existed: bool
    image: StoredImage
    def __init__(self, image: _Optional[_Union[StoredImage, _Mapping]] = ..., existed: bool = ...) -> None: ...

class ImageOrigin(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class EditState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
