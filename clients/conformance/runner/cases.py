"""Cases from YAML: rows filled in, every key checked, and the part that the driver gets as a message."""

import copy
import fnmatch
import itertools
import pathlib
import re

import yaml

from . import expect as expectations
from . import script
from .payload import Payload
from .wire import entries

KEYS = {"name", "about", "rows", "server", "client", "expect", "recode", "limit_s", "alone"}
SCRIPTED = {"accept", "tls", "listening", "listen_after_ms", "missing_connections"}
REAL = {"real", "fresh", "events"}
CLIENT = {"connect", "calls", "close_after_ms", "linger_ms"}
CONNECT = {"tls", "credential", "agent", "schema_hash", "limits", "connect_timeout_ms", "retry", "lazy", "host"}
CALL = {"kind", "method", "stub", "request", "metadata", "metadata_count", "timeout_ms", "idempotent", "after", "delay_ms", "cancel", "reading", "times"}
# What happens to a real server while a case runs: wait until an edit computes, kill it, end it in order, start it again. `idle` is for
# afterwards: what the case gave up has ended on the server, too.
EVENTS = {"editing", "idle", "kill", "terminate", "restart"}

LIMIT_S = 20
REAL_LIMIT_S = 45


class Case:
    """One case, complete and checked."""

    def __init__(self, data, file, schema):
        self.name, self.file, self.schema = data.get("name", "?"), file, schema
        where = f"{file}: {self.name}"
        self._keys(data, KEYS, where)
        if "about" not in data:
            raise ValueError(f"{where}: about is missing")
        self.about = data["about"]
        self.alone = data.get("alone", False)
        self.recode = None
        if "recode" in data:
            self._keys(data["recode"], {"type", "payload", "defaults"}, where)
            self.recode = {**data["recode"], "payload": Payload(data["recode"]["payload"], schema, where)}
            self.expect, self.real, self.calls, self.limit = {}, None, [], LIMIT_S
            return
        self.client = data.get("client", {})
        self._keys(self.client, CLIENT, where)
        self.calls = list(itertools.chain.from_iterable(self._repeat(call) for call in self.client.get("calls", [])))
        for call in self.calls:
            self._keys(call, CALL, where)
        self.connect = self.client.get("connect", {})
        self._keys(self.connect, CONNECT, where)
        server = data["server"]
        if isinstance(server, list):
            server = {"accept": [server]}
        self.real = server.get("real")
        self._keys(server, REAL if self.real else SCRIPTED, where)
        self.server = server
        self.limit = data.get("limit_s", REAL_LIMIT_S if self.real else LIMIT_S)
        for steps in server.get("accept", []):
            for step in steps:
                script.check(step, where)
        for event in server.get("events", []):
            if event not in EVENTS:
                raise ValueError(f"{where}: there is no event {event}")
        self.expect = copy.deepcopy(data["expect"])
        self.expect["calls"] = list(itertools.chain.from_iterable(self._repeat(call) for call in self.expect.get("calls", [])))
        if "connect" in self.expect:
            del self.expect["calls"]
        expectations.check_shape(self.expect, len(self.calls), where)

    @staticmethod
    def _repeat(call):
        times = call.get("times", 1)
        return [{key: value for key, value in call.items() if key != "times"} for _ in range(times)]

    @staticmethod
    def _keys(data, allowed, where):
        if unknown := set(data) - allowed:
            raise ValueError(f"{where}: there is no {', '.join(map(str, sorted(unknown)))} here; there are {', '.join(sorted(allowed))}")

    @property
    def group(self):
        return self.name.split("/")[0]

    # ---- for the driver

    def message(self, port, certificates, key):
        """The Case that the driver gets."""
        case = self.schema.driver("Case")(name=self.name)
        if self.recode:
            case.recode.type, case.recode.data = self.recode["type"], self.recode["payload"].data()
            return case
        session = case.session
        self._connect(session.connect, port, certificates, key)
        for call in self.calls:
            self._call(session.calls.add(), call)
        session.close_after_ms = self.client.get("close_after_ms", 0)
        session.linger_ms = self.client.get("linger_ms", 0)
        return case

    def _connect(self, message, port, certificates, key):
        connect = self.connect
        message.host, message.port = connect.get("host", "127.0.0.1"), port
        message.agent = connect.get("agent", "conformance/1")
        credential = connect.get("credential", "")
        message.credential = key if credential == "the key" else credential
        message.schema_hash = connect.get("schema_hash", 0)
        message.connect_timeout_ms = connect.get("connect_timeout_ms", 0)
        message.lazy = connect.get("lazy", False)
        if "tls" in connect:
            tls = connect["tls"]
            self._keys(tls, {"ca", "identity", "server_name"}, self.name)
            message.tls.SetInParent()
            if "ca" in tls:
                message.tls.ca_file = certificates.path(tls["ca"])
            if "identity" in tls:
                message.tls.certificate_file, message.tls.key_file = certificates.path(tls["identity"]), certificates.key(tls["identity"])
            message.tls.server_name = tls.get("server_name", "")
        for name, value in connect.get("limits", {}).items():
            setattr(message.limits, name, value)
        for name, value in connect.get("retry", {}).items():
            setattr(message.retry, name, value)

    def _call(self, message, call):
        message.kind = message.Kind.Value(call.get("kind", "UNARY"))
        message.method = call.get("method", "")
        message.stub = call.get("stub", False)
        if "request" in call:
            payload = Payload(call["request"], self.schema, self.name)
            if payload.form == "bytes":
                message.request.generated_bytes, message.request.seed = payload.size, payload.seed
            else:
                message.request.data = payload.data()
        counted = {f"key-{number}": number for number in range(call.get("metadata_count", 0))}
        for entry in entries(call.get("metadata", counted)):
            message.metadata.add(**entry)
        message.timeout_ms = call.get("timeout_ms", 0)
        message.idempotent = call.get("idempotent", False)
        message.after.extend(call.get("after", []))
        message.delay_ms = call.get("delay_ms", 0)
        if "cancel" in call:
            self._keys(call["cancel"], {"when", "value", "let_go"}, self.name)
            message.cancel.when = message.cancel.When.Value(call["cancel"]["when"])
            message.cancel.value = call["cancel"].get("value", 0)
            message.cancel.let_go = call["cancel"].get("let_go", False)
        if "reading" in call:
            self._keys(call["reading"], {"pause_ms", "pause_each_ms"}, self.name)
            message.reading.pause_ms = call["reading"].get("pause_ms", 0)
            message.reading.pause_each_ms = call["reading"].get("pause_each_ms", 0)


