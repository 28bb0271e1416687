"""Reads a .tflite file: just enough of FlatBuffers, and the tables of TensorFlow Lite's schema that its nets use.

Source: tensorflow/lite/schema/schema.fbs (version 3) and the FlatBuffers binary format. Field numbers are the order of
the fields in the schema's tables. Standard library only.
"""

import struct
from typing import NamedTuple

# schema.fbs, enum BuiltinOperator, as far as nets for pictures go; an index is the operator's code.
OPERATORS = """
ADD AVERAGE_POOL_2D CONCATENATION CONV_2D DEPTHWISE_CONV_2D DEPTH_TO_SPACE DEQUANTIZE EMBEDDING_LOOKUP FLOOR
FULLY_CONNECTED HASHTABLE_LOOKUP L2_NORMALIZATION L2_POOL_2D LOCAL_RESPONSE_NORMALIZATION LOGISTIC LSH_PROJECTION LSTM
MAX_POOL_2D MUL RELU RELU_N1_TO_1 RELU6 RESHAPE RESIZE_BILINEAR RNN SOFTMAX SPACE_TO_DEPTH SVDF TANH CONCAT_EMBEDDINGS
SKIP_GRAM CALL CUSTOM EMBEDDING_LOOKUP_SPARSE PAD UNIDIRECTIONAL_SEQUENCE_RNN GATHER BATCH_TO_SPACE_ND
SPACE_TO_BATCH_ND TRANSPOSE MEAN SUB DIV SQUEEZE UNIDIRECTIONAL_SEQUENCE_LSTM STRIDED_SLICE
BIDIRECTIONAL_SEQUENCE_RNN EXP TOPK_V2 SPLIT LOG_SOFTMAX DELEGATE BIDIRECTIONAL_SEQUENCE_LSTM CAST PRELU MAXIMUM ARG_MAX
MINIMUM LESS NEG PADV2 GREATER GREATER_EQUAL LESS_EQUAL SELECT SLICE SIN TRANSPOSE_CONV SPARSE_TO_DENSE TILE
EXPAND_DIMS EQUAL NOT_EQUAL LOG SUM SQRT RSQRT SHAPE POW ARG_MIN FAKE_QUANT REDUCE_PROD REDUCE_MAX PACK LOGICAL_OR
ONE_HOT LOGICAL_AND LOGICAL_NOT UNPACK REDUCE_MIN FLOOR_DIV REDUCE_ANY SQUARE ZEROS_LIKE FILL FLOOR_MOD RANGE
RESIZE_NEAREST_NEIGHBOR LEAKY_RELU SQUARED_DIFFERENCE MIRROR_PAD ABS SPLIT_V UNIQUE CEIL REVERSE_V2 ADD_N GATHER_ND COS
WHERE RANK ELU REVERSE_SEQUENCE MATRIX_DIAG QUANTIZE MATRIX_SET_DIAG ROUND HARD_SWISH IF WHILE NON_MAX_SUPPRESSION_V4
NON_MAX_SUPPRESSION_V5 SCATTER_ND SELECT_V2 DENSIFY
""".split()

# schema.fbs, enum TensorType: the struct format of one value.
VALUE_FORMATS = {0: "f", 1: "e", 2: "i", 4: "q"}


class Unsupported(Exception):
    """The file asks for something that the converter does not do."""


class Table:
    """A FlatBuffers table: typed fields, found through its vtable, each with a default."""

    def __init__(self, data, position):
        self.data, self.position = data, position
        self.vtable = position - self._read("i", position)

    def _read(self, format, position):
        return struct.unpack_from("<" + format, self.data, position)[0]

    def _field(self, number):
        """Where the field lies, or None when the file leaves it at its default."""
        entry = 4 + 2 * number
        if entry >= self._read("H", self.vtable):
            return None
        offset = self._read("H", self.vtable + entry)
        return self.position + offset if offset else None

    def scalar(self, number, format, default=0):
        position = self._field(number)
        return default if position is None else self._read(format, position)

    def table(self, number):
        position = self._field(number)
        return None if position is None else Table(self.data, position + self._read("I", position))

    def _vector(self, number):
        """The position of the first element and the number of elements."""
        position = self._field(number)
        if position is None:
            return 0, 0
        position += self._read("I", position)
        return position + 4, self._read("I", position)

    def scalars(self, number, format):
        position, count = self._vector(number)
        return list(struct.unpack_from(f"<{count}{format}", self.data, position)) if count else []

    def content(self, number):
        """A vector of bytes, or a string."""
        position, count = self._vector(number)
        return bytes(self.data[position : position + count])

    def tables(self, number):
        position, count = self._vector(number)
        places = range(position, position + 4 * count, 4)
        return [Table(self.data, place + self._read("I", place)) for place in places]


class Tensor(NamedTuple):
    """A value of the net; `constant` holds its numbers in row order, or None when the net computes it."""

    shape: list
    constant: object


class Operator(NamedTuple):
    """One step of the net, with the indices of the tensors it reads and writes."""

    name: str
    inputs: list
    outputs: list
    options: Table
    custom_options: bytes


class Net(NamedTuple):
    tensors: list
    inputs: list
    outputs: list
    operators: list


def operator_name(code):
    """The name of an OperatorCode table. Old files write the code in field 0, new ones in field 3."""
    number = max(code.scalar(0, "b"), code.scalar(3, "i"))
    name = OPERATORS[number] if number < len(OPERATORS) else f"builtin {number}"
    return f"CUSTOM {code.content(1).decode()}" if name == "CUSTOM" else name


def read_tensor(table, buffers):
    shape = table.scalars(0, "i")
    content = buffers[table.scalar(2, "I")].content(0)
    if not content:
        return Tensor(shape, None)
    if table.table(6) is not None:
        raise Unsupported("a sparse tensor")
    kind = table.scalar(1, "b")
    if kind not in VALUE_FORMATS:
        raise Unsupported(f"a constant of tensor type {kind}")
    format = VALUE_FORMATS[kind]
    count = len(content) // struct.calcsize(format)
    return Tensor(shape, struct.unpack(f"<{count}{format}", content))


def read(data):
    """The first subgraph of a .tflite file."""
    if data[4:8] != b"TFL3":
        raise Unsupported("a file that is not a .tflite of schema version 3")
    model = Table(data, struct.unpack_from("<I", data)[0])
    names = [operator_name(code) for code in model.tables(1)]
    buffers = model.tables(4)
    graph = model.tables(2)[0]
    operators = [
        Operator(
            names[table.scalar(0, "I")], table.scalars(1, "i"), table.scalars(2, "i"), table.table(4), table.content(5)
        )
        for table in graph.tables(3)
    ]
    tensors = [read_tensor(table, buffers) for table in graph.tables(0)]
    return Net(tensors, graph.scalars(1, "i"), graph.scalars(2, "i"), operators)
