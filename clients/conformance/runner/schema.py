"""The schemas of Protos and of the driver's messages, compiled when the runner starts."""

import pathlib
import subprocess
import tempfile

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory, text_format

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = ROOT / "clients/conformance"


class Schema:
    """Message classes by name."""

    def __init__(self):
        protos = ROOT / "Protos"
        files = sorted(str(path.relative_to(protos)) for path in (protos / "retouch").rglob("*.proto"))
        with tempfile.NamedTemporaryFile() as out:
            command = ["protoc", f"-I{protos}", f"-I{HERE}", "--include_imports", f"--descriptor_set_out={out.name}"]
            subprocess.run(command + files + ["conformance.proto"], check=True)
            descriptors = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(out.name).read_bytes())
        self.pool = descriptor_pool.DescriptorPool()
        for file in descriptors.file:
            self.pool.Add(file)

    def type(self, name):
        return message_factory.GetMessageClass(self.pool.FindMessageTypeByName(name))

    def driver(self, name):
        """A message of conformance.proto."""
        return self.type(f"retouch.conformance.v1.{name}")

    def parse(self, name, text):
        """A message from its text form."""
        return text_format.Parse(text, self.type(name)())

    def read(self, name, data):
        return self.type(name).FromString(data)


def text(message):
    return text_format.MessageToString(message, as_one_line=True)


def missing(expected, actual, path=""):
    """What of `expected` is not so in `actual`: every field that is set must be the same; an element of a list must be there,
    behind the one that matched before. None when nothing is missing."""
    for field, value in expected.ListFields():
        here = f"{path}{field.name}"
        found = getattr(actual, field.name)
        if is_list(field):
            at = 0
            for index, element in enumerate(value):
                while at < len(found) and not same(field, element, found[at]):
                    at += 1
                if at == len(found):
                    return f"{here}[{index}] ({text(element) if field.message_type else element}) is not there"
                at += 1
        elif field.message_type:
            if not actual.HasField(field.name):
                return f"{here} is not set"
            if (inner := missing(value, found, f"{here}.")) is not None:
                return inner
        elif found != value:
            return f"{here} is {found!r}; expected {value!r}"
    return None


def is_list(field):
    repeated = getattr(field, "is_repeated", None)
    return repeated if repeated is not None else field.label == field.LABEL_REPEATED


def same(field, expected, actual):
    return missing(expected, actual) is None if field.message_type else expected == actual
