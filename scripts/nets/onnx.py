"""Writes an ONNX model: the few protobuf messages of onnx.proto that a net of float tensors needs.

Source: onnx/onnx.proto (IR version 8, operator set 13) and the protobuf wire format. Fields are written in the order of
their use here, so the same net gives the same bytes everywhere. Standard library only.
"""

import struct

FLOAT, INT64 = 1, 7  # TensorProto.DataType
IR_VERSION, OPERATOR_SET = 8, 13


def varint(number):
    """Negative numbers are ten bytes of two's complement, as protobuf's int64 wants."""
    number &= (1 << 64) - 1
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def integer(field, number):
    return varint(field << 3) + varint(number)


def block(field, content):
    """A length-delimited field: a message, a string or bytes."""
    content = content.encode() if isinstance(content, str) else content
    return varint(field << 3 | 2) + varint(len(content)) + content


def attribute(name, value):
    """AttributeProto, of the type that the Python value has."""
    head = block(1, name)
    if isinstance(value, float):
        return head + varint(2 << 3 | 5) + struct.pack("<f", value) + integer(20, 1)
    if isinstance(value, int):
        return head + integer(3, value) + integer(20, 2)
    if isinstance(value, str):
        return head + block(4, value) + integer(20, 3)
    return head + b"".join(integer(8, number) for number in value) + integer(20, 7)


class Graph:
    """Collects nodes, constants, inputs and outputs; `model` is the finished file."""

    def __init__(self, name):
        self.name = name
        self.nodes, self.constants, self.inputs, self.outputs = [], {}, [], []

    def node(self, operator, inputs, output, **attributes):
        """Adds a step with one output, and returns the output's name."""
        content = b"".join(block(1, name) for name in inputs) + block(2, output) + block(4, operator)
        content += b"".join(block(5, attribute(name, value)) for name, value in attributes.items())
        self.nodes.append(content)
        return output

    def _constant(self, name, shape, kind, content):
        dimensions = b"".join(integer(1, side) for side in shape)
        self.constants[name] = dimensions + integer(2, kind) + block(8, name) + block(9, content)
        return name

    def floats(self, name, shape, values):
        return self._constant(name, shape, FLOAT, struct.pack(f"<{len(values)}f", *values))

    def integers(self, name, values):
        return self._constant(name, [len(values)], INT64, struct.pack(f"<{len(values)}q", *values))

    @staticmethod
    def _value(name, shape):
        dimensions = b"".join(block(1, integer(1, side)) for side in shape)
        return block(1, name) + block(2, block(1, integer(1, FLOAT) + block(2, dimensions)))

    def input(self, name, shape):
        self.inputs.append(self._value(name, shape))
        return name

    def output(self, name, shape):
        self.outputs.append(self._value(name, shape))

    def model(self):
        graph = b"".join(block(1, node) for node in self.nodes) + block(2, self.name)
        graph += b"".join(block(5, constant) for constant in self.constants.values())
        graph += b"".join(block(11, value) for value in self.inputs)
        graph += b"".join(block(12, value) for value in self.outputs)
        operator_set = block(1, "") + integer(2, OPERATOR_SET)
        return integer(1, IR_VERSION) + block(2, "retouch") + block(7, graph) + block(8, operator_set)
