"""clients/conformance/run: builds the drivers, runs the cases, says what failed."""

import argparse
import asyncio
import collections
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import yaml

from . import cases as case_files
from . import table
from .certificates import Certificates
from .driver import Driver, DriverFailed
from .expect import REAL_CALL_MS, Judge
from .payload import ROOT
from .real import KEY, RealServers
from .schema import HERE, Schema
from .scripted import ScriptedServer

PROCESSES = 4
# After its outcome a case's server gets so long to come to its script's end.
SCRIPT_WITHIN = 12


def arguments():
    parser = argparse.ArgumentParser(prog="clients/conformance/run", description="Runs the conformance suite.")
    parser.add_argument("languages", nargs="*", help="such as swift; without any, all that have a conformance.yaml")
    parser.add_argument("--case", action="append", default=[], metavar="PATTERN", help="only cases whose names match, such as 'tls/*'")
    parser.add_argument("--list", action="store_true", help="name the cases and end")
    parser.add_argument("--verbose", action="store_true", help="name each case, and show the frames of failed ones")
    parser.add_argument("--no-build", action="store_true", help="take the drivers as they are")
    parser.add_argument("--write-table", action="store_true", help="write the table into clients/README.md")
    parser.add_argument("--processes", type=int, default=PROCESSES, help=f"drivers beside each other; {PROCESSES}")
    parser.add_argument("--self-test", action="store_true", help="run the runner's own tests and end")
    parser.add_argument("--ports", default="", metavar="FIRST-LAST", help="ports for the scripted servers; free ones by default")
    return parser.parse_args()


def languages(wanted):
    """The drivers' declarations by language."""
    found = {path.parent.name: path for path in sorted((ROOT / "clients").glob("*/conformance.yaml"))}
    for name in wanted:
        if name not in found:
            sys.exit(f"run: clients/{name}/conformance.yaml is missing; there are {', '.join(found) or 'none'}")
    return {name: yaml.safe_load(path.read_text()) for name, path in found.items() if not wanted or name in wanted}


def usable(declarations, asked_for):
    """Those whose toolchains are there; the others are named."""
    found = {}
    for language, declaration in declarations.items():
        if unknown := set(declaration) - {"build", "start", "needs"}:
            sys.exit(f"run: clients/{language}/conformance.yaml: there is no {', '.join(sorted(unknown))}")
        missing = [command for command in declaration.get("needs", []) if not shutil.which(command)]
        if missing and asked_for:
            sys.exit(f"run: {language} needs {', '.join(missing)}")
        if missing:
            print(f"{language}: passed over, {', '.join(missing)} is not installed")
        else:
            found[language] = declaration
    return found


def known_failures():
    lines = (HERE / "known-failures.txt").read_text().splitlines()
    return {tuple(line.split("#")[0].split()) for line in lines if line.split("#")[0].strip()}


