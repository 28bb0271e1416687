"""A client's driver as a process: cases in, outcomes out, and what it leaves behind."""

import asyncio
import os
import shlex
import struct

from .payload import ROOT

# Sockets of a case that are still open so long after its outcome are a leak.
SOCKETS_WITHIN = 3


class DriverFailed(Exception):
    """The driver has ended, or does not answer."""


class Driver:
    """One process of a language's driver; started again after it was killed."""

    def __init__(self, command, outcome_type):
        self.command, self.outcome_type = shlex.split(command), outcome_type
        self.process = None

    async def start(self):
        self.errors = bytearray()
        self.process = await asyncio.create_subprocess_exec(
            *self.command, cwd=ROOT, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE)
        self.reader = asyncio.create_task(self._errors(self.process.stderr))

    async def _errors(self, stream):
        while chunk := await stream.read(65_536):
            self.errors += chunk
            del self.errors[:-20_000]

    def sockets(self):
        """The sockets that the process has open."""
        folder = f"/proc/{self.process.pid}/fd"
        found = set()
        try:
            for name in os.listdir(folder):
                try:
                    target = os.readlink(f"{folder}/{name}")
                except OSError:
                    continue
                if target.startswith("socket:"):
                    found.add(target)
        except OSError:
            pass
        return found

    async def run(self, case, within):
        """Hands a case over and returns its outcome and the number of sockets that it left open.

        Raises DriverFailed when there is no outcome in time; the process is gone then.
        """
        try:
            if self.process is None or self.process.returncode is not None:
                await self.start()
                # What a runtime sets up once, such as the socket that a JVM keeps for its whole process, is no case's.
                await asyncio.wait_for(self._exchange(self._nothing(case)), within)
            before = self.sockets()
            outcome = await asyncio.wait_for(self._exchange(case), within)
        except TimeoutError:
            await self.kill()
            raise DriverFailed(f"the driver gave no outcome within {within} s and was killed{self._said()}") from None
        except (asyncio.IncompleteReadError, ConnectionError):
            await self.kill()
            raise DriverFailed(f"the driver ended with status {self.process.returncode}{self._said()}") from None
        if outcome.name != case.name:
            await self.kill()
            raise DriverFailed(f"the outcome is that of {outcome.name!r}")
        end = asyncio.get_running_loop().time() + SOCKETS_WITHIN
        while (left := self.sockets() - before) and asyncio.get_running_loop().time() < end:
            await asyncio.sleep(0.02)
        return outcome, len(left)

    @staticmethod
    def _nothing(case):
        """A case without a connection."""
        nothing = type(case)(name="start")
        nothing.recode.type = "retouch.rpc.v1.Hello"
        return nothing

    async def _exchange(self, case):
        data = case.SerializeToString()
        self.process.stdin.write(struct.pack(">I", len(data)) + data)
        await self.process.stdin.drain()
        size, = struct.unpack(">I", await self.process.stdout.readexactly(4))
        return self.outcome_type.FromString(await self.process.stdout.readexactly(size))

    def _said(self):
        text = self.errors.decode(errors="replace").strip()
        return f"; it wrote:\n{text[-4_000:]}" if text else ""

    async def kill(self):
        if self.process and self.process.returncode is None:
            try:
                self.process.kill()
            except ProcessLookupError:
                pass
            await self.process.wait()

    async def end(self):
        """Ends standard input and returns what is wrong with how the process ends; None when nothing is."""
        if self.process is None or self.process.returncode is not None:
            return None
        self.process.stdin.close()
        try:
            status = await asyncio.wait_for(self.process.wait(), 10)
        except TimeoutError:
            await self.kill()
            return "the driver does not end when its standard input does"
        return None if status == 0 else f"the driver ended with status {status}{self._said()}"
