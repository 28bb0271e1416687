"""The real server of this build, and certificates for it."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import tempfile
import time
from typing import Iterator

from tests.support import ROOT

PROGRAM = os.path.join(ROOT, ".build/release/retouchd")
_START_SECONDS = 90
_STOP_SECONDS = 60


class LiveServer:
    """One retouchd with a data folder of its own."""

    def __init__(self, folder: str, *flags: str, port: int = 0) -> None:
        if not os.access(PROGRAM, os.X_OK):
            raise RuntimeError(f"{PROGRAM} is missing: run swift build -c release")
        self._folder = folder
        self._flags = flags
        self._log = open(os.path.join(folder, "log"), "ab")
        self.process = subprocess.Popen(
            [
                PROGRAM, "serve", "--listen", f"127.0.0.1:{port}", "--data", os.path.join(folder, "data"), "--models",
                os.path.join(ROOT, ".cache/models"), *flags,
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, text=True,
        )  # fmt: skip
        assert self.process.stdout is not None
        end = time.monotonic() + _START_SECONDS
        line = ""
        while not line.startswith("listening on "):
            line = self.process.stdout.readline()
            if not line or time.monotonic() > end:
                self.stop(signal.SIGKILL)
                with open(os.path.join(folder, "log")) as log:
                    raise RuntimeError(f"retouchd did not start:\n{log.read()[-2000:]}")
        self.address = line.removeprefix("listening on ").strip()
        self.port = int(self.address.rpartition(":")[2])

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Returns the exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            status = self.process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()
        self._log.close()
        return status


@contextlib.contextmanager
def live(*flags: str) -> Iterator[LiveServer]:
    with tempfile.TemporaryDirectory() as folder:
        server = LiveServer(folder, *flags)
        try:
            yield server
        finally:
            server.stop()


class Certificates:
    """Two authorities; of the first a server for 127.0.0.1 and localhost, one for another name, and a client; of the second a
    client.
    """

    def __init__(self, folder: str) -> None:
        self._folder = folder
        for authority in ("authority", "stranger"):
            self._openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
                          f"/CN={authority}", "-keyout", self.key(authority), "-out", self.path(authority))  # fmt: skip
        self._issue("server", "authority", "subjectAltName=DNS:localhost,IP:127.0.0.1")
        self._issue("elsewhere", "authority", "subjectAltName=DNS:elsewhere.example")
        self._issue("client", "authority", "extendedKeyUsage=clientAuth")
        self._issue("intruder", "stranger", "extendedKeyUsage=clientAuth")

    def path(self, name: str) -> str:
        return os.path.join(self._folder, f"{name}.pem")

    def key(self, name: str) -> str:
        return os.path.join(self._folder, f"{name}.key")

    def _issue(self, name: str, authority: str, extension: str) -> None:
        request = os.path.join(self._folder, f"{name}.csr")
        extensions = os.path.join(self._folder, f"{name}.ext")
        with open(extensions, "w") as file:
            file.write(extension + "\n")
        self._openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-subj", f"/CN={name}", "-keyout",
                      self.key(name), "-out", request)  # fmt: skip
        self._openssl("x509", "-req", "-in", request, "-CA", self.path(authority), "-CAkey", self.key(authority),
                      "-CAcreateserial",
                      "-days", "2", "-extfile", extensions, "-out", self.path(name))  # fmt: skip

    def _openssl(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], check=True, capture_output=True, stdin=subprocess.DEVNULL)