def filled(value, row):
    """A value with `$name` replaced: by the row's value itself where it stands alone, by its text inside a longer one."""
    if isinstance(value, dict):
        return {filled(key, row): filled(inner, row) for key, inner in value.items()}
    if isinstance(value, list):
        out = []
        for inner in value:
            new = filled(inner, row)
            # A list that stands for an element takes its place, so that a row can bring several steps.
            out += new if isinstance(inner, str) and isinstance(new, list) else [new]
        return out
    if not isinstance(value, str):
        return value
    if value.startswith("$") and value[1:] in row:
        return copy.deepcopy(row[value[1:]])
    return re.sub(r"\$(\w+)", lambda found: word(row[found[1]]) if found[1] in row else found[0], value)


def word(value):
    """A row's value as a part of a name: of a mapping its first value."""
    return str(next(iter(value.values()))) if isinstance(value, dict) else str(value)


def rows_of(data):
    """The rows of a case: a list of mappings, or a mapping of lists whose combinations are meant."""
    rows = data.get("rows")
    if rows is None:
        return [{}]
    if isinstance(rows, dict):
        return [dict(zip(rows, values)) for values in itertools.product(*rows.values())]
    return rows


def load(folder, schema, patterns=()):
    """All cases of a folder whose names match one of the patterns; all of them without patterns."""
    cases = []
    for file in sorted(pathlib.Path(folder).glob("*.yaml")):
        for data in yaml.safe_load(file.read_text())["cases"]:
            for row in rows_of(data):
                cases.append(Case({key: filled(value, row) for key, value in data.items() if key != "rows"}, file.name, schema))
    names = [case.name for case in cases]
    if doubled := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"names that come twice: {', '.join(sorted(doubled))}")
    return [case for case in cases if not patterns or any(fnmatch.fnmatch(case.name, pattern) for pattern in patterns)]
