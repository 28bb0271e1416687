"""One client's life, with the blocking client: a thread for each call."""

from __future__ import annotations

import threading
import time

from calls import Work, options, report, status
from conformance_pb2 import Call, Cancel, Outcome, Session

from retouch.blocking.channel import Channel
from retouch.cancellation import Cancellation
from retouch.errors import Processed, RetouchError
from retouch.v1 import Services


class BlockingSession:
    def __init__(self, session: Session, outcome: Outcome) -> None:
        self.session = session
        self.outcome = outcome
        self.channel = Channel(options(session))
        services = Services(self.channel)
        self.works = [Work(call, services) for call in session.calls]
        self.threads = [threading.Thread(target=self._guarded, args=(work,)) for work in self.works]
        self.handed = [threading.Event() for _ in self.works]
        self.done = [threading.Event() for _ in self.works]
        self.trouble: list[BaseException] = []

    def run(self) -> None:
        session = self.session
        try:
            if not session.connect.lazy:
                try:
                    self.channel.connect(None)
                    self.outcome.connect.SetInParent()
                except RetouchError as error:
                    self.outcome.connect.CopyFrom(status(error))
                    return report(self.channel, [], self.outcome)
            closing = None
            if session.close_after_ms:
                closing = threading.Timer(session.close_after_ms / 1000, self.channel.close)
                closing.start()
            starter = threading.Thread(target=self._begin)
            starter.start()
            for event in self.done:
                event.wait()
            starter.join()
            for thread in self.threads:
                thread.join()
            if closing is not None:
                closing.join()
            time.sleep(session.linger_ms / 1000)
            end = time.monotonic() + 1
            while True:
                # Where nobody waits nobody reads: the client looks at what came when it is used again, or asked to.
                if self.channel.latest is not None:
                    self.channel.latest.refresh(time.monotonic())
                if not self.channel.in_flight or time.monotonic() > end:
                    break
                time.sleep(0.01)
            self.outcome.calls_in_flight = self.channel.in_flight
            report(self.channel, self.works, self.outcome)
        finally:
            self.channel.close()
        if self.trouble:
            raise self.trouble[0]

    def _begin(self) -> None:
        for index, work in enumerate(self.works):
            call = work.call
            if call.after or call.delay_ms:
                # Those behind it do not wait.
                threading.Thread(target=self._begin_later, args=(index,)).start()
            else:
                self._start(index)

    def _begin_later(self, index: int) -> None:
        call = self.works[index].call
        for other in call.after:
            self.done[other].wait()
        time.sleep(call.delay_ms / 1000)
        self._start(index)

    def _start(self, index: int) -> None:
        before = self.channel.in_flight
        self.threads[index].start()
        # Calls are handed over in their order: the next one follows when this one has a number, or was refused.
        end = time.monotonic() + 0.05
        while not self.done[index].is_set() and self.channel.in_flight <= before and time.monotonic() < end:
            time.sleep(0.0005)

    def _guarded(self, work: Work) -> None:
        try:
            self._call(work)
        except BaseException as error:
            self.trouble.append(error)
        finally:
            work.ended = work.ended or time.monotonic()
            self.done[self.works.index(work)].set()

    def _call(self, work: Work) -> None:
        cancel = work.call.cancel
        token, timer = None, None
        if cancel.when in (Cancel.BEFORE, Cancel.AFTER_MS, Cancel.AFTER_END):
            token = Cancellation()
        if cancel.when == Cancel.BEFORE:
            token.cancel()
        if cancel.when == Cancel.AFTER_MS:
            timer = threading.Timer(cancel.value / 1000, token.cancel)
            timer.start()
        work.began = time.monotonic()
        try:
            if work.call.kind == Call.PING:
                if not self.channel.connect(None).probe(work.timeout or 20):
                    raise AssertionError("no PONG")
                work.succeeded((), 1)
            elif work.streams:
                self._stream(work, token)
            elif work.stub is not None:
                work.item(work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata, cancel=token))
                work.succeeded((), 1)
            else:
                reply = self.channel.reply(work.method, work.request, work.timeout, work.metadata, token)
                work.item(reply.message)
                work.succeeded(reply.metadata, reply.attempts)
        except RetouchError as error:
            work.failed(error)
        work.ended = time.monotonic()
        if timer is not None:
            timer.cancel()
            timer.join()
        if cancel.when == Cancel.AFTER_END:
            token.cancel()

    def _stream(self, work: Work, token: Cancellation | None) -> None:
        if work.stub is not None:
            stream = work.stub[0](work.request, timeout=work.timeout, metadata=work.metadata, cancel=token)
        else:
            stream = self.channel.stream(work.method, work.request, work.timeout, work.metadata, token)
        time.sleep(work.call.reading.pause_ms / 1000)
        for item in stream:
            work.item(item)
            if work.seen_enough():
                break
            time.sleep(work.call.reading.pause_each_ms / 1000)
        else:
            return work.succeeded(stream.metadata, stream.attempts)
        if not work.call.cancel.let_go:
            stream.close()
        work.cancelled(Processed.MAYBE, stream.attempts)
        # Letting go of it cancels it.
        del stream
