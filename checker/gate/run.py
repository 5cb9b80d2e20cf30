"""A run over many files: tasks in, reports out in the same order, from the cache, this process or workers.

Nothing here depends on how many files there are: tasks and reports stream through, a bounded number at a time.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from checker.errors import ReadError
from checker.gate.work import Engines, Outcome, Task
from checker.model import Report
from checker.reading import file_bytes
from checker.records import dataclass, replace

TYPE_CHECKING = False
if TYPE_CHECKING:
    from checker.gate.store import Store

POOL_FROM = 200  # new articles below which starting processes costs more than it saves
GROUP = 32  # new articles in one parcel to a worker
AHEAD = 2000  # slots looked ahead at most, cached results included


@dataclass(frozen=True, slots=True)
class _Miss:
    """A task whose result is not known; ``key`` is where it will be stored."""

    task: Task
    key: bytes | None


_Slot = Report | _Miss


def reports(
    tasks: Iterable[Task | Report],
    engines: Engines,
    store: Store | None,
    *,
    jobs: int,
    warn: Callable[[str], None],
) -> Iterator[Report]:
    """The reports on all tasks, in order; a Report among the tasks (an unreadable folder) passes through."""
    slots = (item if isinstance(item, Report) else _look_up(item, engines, store) for item in tasks)
    if jobs < 2:
        for slot in slots:
            yield slot if isinstance(slot, Report) else _checked(slot, engines, store)
        return
    while True:
        ahead, enough = _peek(slots)
        if enough:
            yield from _parallel(chain(ahead, slots), engines, store, jobs, warn)
            return
        for slot in ahead:
            yield slot if isinstance(slot, Report) else _checked(slot, engines, store)
        if len(ahead) < AHEAD:
            return


def _peek(slots: Iterator[_Slot]) -> tuple[list[_Slot], bool]:
    """The next slots, until there are enough misses to make a pool worth its start."""
    ahead: list[_Slot] = []
    misses = 0
    for slot in slots:
        ahead.append(slot)
        misses += isinstance(slot, _Miss)
        if misses >= POOL_FROM:
            return ahead, True
        if len(ahead) >= AHEAD:
            break
    return ahead, False


def _look_up(task: Task, engines: Engines, store: Store | None) -> _Slot:
    """The stored report of a task, or what is needed to make and store it."""
    if store is None:
        return _Miss(task, None)
    from checker.gate.store import digest, place_key

    recipe = engines.of(task.recipe).key
    status = place = key = None
    if task.data is None:
        try:
            status = os.stat(task.path)
        except (OSError, ValueError):
            return _Miss(task, None)  # reading it will say what is wrong
        place = place_key(task.path, recipe)
        key = store.digest_at(place, status)
    if key is None:
        try:
            data = file_bytes(task.path) if task.data is None else task.data
        except ReadError as error:
            return Report(task.path, error=error.message)
        key = digest(data, recipe, task.format or os.path.splitext(task.path)[1])
        task = replace(task, data=data)
        if place is not None and status is not None:  # taken before reading: a change in between shows next time
            store.put_place(place, status, key)
    entry = store.entry(key)
    if entry is not None and (entry.payload or not engines.detail):
        try:
            return engines.report(task, Outcome(entry.summary, entry.payload))
        except (ValueError, TypeError):
            pass
    return _Miss(task, key)


def _checked(miss: _Miss, engines: Engines, store: Store | None) -> Report:
    report = engines.check(miss.task)
    if store is not None and miss.key is not None and report.error is None:
        outcome = engines.outcome(report)
        store.put(miss.key, outcome.summary, outcome.payload)
        if engines.prepare is not None:
            return engines.report(miss.task, outcome)  # its text is at hand now
    return report


def _parallel(
    slots: Iterable[_Slot], engines: Engines, store: Store | None, jobs: int, warn: Callable[[str], None]
) -> Iterator[Report]:
    from checker.gate.pool import Group, Pool

    held: deque[list[_Slot]] = deque()

    def groups() -> Iterator[Group]:
        for part in _grouped(slots):
            held.append(part)
            yield Group([slot.task for slot in part if isinstance(slot, _Miss)])

    with Pool(jobs, engines, warn) as pool:
        for group in pool.run(groups()):
            outcomes = iter(group.outcomes[i] for i in range(len(group.tasks)))
            for slot in held.popleft():
                if isinstance(slot, Report):
                    yield slot
                    continue
                outcome = next(outcomes)
                report = engines.report(slot.task, outcome)
                if store is not None and slot.key is not None and not outcome.error:
                    store.put(slot.key, outcome.summary, outcome.payload)
                yield report


def _grouped(slots: Iterable[_Slot]) -> Iterator[list[_Slot]]:
    """Slots in parcels: ``GROUP`` misses, or ``AHEAD`` slots where misses are rare."""
    part: list[_Slot] = []
    misses = 0
    for slot in slots:
        part.append(slot)
        misses += isinstance(slot, _Miss)
        if misses == GROUP or len(part) == AHEAD:
            yield part
            part, misses = [], 0
    if part:
        yield part
