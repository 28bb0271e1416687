from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Iterable as _Iterable, Mapping as _Mapping, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor
LEDGER_KIND_CHARGE: LedgerKind
LEDGER_KIND_GRANT: LedgerKind
LEDGER_KIND_HOLD: LedgerKind
LEDGER_KIND_RELEASE: LedgerKind
LEDGER_KIND_UNSPECIFIED: LedgerKind

class GetCreditsRequest(_message.Message):
    __slots__ = []
    def __init__(self) -> None: ...

class GetCreditsResponse(_message.Message):
    __slots__ = ["available", "held"]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    HELD_FIELD_NUMBER: _ClassVar[int]
    available: int
    held: int
    def __init__(self, available: _Optional[int] = ..., held: _Optional[int] = ...) -> None: ...

class LedgerEntry(_message.Message):
    __slots__ = ["available_after", "created_at_ms", "credits", "edit_id", "kind", "note", "sequence"]
    AVAILABLE_AFTER_FIELD_NUMBER: _ClassVar[int]
    CREATED_AT_MS_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    available_after: int
    created_at_ms: int
    credits: int
    edit_id: str
    kind: LedgerKind
    note: str
    sequence: int
    def __init__(self, sequence: _Optional[int] = ..., kind: _Optional[_Union[LedgerKind, str]] = ..., credits: _Optional[int] = ..., available_after: _Optional[int] = ..., created_at_ms: _Optional[int] = ..., edit_id: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class ListLedgerRequest(_message.Message):
    __slots__ = ["page_size", "page_token"]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLedgerResponse(_message.Message):
    __slots__ = ["entries", "next_page_token"]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[LedgerEntry]
    next_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[LedgerEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class LedgerKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = []
