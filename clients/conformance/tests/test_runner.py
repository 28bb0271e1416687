"""What the runner itself must notice. Run by the `test` beside this folder."""

import asyncio
import os
import pathlib
import socket
import sys
import tempfile
import types
import unittest

from runner import cases as case_files
from runner import wire
from runner.__main__ import Suite
from runner.certificates import Certificates
from runner.expect import Judge
from runner.peer import Peer
from runner.schema import HERE, Schema, missing

SCHEMA = Schema()


def case(**changes):
    data = {
        "name": "group/case", "about": "a", "server": [{"hello": {}}, {"echo": 1}], "client": {"calls": [{"method": "m"}]},
        "expect": {"calls": [{"code": "OK", "items": [{"text": ""}]}]},
    }
    return case_files.Case({**data, **changes}, "file", SCHEMA)


class CaseTests(unittest.TestCase):
    def test_all_cases_can_be_read(self):
        self.assertGreater(len(case_files.load(HERE / "cases", SCHEMA)), 400)

    def test_what_is_mistyped_is_refused(self):
        for changes in (
            {"expct": {}},
            {"client": {"calls": [{"method": "m", "timeout": 3}]}},
            {"client": {"connect": {"retries": {}}, "calls": [{"method": "m"}]}},
            {"server": [{"helo": {}}]},
            {"server": [{"hello": {}}, {"request": {"of": "a"}}]},
            {"server": {"acept": []}},
            {"expect": {"calls": [{"code": "OK", "itmes": []}]}},
            {"expect": {"calls": [{"code": "FINE", "items": []}]}},
        ):
            with self.assertRaises(ValueError, msg=str(changes)):
                case(**changes)

    def test_what_would_pass_anyhow_is_refused(self):
        for calls in ([], [{"code": "OK"}], [{"code": "UNAVAILABLE"}], [{"code": "OK", "items": []}] * 2):
            with self.assertRaises(ValueError, msg=str(calls)):
                case(expect={"calls": calls})

    def test_rows_fill_names_values_and_lists(self):
        data = {"name": "x/$a", "server": ["$steps", {"n": "$n"}]}
        row = {"a": "b", "steps": [1, 2], "n": 3}
        self.assertEqual(case_files.filled(data, row), {"name": "x/b", "server": [1, 2, {"n": 3}]})
        self.assertEqual(len(case_files.rows_of({"rows": {"a": [1, 2], "b": [3, 4]}})), 4)


class JudgeTests(unittest.TestCase):
    def faults(self, wanted, **said):
        outcome = SCHEMA.driver("Outcome")()
        outcome.connect.SetInParent()
        call = outcome.calls.add()
        for name, value in said.items():
            if name == "items":
                for size, digest in value:
                    call.items.add(size=size, sha256=digest)
            else:
                setattr(call.status, name, value)
        return Judge(SCHEMA).faults({"calls": [wanted]}, outcome, False)

    def test_differences_are_found(self):
        failure = {"code": "NOT_FOUND", "processed": "DONE"}
        self.assertEqual(self.faults(failure, code=5, processed=2), [])
        self.assertTrue(self.faults(failure, code=5, processed=0))
        self.assertTrue(self.faults(failure, code=6, processed=2))
        self.assertTrue(self.faults({**failure, "reason": "NotFound"}, code=5, processed=2))
        self.assertTrue(self.faults({**failure, "metadata": {"a": "b"}}, code=5, processed=2))
        self.assertTrue(self.faults({**failure, "message": "x"}, code=5, processed=2, message="y"))

    def test_bytes_are_compared(self):
        wanted = {"code": "OK", "items": [{"bytes": 100, "seed": 3}]}
        digest = case_files.Payload({"bytes": 100, "seed": 3}).digest()
        self.assertEqual(self.faults(wanted, items=[(100, digest)]), [])
        self.assertTrue(self.faults(wanted, items=[(100, case_files.Payload({"bytes": 100, "seed": 4}).digest())]))
        self.assertTrue(self.faults(wanted, items=[]))
        self.assertTrue(self.faults(wanted, items=[(100, digest), (100, digest)]))

    def test_messages_have_at_least_what_is_expected(self):
        def event(text):
            return SCHEMA.parse("retouch.v1.HealthCheckResponse", text)

        self.assertIsNone(missing(event('reasons: "b"'), event('status: 2 reasons: "a" reasons: "b"')))
        self.assertIsNotNone(missing(event("status: 1"), event("status: 2")))
        self.assertIsNotNone(missing(event('reasons: "b" reasons: "a"'), event('reasons: "a" reasons: "b"')))


class PeerTests(unittest.TestCase):
    HELLO = wire.frame(wire.HELLO, header=wire.header(wire.HELLO, {"version": 1}))
    METHOD = wire.header(wire.REQUEST, {"method": "m"})

    def violations(self, *frames):
        async def read():
            ours, theirs = socket.socketpair()
            reader, writer = await asyncio.open_connection(sock=ours)
            peer = Peer(reader, writer)
            await asyncio.to_thread(theirs.sendall, b"".join(frames))
            theirs.close()
            await asyncio.wait({peer.task})
            await peer.finish()
            return peer.violations

        return asyncio.run(read())

    def test_good_frames_pass(self):
        self.assertEqual(self.violations(
            self.HELLO, wire.frame(wire.REQUEST, 1, self.METHOD, b"ab", wire.MORE), wire.frame(wire.REQUEST, 1, b"", b"c"),
            wire.frame(wire.PING, body=b"x"), wire.frame(wire.CANCEL, 1)), [])

    def test_each_breach_is_noted(self):
        begun = wire.frame(wire.REQUEST, 1, self.METHOD, b"", wire.MORE)
        for name, frames in {
            "no HELLO": [wire.frame(wire.PING)],
            "two HELLOs": [self.HELLO, self.HELLO],
            "even id": [self.HELLO, wire.frame(wire.REQUEST, 2, self.METHOD)],
            "id again": [self.HELLO, wire.frame(wire.REQUEST, 1, self.METHOD), wire.frame(wire.REQUEST, 1, self.METHOD)],
            "unknown fragment": [self.HELLO, wire.frame(wire.REQUEST, 1, b"", b"x")],
            "fragment behind CANCEL": [self.HELLO, begun, wire.frame(wire.CANCEL, 1), wire.frame(wire.REQUEST, 1, b"", b"x")],
            "two CANCELs": [self.HELLO, begun, wire.frame(wire.CANCEL, 1), wire.frame(wire.CANCEL, 1)],
            "CANCEL of nothing": [self.HELLO, wire.frame(wire.CANCEL, 1)],
            "PONG unasked": [self.HELLO, wire.frame(wire.PONG)],
            "long PING": [self.HELLO, wire.frame(wire.PING, body=bytes(65))],
            "other flags": [self.HELLO, wire.frame(wire.PING, flags=2)],
            "long fragment": [self.HELLO, wire.frame(wire.REQUEST, 1, self.METHOD, bytes(262_145))],
            "length": [self.HELLO, wire.frame(wire.PING, length=7)],
            "a server's frame": [self.HELLO, wire.frame(wire.RESPONSE, 1)],
        }.items():
            self.assertTrue(self.violations(*frames), name)


class LiarTests(unittest.TestCase):
    def test_a_driver_that_only_says_so_passes_nothing(self):
        # The driver is started in the repository's root.
        os.environ["PYTHONPATH"] = str(HERE)
        cases = case_files.load(HERE / "cases", SCHEMA, ["calls/[a-p]*", "deadlines/told/*", "golden/messages/*", "handshake/unusable/*"])
        with tempfile.TemporaryDirectory() as folder:
            options = types.SimpleNamespace(processes=8, ports="", verbose=False)
            driver = {"start": f"{sys.executable} {pathlib.Path(__file__).parent / 'liar.py'}"}
            suite = Suite("liar", driver, SCHEMA, Certificates(folder), None, options, quiet=True)
            results = asyncio.run(suite.run(cases))
        self.assertEqual([name for name, faults in results.items() if not faults], [])


if __name__ == "__main__":
    unittest.main()
