"""Turns a TensorFlow Lite net of float or half-float weights into an ONNX graph.

TensorFlow Lite keeps pictures as [batch, row, column, channel]; ONNX Runtime's kernels want [batch, channel, row,
column]. So every tensor with four dimensions is kept in ONNX's order inside the graph; all others keep their order.
The graph's input is `input`, in ONNX's order; its outputs are `out0`, `out1`, ... in TensorFlow Lite's shape and order.
"""

import itertools
import math
import struct

from . import onnx
from .tflite import Unsupported

TO_ONNX = (0, 3, 1, 2)  # dimension k of the result is dimension TO_ONNX[k] of the source
TO_TFLITE = (0, 2, 3, 1)
FILTERS_FIRST = (3, 0, 1, 2)  # [1, row, column, channel] of a depthwise filter -> [channel, 1, row, column]


def strides_of(shape):
    return [math.prod(shape[k + 1 :]) for k in range(len(shape))]


def permuted(shape, values, order):
    """The shape and the numbers of a tensor with its dimensions in another order."""
    strides = strides_of(shape)
    new_shape = [shape[k] for k in order]
    places = itertools.product(*(range(0, shape[k] * strides[k], strides[k]) for k in order))
    return new_shape, [values[sum(place)] for place in places]


def padding_same(length, kernel, stride, dilation=1):
    """TensorFlow's SAME: just enough for ceil(length / stride) results, the smaller half in front."""
    total = max(0, (math.ceil(length / stride) - 1) * stride + (kernel - 1) * dilation + 1 - length)
    return total // 2, total - total // 2


