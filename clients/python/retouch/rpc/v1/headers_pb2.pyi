from retouch.rpc.v1 import status_pb2 as _status_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

CANCEL_REASON_ABANDONED: CancelReason
CANCEL_REASON_ANSWERED: CancelReason
CANCEL_REASON_DEADLINE: CancelReason
CANCEL_REASON_UNSPECIFIED: CancelReason
DESCRIPTOR: _descriptor.FileDescriptor
GO_AWAY_REASON_CONNECTION_LIMIT: GoAwayReason
GO_AWAY_REASON_DRAIN: GoAwayReason
GO_AWAY_REASON_FRAME_LENGTH: GoAwayReason
GO_AWAY_REASON_IDLE: GoAwayReason
GO_AWAY_REASON_PROTOCOL: GoAwayReason
GO_AWAY_REASON_TIMEOUT: GoAwayReason
GO_AWAY_REASON_UNSPECIFIED: GoAwayReason
PROCESSED_DONE: Processed
PROCESSED_MAYBE: Processed
PROCESSED_NOT_STARTED: Processed

class Cancel(_message.Message):
    __slots__ = ["message", "reason"]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    message: str
    reason: CancelReason
    def __init__(self, reason: _Optional[_Union[CancelReason, str]] = ..., message: _Optional[str] = ...) -> None: ...

class GoAway(_message.Message):
    __slots__ = ["last_call_id", "limit", "message", "reason", "retry_after_ms"]
    LAST_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    RETRY_AFTER_MS_FIELD_NUMBER: _ClassVar[int]
    last_call_id: int
    limit: int
    message: str
    reason: GoAwayReason
    retry_after_ms: int
    def __init__(self, last_call_id: _Optional[int] = ..., reason: _Optional[_Union[GoAwayReason, str]] = ..., message: _Optional[str] = ..., retry_after_ms: _Optional[int] = ..., limit: _Optional[int] = ...) -> None: ...

class Hello(_message.Message):
    __slots__ = ["agent", "build", "credential", "limits", "schema_hash", "version"]
    AGENT_FIELD_NUMBER: _ClassVar[int]
    BUILD_FIELD_NUMBER: _ClassVar[int]
    CREDENTIAL_FIELD_NUMBER: _ClassVar[int]
    LIMITS_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_HASH_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    agent: str
    build: str
    credential: str
    limits: WireLimits
    schema_hash: int
    version: int
    def __init__(self, version: _Optional[int] = ..., agent: _Optional[str] = ..., credential: _Optional[str] = ..., schema_hash: _Optional[int] = ..., limits: _Optional[_Union[WireLimits, _Mapping]] = ..., build: _Optional[str] = ...) -> None: ...

class MessageHeader(_message.Message):
    __slots__ = ["sequence"]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    sequence: int
    def __init__(self, sequence: _Optional[int] = ...) -> None: ...

class Metadata(_message.Message):
    __slots__ = ["key", "value"]
    KEY_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    key: str
    value: str
    def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class RequestHeader(_message.Message):
    __slots__ = ["metadata", "method", "schema_hash", "timeout_ms"]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    SCHEMA_HASH_FIELD_NUMBER: _ClassVar[int]
    TIMEOUT_MS_FIELD_NUMBER: _ClassVar[int]
    metadata: _containers.RepeatedCompositeFieldContainer[Metadata]
    method: str
    schema_hash: int
    timeout_ms: int
    def __init__(self, method: _Optional[str] = ..., timeout_ms: _Optional[int] = ..., metadata: _Optional[_Iterable[_Union[Metadata, _Mapping]]] = ..., schema_hash: _Optional[int] = ...) -> None: ...

class ResponseHeader(_message.Message):
    __slots__ = ["code", "details", "message", "metadata", "processed"]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DETAILS_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    METADATA_FIELD_NUMBER: _ClassVar[int]
    PROCESSED_FIELD_NUMBER: _ClassVar[int]
    code: _status_pb2.StatusCode
    details: _status_pb2.StatusDetails
    message: str
    metadata: _containers.RepeatedCompositeFieldContainer[Metadata]
    processed: Processed
    def __init__(self, code: _Optional[_Union[_status_pb2.StatusCode, str]] = ..., message: _Optional[str] = ..., details: _Optional[_Union[_status_pb2.StatusDetails, _Mapping]] = ..., metadata: _Optional[_Iterable[_Union[Metadata, _Mapping]]] = ..., processed: _Optional[_Union[Processed, str]] = ...) -> None: ...

class WireLimits(_message.Message):
    __slots__ = ["calls_in_flight", "drain_ms", "first_frame_ms", "fragment_bytes", "frame_bytes", "header_bytes", "idle_ms", "message_bytes", "metadata_entries", "ping_bytes", "progress_bytes_per_second", "progress_grace_ms", "write_stall_ms"]
    CALLS_IN_FLIGHT_FIELD_NUMBER: _ClassVar[int]
    DRAIN_MS_FIELD_NUMBER: _ClassVar[int]
    FIRST_FRAME_MS_FIELD_NUMBER: _ClassVar[int]
    FRAGMENT_BYTES_FIELD_NUMBER: _ClassVar[int]
    FRAME_BYTES_FIELD_NUMBER: _ClassVar[int]
    HEADER_BYTES_FIELD_NUMBER: _ClassVar[int]
    IDLE_MS_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_BYTES_FIELD_NUMBER: _ClassVar[int]
    METADATA_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    PING_BYTES_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_BYTES_PER_SECOND_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_GRACE_MS_FIELD_NUMBER: _ClassVar[int]
    WRITE_STALL_MS_FIELD_NUMBER: _ClassVar[int]
    calls_in_flight: int
    drain_ms: int
    first_frame_ms: int
    fragment_bytes: int
    frame_bytes: int
    header_bytes: int
    idle_ms: int
    message_bytes: int
    metadata_entries: int
    ping_bytes: int
    progress_bytes_per_second: int
    progress_grace_ms: int
    write_stall_ms: int
    def __init__(self, frame_bytes: _Optional[int] = ..., fragment_bytes: _Optional[int] = ..., message_bytes: _Optional[int] = ..., header_bytes: _Optional[int] = ..., metadata_entries: _Optional[int] = ..., calls_in_flight: _Optional[int] = ..., ping_bytes: _Optional[int] = ..., first_frame_ms: _Optional[int] = ..., idle_ms: _Optional[int] = ..., progress_bytes_per_second: _Optional[int] = ..., progress_grace_ms: _Optional[int] = ..., write_stall_ms: _Optional[int] = ..., drain_ms: _Optional[int] = ...) -> None: ...

class Processed(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class CancelReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []

class GoAwayReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
