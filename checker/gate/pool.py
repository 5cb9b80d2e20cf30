"""Worker processes: groups of tasks out, outcomes back in the order of the groups, never more than a window ahead.

Each worker has a pipe of its own, so that the parent knows what a worker that dies (killed, out of memory) was doing:
those tasks are given to new workers one by one, and only a task that kills again is reported as failed.
"""

from __future__ import annotations

import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any

from checker.gate.work import Engines, Outcome, Task, failed

WINDOW = 4  # groups a worker that may be under way or waiting for an earlier group


@dataclass(slots=True)
class Group:
    """Tasks that travel together; ``outcomes`` fills up by index."""

    tasks: Sequence[Task]
    outcomes: dict[int, Outcome] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        return len(self.outcomes) == len(self.tasks)


@dataclass(frozen=True, slots=True)
class _Parcel:
    """Some tasks of a group on their way through one worker; ``again`` after a worker died of them."""

    group: Group
    indexes: tuple[int, ...]
    again: bool = False


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    parcel: _Parcel | None = None


class Pool:
    """Use as a context manager. ``warn`` is told, once, that a worker died."""

    def __init__(self, jobs: int, engines: Engines, warn: Callable[[str], None]) -> None:
        methods = get_all_start_methods()
        # fork shares the compiled rules with the workers; where it is not safe, they load them themselves
        fork = "fork" in methods and sys.platform != "darwin"
        context = get_context("fork" if fork else "spawn")
        self._new_process: Callable[..., BaseProcess] = context.Process  # type: ignore[attr-defined]
        self._new_pipe = context.Pipe
        self._engines = engines
        self._warn = warn
        self._workers = [self._started() for _ in range(jobs)]

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()

    def run(self, groups: Iterable[Group]) -> Iterator[Group]:
        """The groups, done, in their order."""
        source = iter(groups)
        order: deque[Group] = deque()
        waiting: deque[_Parcel] = deque()
        exhausted = False
        while True:
            idle = sum(worker.parcel is None for worker in self._workers)
            while not exhausted and len(waiting) < idle and len(order) < WINDOW * len(self._workers):
                group = next(source, None)
                if group is None:
                    exhausted = True
                    break
                order.append(group)
                if group.tasks:
                    waiting.append(_Parcel(group, tuple(range(len(group.tasks)))))
            self._hand_out(waiting)
            while order and order[0].done:
                yield order.popleft()
            busy = [worker for worker in self._workers if worker.parcel is not None]
            if busy:
                self._collect(busy, waiting)
            elif exhausted and not order:
                return

    def _hand_out(self, waiting: deque[_Parcel]) -> None:
        for worker in self._workers:
            if waiting and worker.parcel is None:
                worker.parcel = waiting.popleft()
                tasks = [worker.parcel.group.tasks[i] for i in worker.parcel.indexes]
                try:
                    worker.pipe.send(tasks)
                except OSError:  # dead already: found out when its answer is waited for
                    continue

    def _collect(self, busy: Sequence[_Worker], waiting: deque[_Parcel]) -> None:
        ready = wait([worker.pipe for worker in busy])
        for worker in busy:
            parcel = worker.parcel
            if worker.pipe not in ready or parcel is None:
                continue
            try:
                outcomes = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker, parcel, waiting)
                continue
            worker.parcel = None
            parcel.group.outcomes.update(zip(parcel.indexes, outcomes, strict=True))

    def _bury(self, worker: _Worker, parcel: _Parcel, waiting: deque[_Parcel]) -> None:
        worker.pipe.close()
        worker.process.join()
        how = _how(worker.process.exitcode)
        if parcel.again:
            for index in parcel.indexes:
                path = parcel.group.tasks[index].path
                parcel.group.outcomes[index] = failed(path, f"the process that checked it died twice ({how})")
        else:
            self._warn(f"a worker process died ({how}); its {len(parcel.indexes)} articles are checked again")
            waiting.extendleft(_Parcel(parcel.group, (index,), again=True) for index in reversed(parcel.indexes))
        self._workers[self._workers.index(worker)] = self._started()

    def _started(self) -> _Worker:
        ours, theirs = self._new_pipe()
        process = self._new_process(target=_serve, args=(theirs, self._engines), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _how(code: int | None) -> str:
    return f"signal {-code}" if code is not None and code < 0 else f"exit status {code}"


def _serve(pipe: Connection, engines: Engines) -> None:
    """A worker's life: lists of tasks in, lists of outcomes out, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    parent = parent_process()
    heard: list[Any] = [pipe] if parent is None else [pipe, parent.sentinel]
    while pipe in wait(heard):  # a forked worker holds the parent's end of its pipe, too, and would wait for ever
        try:
            tasks = pipe.recv()
            pipe.send([_done(engines, task) for task in tasks])
        except (EOFError, OSError):
            return


def _done(engines: Engines, task: Task) -> Outcome:
    try:
        return engines.outcome(engines.check(task))
    except Exception as error:  # a report that cannot be sent: this article's trouble, not the worker's
        return failed(task.path, f"a fault in zscheck ({type(error).__name__}). Please report it with the article")
