"""What a case expects of an outcome, and what is wrong with one."""

import hashlib

from . import schema as schemas
from . import wire
from .payload import Payload, numbered

# A call may take this long where its case says nothing else; the real server may be busy with other cases.
CALL_MS = 8_000
REAL_CALL_MS = 30_000

STATUS = {"code", "reason", "stage", "retryable", "retry_after_ms", "charged", "message", "says", "processed", "metadata"}
CALL = STATUS | {"items", "count", "check", "attempts", "elapsed_ms", "stub", "skip_empty"}
OUTCOME = {"connect", "server", "go_away", "calls", "calls_in_flight", "connections", "recoded"}


def check_shape(expect, calls, where):
    """Raises ValueError for an expectation that does not exist, or that would pass whatever came."""
    unknown = set(expect) - OUTCOME
    if unknown:
        raise ValueError(f"{where}: there is no expectation {', '.join(sorted(unknown))}")
    if "connect" in expect:
        if set(expect["connect"]) - STATUS - {"elapsed_ms"} or "code" not in expect["connect"]:
            raise ValueError(f"{where}: connect needs a code, and nothing but {', '.join(sorted(STATUS))}")
    elif len(expect.get("calls", [])) != calls:
        raise ValueError(f"{where}: {len(expect.get('calls', []))} calls are expected, and the client makes {calls}")
    for index, call in enumerate(expect.get("calls", [])):
        if unknown := set(call) - CALL:
            raise ValueError(f"{where}: call {index}: there is no expectation {', '.join(sorted(unknown))}")
        code = call.get("code")
        if code not in wire.CODES and not (isinstance(code, list) and set(code) <= set(wire.CODES)):
            raise ValueError(f"{where}: call {index}: no code, or one that does not exist")
        if code == "OK" and not call.keys() & {"items", "count", "check"}:
            raise ValueError(f"{where}: call {index} is expected to be OK, and its answer is not looked at")
        if code != "OK" and "processed" not in call and not call.get("stub"):
            raise ValueError(f"{where}: call {index} is expected to fail, without processed")