class Suite:
    """Runs cases against the drivers of one language."""

    def __init__(self, language, declaration, schema, certificates, servers, options, quiet=False):
        self.language, self.schema, self.certificates, self.servers = language, schema, certificates, servers
        self.judge, self.options, self.quiet = Judge(schema), options, quiet
        self.command = declaration["start"]
        self.results = {}
        first, _, last = options.ports.partition("-")
        self.ports = list(range(int(first), int(last) + 1)) if first else None

    async def run(self, cases):
        # One worker does the heavy cases, one after the other, while the others do the rest; then it helps them.
        heavy = collections.deque(case for case in cases if case.alone)
        light = collections.deque(case for case in cases if not case.alone)
        await asyncio.gather(*(self._worker([light] if index else [heavy, light], index) for index in range(self.options.processes)))
        return self.results

    async def _worker(self, queues, index):
        driver = Driver(self.command, self.schema.driver("Outcome"))
        port = self.ports[index % len(self.ports)] if self.ports else 0
        for queue in queues:
            while queue:
                case = queue.popleft()
                begin = time.monotonic()
                faults, frames = await self._case(driver, case, port)
                self._report(case, faults, frames, time.monotonic() - begin)
        if fault := await driver.end():
            self._report(None, [fault], [], 0)

    async def _case(self, driver, case, port):
        """What is wrong with one case, and the frames that were seen."""
        try:
            if case.recode:
                outcome, sockets = await driver.run(case.message(0, self.certificates, KEY), case.limit)
                return self.judge.faults({}, outcome, False, case.recode), []
            if case.real:
                return await self._real(driver, case), []
            return await self._scripted(driver, case, port)
        except DriverFailed as failure:
            return [str(failure)], []

    async def _scripted(self, driver, case, port):
        tls = case.server.get("tls")
        server = ScriptedServer(
            case.server.get("accept", []), self.schema, port, self.certificates.server_context(**tls) if tls is not None else None,
            case.server.get("listening", True), case.server.get("listen_after_ms", 0), case.server.get("missing_connections", False))
        await server.start()
        faults = []
        try:
            outcome, sockets = await driver.run(case.message(server.port, self.certificates, KEY), case.limit)
            faults += self.judge.faults(case.expect, outcome, case.connect.get("lazy", False))
            if sockets:
                faults.append(f"{sockets} sockets of the case are still open in the driver")
        except DriverFailed as failure:
            faults.append(str(failure))
        faults += await server.finish(SCRIPT_WITHIN if not faults else 1)
        return faults, server.transcript()

    async def _real(self, driver, case):
        fresh = case.server.get("fresh", False)
        server = self.servers.new(case.real) if fresh else await self.servers.get(case.real)
        if fresh:
            await server.start()
        events = asyncio.create_task(self._events(server, case.server.get("events", [])))
        try:
            outcome, sockets = await driver.run(case.message(server.port, self.certificates, KEY), case.limit)
            faults = self.judge.faults(case.expect, outcome, case.connect.get("lazy", False), longest=REAL_CALL_MS)
            if sockets:
                faults.append(f"{sockets} sockets of the case are still open in the driver")
            try:
                faults += await asyncio.wait_for(events, 45)
            except TimeoutError:
                faults.append("the server's part has not come to its end")
            if "idle" in case.server.get("events", []) and not await server.until_idle():
                faults.append("what the case gave up still computes on the server")
            if not fresh and not server.runs:
                faults.append(f"the server has ended:\n{server.log()}")
            return faults
        finally:
            events.cancel()
            if fresh:
                await server.kill()

    async def _events(self, server, events):
        for event in events:
            match event:
                case "editing":
                    if not await server.until_editing():
                        return ["no edit began to compute"]
                case "kill": await server.kill()
                case "restart": await server.start()
                case "terminate":
                    if (status := await server.kill(15)) != 0:
                        return [f"the server ended with status {status}:\n{server.log()}"]
        return []

    def _report(self, case, faults, frames, seconds):
        name = case.name if case else "driver/ends"
        self.results[name] = self.results.get(name, []) + faults
        if self.quiet:
            return
        if faults:
            known = " (known)" if (self.language, name) in known_failures() else ""
            print(f"FAILED{known}  {self.language}  {name}  ({case.about if case else 'the end of standard input'})")
            for fault in faults:
                print("    " + fault.replace("\n", "\n    "))
            if self.options.verbose:
                print("\n".join("    " + line for line in frames))
        elif self.options.verbose and case:
            print(f"passed  {self.language}  {name}  {seconds:.2f} s")
        sys.stdout.flush()


async def run(options, declarations, cases, schema):
    results = {}
    profiles = yaml.safe_load((HERE / "cases/servers/profiles.yaml").read_text())
    with tempfile.TemporaryDirectory(prefix="retouch-conformance-") as folder:
        certificates = Certificates(folder)
        servers = RealServers(profiles, certificates, folder)
        try:
            for language, declaration in declarations.items():
                begin = time.monotonic()
                results[language] = await Suite(language, declaration, schema, certificates, servers, options).run(cases)
                failed = sum(bool(faults) for faults in results[language].values())
                print(f"{language}: {len(results[language]) - failed} of {len(results[language])} in {time.monotonic() - begin:.0f} s")
        finally:
            await servers.finish()
    return results


def main():
    options = arguments()
    if options.self_test:
        return subprocess.run([sys.executable, "-m", "unittest", "discover", "--start-directory", str(HERE / "tests")]).returncode
    schema = Schema()
    try:
        cases = case_files.load(HERE / "cases", schema, options.case)
    except ValueError as error:
        sys.exit(f"run: {error}")
    if options.list:
        for case in cases:
            print(f"{case.name}  {case.about}")
        return 0
    declarations = usable(languages(options.languages), options.languages)
    for language, declaration in declarations.items():
        if "build" in declaration and not options.no_build:
            if subprocess.run(shlex.split(declaration["build"]), cwd=ROOT, stdin=subprocess.DEVNULL).returncode != 0:
                sys.exit(f"run: the driver of {language} cannot be built")
    results = asyncio.run(run(options, declarations, cases, schema))
    if options.write_table:
        table.write(ROOT / "clients/README.md", results, cases)
    failed = sum(bool(faults) for language in results.values() for faults in language.values())
    passed = sum(len(language) for language in results.values()) - failed
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
