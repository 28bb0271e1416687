"""retouchd itself, started as an operator starts it."""

import asyncio
import hashlib
import pathlib
import signal
import struct
import tempfile

from . import wire
from .payload import ROOT

KEY = "rk_conformance"
START_WITHIN = 60
END_WITHIN = 40


class RealServer:
    """One retouchd with a data folder of its own."""

    def __init__(self, profile, certificates, folder):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=folder))
        self.profile, self.port, self.process = profile, 0, None
        flags = [str(flag) for flag in profile.get("flags", [])]
        if profile.get("credentials"):
            file = self.folder / "credentials"
            file.write_text(f"conformance {hashlib.sha256(KEY.encode()).hexdigest()}\n")
            flags += ["--credentials", str(file)]
        if profile.get("tls"):
            flags += ["--tls-certificate", certificates.path("server"), "--tls-key", certificates.key("server")]
        if profile.get("client_ca"):
            flags += ["--tls-client-ca", certificates.path("ca")]
        self.flags = flags

    async def start(self):
        command = [str(ROOT / ".build/release/retouchd"), "serve", "--listen", f"127.0.0.1:{self.port}", "--data", str(self.folder / "data"),
                   "--models", str(ROOT / ".cache/models"), *self.flags]
        with open(self.folder / "log", "ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *command, stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=log)
        try:
            line = await asyncio.wait_for(self._listening(), START_WITHIN)
        except TimeoutError:
            line = b""
        if not line:
            await self.kill()
            raise RuntimeError(f"retouchd did not start:\n{self.log()}")
        self.port = int(line.rsplit(b":", 1)[1])

    async def _listening(self):
        async for line in self.process.stdout:
            if line.startswith(b"listening on "):
                return line
        return b""

    def log(self):
        return (self.folder / "log").read_text(errors="replace")[-2_000:]

    @property
    def runs(self):
        return self.process is not None and self.process.returncode is None

    async def kill(self, number=signal.SIGKILL):
        """Sends a signal and waits for the end; returns the exit status."""
        if self.runs:
            self.process.send_signal(number)
            try:
                await asyncio.wait_for(self.process.wait(), END_WITHIN)
            except TimeoutError:
                self.process.kill()
                await self.process.wait()
        return self.process.returncode if self.process else None

    async def health(self):
        """The answer of Check on a connection of its own, as numbers by field."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            method = wire.header(wire.REQUEST, {"method": "retouch.v1.HealthService/Check"})
            writer.write(wire.frame(wire.HELLO, header=wire.header(wire.HELLO, {"version": 1})) + wire.frame(wire.REQUEST, 1, method))
            while True:
                head = await reader.readexactly(wire.HEAD_BYTES)
                length, kind, _, header_length, _ = struct.unpack(">IBBHI", head)
                rest = await reader.readexactly(length - 8)
                if kind == wire.RESPONSE:
                    fields = {"status": (1, int), "running": (3, int), "queued": (4, int)}
                    return wire.decode(fields, rest[header_length:])
        finally:
            writer.close()

    async def until_idle(self, within=30):
        """Waits until no edit runs any more: what a case cancelled has ended on the server, too."""
        return await self._until(lambda health: health["running"] + health["queued"] == 0, within)

    async def until_editing(self, within=30):
        return await self._until(lambda health: health["running"] > 0, within)

    async def _until(self, condition, within):
        end = asyncio.get_running_loop().time() + within
        while asyncio.get_running_loop().time() < end:
            if condition(await self.health()):
                return True
            await asyncio.sleep(0.02)
        return False


class RealServers:
    """The servers that cases share, one for each profile, started when the first case needs it."""

    def __init__(self, profiles, certificates, folder):
        self.profiles, self.certificates, self.folder = profiles, certificates, folder
        self.shared, self.locks, self.all = {}, {}, []

    def new(self, name):
        server = RealServer(self.profiles[name], self.certificates, self.folder)
        self.all.append(server)
        return server

    async def get(self, name):
        async with self.locks.setdefault(name, asyncio.Lock()):
            if name not in self.shared or not self.shared[name].runs:
                self.shared[name] = self.new(name)
                await self.shared[name].start()
            return self.shared[name]

    async def finish(self):
        await asyncio.gather(*(server.kill() for server in self.all))