class Judge:
    """Compares outcomes with expectations."""

    def __init__(self, schema):
        self.schema = schema

    def faults(self, expect, outcome, lazy, recoded=None, longest=CALL_MS):
        """What is wrong, in words; empty when nothing is. `longest` is how long a call may take, in milliseconds, where nothing else is said."""
        if outcome.trouble:
            return [f"the driver could not do it: {outcome.trouble}"]
        if recoded is not None:
            return self.recoded(recoded, outcome.recoded)
        faults = []
        if "connect" in expect:
            faults += self.status("connect", expect["connect"], outcome.connect)
            if outcome.calls:
                faults.append("calls were made although connecting failed")
            return faults
        if not lazy and outcome.connect.code != 0:
            return [f"connecting failed: {self.words(outcome.connect)}"]
        if len(outcome.calls) != len(expect["calls"]):
            return [f"the driver reports {len(outcome.calls)} calls of {len(expect['calls'])}"]
        for index, (wanted, call) in enumerate(zip(expect["calls"], outcome.calls)):
            faults += self.call(f"call {index}", wanted, call, longest)
        wanted = expect.get("calls_in_flight", 0)
        low, high = wanted if isinstance(wanted, list) else [wanted] * 2
        if not low <= outcome.calls_in_flight <= high:
            faults.append(f"{outcome.calls_in_flight} calls are remembered at the end; expected {wanted}")
        if "connections" in expect and outcome.connections != expect["connections"]:
            faults.append(f"{outcome.connections} connections; expected {expect['connections']}")
        if "server" in expect:
            faults += self.fields("server", "retouch.rpc.v1.Hello", expect["server"], outcome.server)
        if "go_away" in expect:
            faults += self.fields("go_away", "retouch.rpc.v1.GoAway", expect["go_away"], outcome.go_away)
        return faults

    def fields(self, what, type_name, text, actual):
        fault = schemas.missing(self.schema.parse(type_name, text), actual)
        return [f"{what}: {fault}; it is: {schemas.text(actual)}"] if fault else []

    def words(self, status):
        code = wire.CODES[status.code] if status.code < len(wire.CODES) else status.code
        processed = wire.PROCESSED[status.processed] if status.processed < len(wire.PROCESSED) else status.processed
        details = f" ({schemas.text(status.details)})" if status.HasField("details") else ""
        return f"{code}, {processed}, {status.message!r}{details}"

    def status(self, where, wanted, status):
        codes = wanted["code"] if isinstance(wanted["code"], list) else [wanted["code"]]
        if status.code not in [wire.CODES.index(code) for code in codes]:
            return [f"{where}: expected {' or '.join(codes)}, but it is {self.words(status)}"]
        faults = []
        if "processed" in wanted and status.processed != wire.PROCESSED.index(wanted["processed"]):
            faults.append(f"processed is {status.processed}; expected {wanted['processed']}")
        if "message" in wanted and status.message != wanted["message"]:
            faults.append(f"the message is {status.message!r}; expected {wanted['message']!r}")
        if "says" in wanted and wanted["says"] not in status.message:
            faults.append(f"the message is {status.message!r}; expected something with {wanted['says']!r}")
        for name in ("reason", "stage", "retryable", "retry_after_ms", "charged"):
            if name in wanted and getattr(status.details, name) != wanted[name]:
                faults.append(f"{name} is {getattr(status.details, name)!r}; expected {wanted[name]!r}")
        if "metadata" in wanted:
            got = [{"key": entry.key, "value": entry.value} for entry in status.metadata]
            if got != wire.entries(wanted["metadata"]):
                faults.append(f"metadata {got}; expected {wire.entries(wanted['metadata'])}")
        return [f"{where}: {fault}" for fault in faults]

    def call(self, where, wanted, call, longest):
        faults = self.status(where, wanted, call.status)
        low, high = wanted.get("elapsed_ms", [0, longest])
        if not low <= call.elapsed_us / 1000 <= high:
            faults.append(f"{where}: it took {call.elapsed_us / 1000:.0f} ms; expected {low} to {high}")
        if "attempts" in wanted and call.attempts != wanted["attempts"]:
            faults.append(f"{where}: {call.attempts} attempts; expected {wanted['attempts']}")
        if "stub" in wanted and call.stub != wanted["stub"]:
            faults.append(f"{where}: {'a' if call.stub else 'no'} stub was used")
        if "count" in wanted:
            low, high = wanted["count"] if isinstance(wanted["count"], list) else [wanted["count"]] * 2
            if not low <= len(call.items) <= high:
                faults.append(f"{where}: {len(call.items)} items; expected {low} to {high}")
        if "items" in wanted:
            items = [item for item in call.items if item.size or not wanted.get("skip_empty")]
            faults += self.items(where, wanted["items"], items)
        for name in wanted.get("check", []):
            faults += [f"{where}: {fault}" for fault in getattr(self, f"check_{name}")(call)]
        return faults

    def items(self, where, wanted, items):
        expanded = []
        for item in wanted:
            count = item.get("times", 1)
            for index in range(count):
                plain = {key: value for key, value in item.items() if key != "times"}
                expanded.append(numbered(plain, index) if count > 1 else plain)
        if len(items) != len(expanded):
            return [f"{where}: {len(items)} items; expected {len(expanded)}"]
        faults = []
        for index, (item, actual) in enumerate(zip(expanded, items)):
            if "has" in item:
                if fault := self.has(item, actual):
                    faults.append(f"{where}: item {index}: {fault}")
                continue
            payload = Payload(item, self.schema)
            if actual.size != payload.size or actual.sha256 != payload.digest():
                faults.append(f"{where}: item {index} has {actual.size} bytes that are not the {payload.size} expected ones")
        return faults

    def has(self, item, actual):
        """Whether a message has at least these fields; `has: {type: …, text: …}`."""
        if actual.size != len(actual.data):
            return f"it has {actual.size} bytes and is not reported as it is"
        message = self.schema.read(item["has"]["type"], actual.data)
        fault = schemas.missing(self.schema.parse(item["has"]["type"], item["has"].get("text", "")), message)
        return f"{fault}; it is: {schemas.text(message)[:600]}" if fault else None

    def recoded(self, wanted, data):
        try:
            actual = self.schema.read(wanted["type"], data)
        except Exception as error:
            return [f"what the driver wrote is no {wanted['type']}: {error}"]
        expected = self.schema.read(wanted["type"], wanted["payload"].data())
        if actual == expected:
            return []
        # The same message with the defaults that the API documents.
        spelt_out = self.schema.parse(wanted["type"], wanted.get("defaults", ""))
        spelt_out.MergeFrom(expected)
        if actual == spelt_out:
            return []
        return [f"expected: {schemas.text(expected)}", f"but it is: {schemas.text(actual)}"]

    # ---- named checks

    def check_sequence(self, call):
        """Each item is the generated payload of its place."""
        wrong = [index for index, item in enumerate(call.items) if item.sha256 != Payload(numbered({"bytes": item.size}, index)).digest()]
        return [f"items {wrong[:5]} are not what was sent in their places"] if wrong else []

    def check_edit_stream(self, call):
        """Progress never falls, variations are whole and are what their hashes say, and the summary comes last."""
        events = [self.schema.read("retouch.v1.EditEvent", item.data) for item in call.items if item.size == len(item.data)]
        if not events or not events[-1].HasField("summary"):
            return ["the last event is no summary"]
        faults = []
        fractions = [event.progress.fraction for event in events if event.HasField("progress")]
        if not fractions or fractions != sorted(fractions):
            faults.append(f"progress falls: {fractions}")
        if any(event.HasField("summary") for event in events[:-1]):
            faults.append("a summary before the end")
        for event in events:
            if event.HasField("variation") and hashlib.sha256(event.variation.data).hexdigest() != event.variation.sha256:
                faults.append("a variation's bytes are not what its SHA-256 says")
        if not any(event.HasField("variation") for event in events) and len(events) == len(call.items):
            faults.append("no variation")
        return faults

    def check_descriptor_set(self, call):
        """The description's schema hash is that of its descriptor set."""
        message = self.schema.read("retouch.v1.DescribeResponse", call.items[0].data)
        expected = int.from_bytes(hashlib.sha256(message.descriptor_set).digest()[:8], "big")
        return [] if message.schema_hash == expected else [f"schema_hash is {message.schema_hash}; expected {expected}"]
