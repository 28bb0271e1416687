from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
SERVING_STATUS_DEGRADED: ServingStatus
SERVING_STATUS_DRAINING: ServingStatus
SERVING_STATUS_SERVING: ServingStatus
SERVING_STATUS_UNKNOWN: ServingStatus

class Ability(_message.Message):
    __slots__ = ["available", "missing", "name"]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    available: bool
    missing: str
    name: str
    def __init__(self, name: _Optional[str] = ..., available: bool = ..., missing: _Optional[str] = ...) -> None: ...

class DescribeRequest(_message.Message):
    __slots__ = ["omit_descriptor_set"]
    OMIT_DESCRIPTOR_SET_FIELD_NUMBER: _ClassVar[int]
    omit_descriptor_set: bool
    def __init__(self, omit_descriptor_set: bool = ...) -> None: ...

class DescribeResponse(_message.Message):
    __slots__ = ["build", "descriptor_set", "engines", "limits", "methods", "schema_hash"]
    BUILD_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTOR_SET_FIELD_NUMBER: _ClassVar[int]
    ENGINES_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    METHODS_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_HASH_FIELD_NUMBER: _ClassVar[int]
    build: str
    descriptor_set: bytes
    engines: _containers.RepeatedCompositeFieldContainer[Engine]
    limits: _containers.RepeatedCompositeFieldContainer[NamedLimit]
    methods: _containers.RepeatedCompositeFieldContainer[Method]
    schema_hash: int
    def __init__(self, build: _Optional[str] = ..., schema_hash: _Optional[int] = ..., limits: _Optional[_Iterable[_Union[NamedLimit, _Mapping]]] = ..., engines: _Optional[_Iterable[_Union[Engine, _Mapping]]] = ..., methods: _Optional[_Iterable[_Union[Method, _Mapping]]] = ..., descriptor_set: _Optional[bytes] = ...) -> None: ...

class Engine(_message.Message):
    __slots__ = ["abilities", "generative", "name"]
    ABILITIES_FIELD_NUMBER: _ClassVar[int]
    GENERATIVE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    abilities: _containers.RepeatedCompositeFieldContainer[Ability]
    generative: bool
    name: str
    def __init__(self, name: _Optional[str] = ..., generative: bool = ..., abilities: _Optional[_Iterable[_Union[Ability, _Mapping]]] = ...) -> None: ...

class HealthCheckRequest(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class HealthCheckResponse(_message.Message):
    __slots__ = ["edits_queued", "edits_running", "reasons", "status"]
    EDITS_QUEUED_FIELD_NUMBER: _ClassVar[int]
    EDITS_RUNNING_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    edits_queued: int
    edits_running: int
    reasons: _containers.RepeatedScalarFieldContainer[str]
    status: ServingStatus
    def __init__(self, status: _Optional[_Union[ServingStatus, str]] = ..., reasons: _Optional[_Iterable[str]] = ..., edits_running: _Optional[int] = ..., edits_queued: _Optional[int] = ...) -> None: ...

class Method(_message.Message):
    __slots__ = ["name", "server_streaming"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SERVER_STREAMING_FIELD_NUMBER: _ClassVar[int]
    name: str
    server_streaming: bool
    def __init__(self, name: _Optional[str] = ..., server_streaming: bool = ...) -> None: ...

class NamedLimit(_message.Message):
    __slots__ = ["name", "value"]
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: int
    def __init__(self, name: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...

class ServingStatus(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
