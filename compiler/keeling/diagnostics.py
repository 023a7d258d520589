"""What can be wrong, as data: found by the stages, worded beside the check, shown by `report`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar

from keeling.source import Span

T_co = TypeVar("T_co", covariant=True)


class Severity(Enum):
    """How bad a finding is; only an error makes a command fail."""

    ERROR = "error"
    WARNING = "warning"


class Scope(Enum):
    """What a finding prevents.

    A `READING` fault means that the file could not be understood, so nothing that depends on it
    can be answered (exit 2). A `LAW` fault is a finding about law that was understood (exit 1).
    """

    READING = "reading"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class Label:
    """A second place that matters, with a clause to read beside it."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault: which check found it, where, what is so, and what to do about it.

    `lacks` is the citation, or the words from a name on, that mean something which is not there.
    `shown` are lines to be read below the message, where what shows it is more than a sentence.
    """

    check: Check
    span: Span
    message: str
    advice: str = ""
    citation: str = ""
    labels: tuple[Label, ...] = ()
    lacks: str = ""
    shown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One thing the compiler can complain about; its name is also its page and its test."""

    name: str
    summary: str
    severity: Severity = Severity.ERROR
    scope: Scope = Scope.LAW

    def at(
        self,
        span: Span,
        message: str,
        *,
        advice: str = "",
        citation: str = "",
        labels: Iterable[Label] = (),
        lacks: str = "",
        shown: Iterable[str] = (),
    ) -> Diagnostic:
        """Report this check at `span`."""
        return Diagnostic(self, span, message, advice, citation, tuple(labels), lacks, tuple(shown))


@dataclass(frozen=True, slots=True)
class Result(Generic[T_co]):
    """What a stage made, with everything it has to say about it."""

    value: T_co
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether any diagnostic is an error."""
        return any(found.check.severity is Severity.ERROR for found in self.diagnostics)
