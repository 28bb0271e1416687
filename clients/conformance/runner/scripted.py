"""The server that misbehaves on purpose: a listener whose connections follow the scripts of a case."""

import asyncio
import socket

from .peer import Peer, ScriptFailed
from .script import Script


class ScriptedServer:
    """Listens on loopback; the first connection follows the first script, and so on."""

    def __init__(self, scripts, schema, port=0, tls=None, listening=True, listen_after_ms=0, missing_connections=False):
        self.scripts, self.schema, self.tls = scripts, schema, tls
        self.port, self.listening, self.listen_after = port, listening, listen_after_ms / 1000
        # The client may stay away: a handshake that fails is no connection.
        self.missing = missing_connections
        self.opening = None
        self.server = None
        self.runs = []
        self.failures = []
        self.peers = []
        self.signals = {}
        self.accepted = 0

    def signal(self, name):
        return self.signals.setdefault(name, asyncio.Event())

    async def start(self):
        # The port is taken even where nobody listens yet, so that nobody else gets it.
        self.socket = self._bind()
        self.port = self.socket.getsockname()[1]
        if self.listening:
            await self.listen()
        elif self.listen_after:
            self.opening = asyncio.create_task(self._listen_later())

    async def _listen_later(self):
        await asyncio.sleep(self.listen_after)
        await self.listen()

    def _bind(self):
        sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 262_144)
        sock.bind(("127.0.0.1", self.port))
        return sock

    async def listen(self):
        sock, self.socket = self.socket or self._bind(), None
        self.server = await asyncio.start_server(self._accept, sock=sock, ssl=self.tls, limit=1 << 16, ssl_handshake_timeout=10 if self.tls else None)

    async def stop_listening(self):
        """Connections that are open stay so; new ones are refused."""
        self.server.close()
        self.server = None

    async def _accept(self, reader, writer):
        index, self.accepted = self.accepted, self.accepted + 1
        peer = Peer(reader, writer)
        self.peers.append(peer)
        if index >= len(self.scripts):
            self.failures.append(f"connection {index + 1} was not expected; the case has {len(self.scripts)}")
            peer.reset()
            return
        run = asyncio.current_task()
        self.runs.append(run)
        script = Script(peer, self.scripts[index], self.schema, self)
        try:
            await script.run()
        except ScriptFailed as failure:
            self.failures.append(f"connection {index + 1}, {failure}")
        except Exception as error:
            self.failures.append(f"connection {index + 1}: the script is broken: {type(error).__name__}: {error}")
        finally:
            await peer.finish()

    async def finish(self, within):
        """Waits for the scripts to end and returns what was wrong, the client's frames included."""
        if self.runs:
            _, late = await asyncio.wait(self.runs, timeout=within)
            for run in late:
                run.cancel()
                self.failures.append(f"connection {self.runs.index(run) + 1}: the script has not come to its end")
            await asyncio.gather(*self.runs, return_exceptions=True)
        if self.accepted < len(self.scripts) and not self.missing:
            self.failures.append(f"{self.accepted} connections came; the case has {len(self.scripts)}")
        if self.opening:
            self.opening.cancel()
        if self.server:
            self.server.close()
        if self.socket:
            self.socket.close()
        for peer in self.peers:
            await peer.finish()
        return self.failures + [text for peer in self.peers for text in peer.violations]

    def transcript(self):
        lines = []
        for index, peer in enumerate(self.peers, 1):
            lines += [f"  connection {index}:"] + [f"    {line}" for line in peer.transcript]
        return lines
