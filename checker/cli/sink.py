"""One report on its way to standard output or a file. A file takes its name only when it is whole; a disk that is full
ends this report and leaves the others of the run alone."""

from __future__ import annotations

import contextlib
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO

STDOUT = "-"


class Sink:
    """Raises OSError where the file cannot be opened; ``error`` is what went wrong since."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.error: OSError | None = None
        self._path = os.path.realpath(file)
        self._part: str | None = None
        if file == STDOUT:
            self._stream = sys.stdout
        elif os.path.exists(self._path) and not os.path.isfile(self._path):  # /dev/stderr, a named pipe
            self._stream = self._opened(self._path)
        else:
            folder, name = os.path.split(self._path)
            self._part = os.path.join(folder, f".{name}.{os.getpid()}.part")
            self._stream = self._opened(self._part)

    def write(self, piece: str) -> None:
        """Add to the report, unless it has failed. Raises BrokenPipeError: nobody reads on."""
        if self.error is None:
            try:
                self._stream.write(piece)
            except BrokenPipeError:
                raise
            except OSError as error:
                self._fail(error)

    def finish(self) -> None:
        """The report is whole."""
        if self.error is not None:
            return
        try:
            self._stream.flush()
            if self.file != STDOUT:
                self._stream.close()
            if self._part is not None:
                os.replace(self._part, self._path)
        except BrokenPipeError:
            raise
        except OSError as error:
            self._fail(error)

    def abandon(self) -> None:
        """The report will never be whole: nothing of it stays."""
        if self.file != STDOUT:
            with contextlib.suppress(OSError):
                self._stream.close()
        if self._part is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._part)

    def _opened(self, path: str) -> TextIO:
        try:
            return open(path, "w", encoding="utf-8", errors="replace", newline="\n")
        except OSError as error:
            error.filename = self.file
            raise

    def _fail(self, error: OSError) -> None:
        error.filename, error.filename2 = "standard output" if self.file == STDOUT else self.file, None
        self.error = error
        self.abandon()