class Converter:
    def __init__(self, net, name):
        self.net = net
        self.graph = onnx.Graph(name)
        # Constants by tensor; DEQUANTIZE adds the widened weights to them.
        self.constants = {k: tensor.constant for k, tensor in enumerate(net.tensors) if tensor.constant is not None}

    def shape(self, tensor):
        return self.net.tensors[tensor].shape

    def constant(self, tensor):
        if tensor not in self.constants:
            raise Unsupported("weights that are computed inside the net")
        return self.constants[tensor]

    def value(self, tensor):
        """The ONNX name of a tensor; a constant becomes an initialiser that broadcasts against a picture."""
        if tensor not in self.constants:
            return f"t{tensor}"
        name = f"c{tensor}"
        if name not in self.graph.constants:
            shape, values = self.shape(tensor), self.constants[tensor]
            if len(shape) == 4:
                shape, values = permuted(shape, values, TO_ONNX)
            elif len(shape) == 3:
                shape, values = permuted(shape, values, (2, 0, 1))
            elif len(shape) == 1:
                shape = [shape[0], 1, 1]
            self.graph.floats(name, shape, values)
        return name

    def filter(self, tensor, order):
        return self.graph.floats(f"w{tensor}", *permuted(self.shape(tensor), self.constant(tensor), order))

    def bias(self, tensor):
        values = self.constant(tensor)
        return self.graph.floats(f"b{tensor}", [len(values)], values)

    def in_tflite_order(self, tensor):
        name = self.value(tensor)
        if len(self.shape(tensor)) != 4:
            return name
        return self.graph.node("Transpose", [name], f"{name}_{len(self.graph.nodes)}", perm=TO_TFLITE)

    def clip6(self, source, output):
        bounds = [self.graph.floats("zero", [], [0.0]), self.graph.floats("six", [], [6.0])]
        return self.graph.node("Clip", [source, *bounds], output)

    def activated(self, kind, output, emit):
        """Emits a step and the activation that TensorFlow Lite fuses into it."""
        if kind == 0:
            emit(output)
        elif kind == 1:
            self.graph.node("Relu", [emit(output + "_raw")], output)
        elif kind == 3:
            self.clip6(emit(output + "_raw"), output)
        else:
            raise Unsupported(f"fused activation {kind}")

    def window_padding(self, padding, source, kernel, stride, dilation=(1, 1)):
        """ONNX's pads: top, left, bottom, right. Padding 0 is SAME, 1 is VALID."""
        if padding == 1:
            return [0, 0, 0, 0]
        sides = self.shape(source)[1:3]
        (top, bottom), (left, right) = (padding_same(sides[k], kernel[k], stride[k], dilation[k]) for k in (0, 1))
        return [top, left, bottom, right]

    # One method per operator: `convert_` and its name in small letters.

    def convert_dequantize(self, operator, output):
        self.constants[operator.outputs[0]] = self.constant(operator.inputs[0])

    def convolution(self, operator, output, order, groups, activation, dilation):
        source, weights, bias = operator.inputs
        options = operator.options
        inputs = [self.value(source), self.filter(weights, order), self.bias(bias)]
        kernel, stride = self.shape(weights)[1:3], [options.scalar(2, "i"), options.scalar(1, "i")]
        pads = self.window_padding(options.scalar(0, "b"), source, kernel, stride, dilation)
        self.activated(
            activation, output,
            lambda name: self.graph.node(
                "Conv", inputs, name, kernel_shape=kernel, strides=stride, pads=pads, dilations=dilation, group=groups))  # fmt: skip

    def convert_conv_2d(self, operator, output):
        options = operator.options
        dilation = [options.scalar(5, "i", 1), options.scalar(4, "i", 1)]
        self.convolution(operator, output, TO_ONNX, 1, options.scalar(3, "b"), dilation)

    def convert_depthwise_conv_2d(self, operator, output):
        options = operator.options
        dilation = [options.scalar(6, "i", 1), options.scalar(5, "i", 1)]
        channels = self.shape(operator.inputs[0])[3]
        self.convolution(operator, output, FILTERS_FIRST, channels, options.scalar(4, "b"), dilation)

    def convert_custom_convolution2dtransposebias(self, operator, output):
        """MediaPipe's own operator; its options are the C struct {padding, stride width, stride height}."""
        source, weights, bias = operator.inputs
        _, stride_width, stride_height = struct.unpack("<3i", operator.custom_options)
        kernel, stride = self.shape(weights)[1:3], [stride_height, stride_width]
        if kernel != stride:
            raise Unsupported("a transposed convolution whose windows overlap")
        inputs = [self.value(source), self.filter(weights, FILTERS_FIRST), self.bias(bias)]
        self.graph.node("ConvTranspose", inputs, output, kernel_shape=kernel, strides=stride)

    def pool(self, operator, output, name):
        options = operator.options
        kernel = [options.scalar(4, "i"), options.scalar(3, "i")]
        stride = [options.scalar(2, "i"), options.scalar(1, "i")]
        pads = self.window_padding(options.scalar(0, "b"), operator.inputs[0], kernel, stride)
        inputs = [self.value(operator.inputs[0])]
        self.activated(
            options.scalar(5, "b"), output,
            lambda result: self.graph.node(name, inputs, result, kernel_shape=kernel, strides=stride, pads=pads))  # fmt: skip

    def convert_max_pool_2d(self, operator, output):
        self.pool(operator, output, "MaxPool")

    def convert_average_pool_2d(self, operator, output):
        self.pool(operator, output, "AveragePool")

    def simple(self, operator, output, name):
        self.graph.node(name, [self.value(tensor) for tensor in operator.inputs], output)

    def convert_relu(self, operator, output):
        self.simple(operator, output, "Relu")

    def convert_prelu(self, operator, output):
        self.simple(operator, output, "PRelu")

    def convert_logistic(self, operator, output):
        self.simple(operator, output, "Sigmoid")

    def convert_relu6(self, operator, output):
        self.clip6(self.value(operator.inputs[0]), output)

    def convert_hard_swish(self, operator, output):
        source = self.value(operator.inputs[0])
        gate = self.graph.node("HardSigmoid", [source], output + "_gate", alpha=1 / 6, beta=0.5)
        self.graph.node("Mul", [source, gate], output)

    def arithmetic(self, operator, output, name):
        inputs = [self.value(tensor) for tensor in operator.inputs]
        self.activated(operator.options.scalar(0, "b"), output, lambda result: self.graph.node(name, inputs, result))

    def convert_add(self, operator, output):
        self.arithmetic(operator, output, "Add")

    def convert_mul(self, operator, output):
        self.arithmetic(operator, output, "Mul")

    def convert_concatenation(self, operator, output):
        rank = len(self.shape(operator.outputs[0]))
        axis = operator.options.scalar(0, "i") % rank
        axis = TO_ONNX.index(axis) if rank == 4 else axis
        inputs = [self.value(tensor) for tensor in operator.inputs]
        self.activated(
            operator.options.scalar(1, "b"), output, lambda result: self.graph.node("Concat", inputs, result, axis=axis)
        )

    def convert_pad(self, operator, output):
        pairs = self.constant(operator.inputs[1])
        order = TO_ONNX if len(pairs) == 8 else range(len(pairs) // 2)
        pads = [pairs[2 * k] for k in order] + [pairs[2 * k + 1] for k in order]
        self.graph.node("Pad", [self.value(operator.inputs[0]), self.graph.integers(f"{output}_pads", pads)], output)

    def convert_reshape(self, operator, output):
        source, shape = self.in_tflite_order(operator.inputs[0]), self.shape(operator.outputs[0])
        target = self.graph.integers(f"{output}_shape", shape)
        if len(shape) != 4:
            self.graph.node("Reshape", [source, target], output)
        else:
            flat = self.graph.node("Reshape", [source, target], output + "_tflite")
            self.graph.node("Transpose", [flat], output, perm=TO_ONNX)

    def convert_resize_bilinear(self, operator, output):
        shape = self.shape(operator.outputs[0])
        options = operator.options
        grid = "align_corners" if options.scalar(2, "?") else "half_pixel" if options.scalar(3, "?") else "asymmetric"
        sizes = self.graph.integers(f"{output}_sizes", [shape[k] for k in TO_ONNX])
        self.graph.node(
            "Resize", [self.value(operator.inputs[0]), "", "", sizes], output, mode="linear",
            coordinate_transformation_mode=grid)  # fmt: skip

    def convert(self):
        """The bytes of the ONNX file."""
        (source,) = self.net.inputs
        self.graph.node("Identity", [self.graph.input("input", [self.shape(source)[k] for k in TO_ONNX])], f"t{source}")
        for operator in self.net.operators:
            method = getattr(self, "convert_" + operator.name.lower().replace(" ", "_"), None)
            if method is None or len(operator.outputs) != 1:
                raise Unsupported(f"operator {operator.name}")
            method(operator, f"t{operator.outputs[0]}")
        for number, tensor in enumerate(self.net.outputs):
            self.graph.node("Identity", [self.in_tflite_order(tensor)], f"out{number}")
            self.graph.output(f"out{number}", self.shape(tensor))
        return self.graph.model()
