"""`keeling check`: everything wrong, in plain words."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ParamSpec

import click

from keeling.cli import folder
from keeling.cli.common import Session, ends, today, with_as_at, with_format, with_root
from keeling.cli.refusal import Refusal
from keeling.cli.store import store
from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile

P = ParamSpec("P")
Files = tuple[SourceFile, ...]
#: What was found, and whether it stopped the rest from being checked.
Findings = tuple[tuple[Diagnostic, ...], bool]

_CASES = ".yaml"
_NOT_CHECKED = (
    "The rest was not checked, or not all of it: the law is read as a whole. "
    "Put this right first, wherever it lies."
)


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@with_as_at
@with_format
def command(paths: tuple[Path, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Find everything that is wrong with the law, in plain words.

    Reads the whole folder of law, and the worked cases in it without deciding them; with PATHS,
    reports only what lies in them, and law that cannot be understood wherever it lies. Ends with 0
    where nothing is wrong, 1 with findings, 2 where something cannot be understood.
    """
    session = Session(root, form)
    law = session.law_files()
    cases = folder.files(session.folder, _CASES)
    session.sources |= {file.path: file for file in cases.value}
    day = as_at or today()
    for path in paths:
        if not any(session.asked(file, [path]) for file in session.sources):
            raise Refusal(
                f"There is no file of law or of cases in `{path}` that lies in the folder "
                f"`{session.folder.resolve().name}`.",
                "Name a file or a folder in it.",
            )
    inside: list[Diagnostic] = []
    elsewhere: list[Diagnostic] = []
    found, stopped = kept(law, cases.value, day)
    for item in (*cases.diagnostics, *found):
        (inside if session.asked(item.span.path, paths) else elsewhere).append(item)
    unread = [
        item for item in elsewhere if ends([item]) == 2 and not item.span.path.endswith(_CASES)
    ]
    status = ends(session.report([*inside, *unread], always=True))
    if unread and stopped:
        click.echo(_NOT_CHECKED, err=True)
    sys.exit(status)


def kept(law: Files, cases: Files, day: date) -> Findings:
    """Return what is wrong, and whether that stopped the rest from being checked.

    It comes from the store if these very files were checked before.
    """
    return _remembered(folder.fingerprint((*law, *cases), day.isoformat()), _whole, law, cases, day)


def _whole(law: Files, cases: Files, day: date) -> Findings:
    """Check the law and the cases beside it; of the law, what was not checked before."""
    found, stopped = _remembered(folder.fingerprint(law, day.isoformat()), _findings, law, day)
    if stopped or not cases:
        return found, stopped
    # Results that are kept need no compiler, so it is imported only here.
    from keeling.cli.cases import faults

    corpus = folder.corpus(law).value
    return (*found, *(faults(cases, corpus) if corpus else ())), stopped


def _remembered(
    key: str, find: Callable[P, Findings], *given: P.args, **more: P.kwargs
) -> Findings:
    """Return what was found before under a key, or find it now."""
    memo, key = store(), f"findings-{key}"
    before = memo.get(key)
    if before is not None:
        again: Findings = pickle.loads(before)
        return again
    made = find(*given, **more)
    memo.put(key, pickle.dumps(made, protocol=5))
    return made


def _findings(law: Files, day: date) -> Findings:
    """Check the law as it stands, and as each proposal would make it."""
    read = folder.corpus(law)
    if read.value is None:
        return read.diagnostics, True
    from keeling.checking import everything
    from keeling.combining import clashes

    found = (*read.diagnostics, *everything(read.value, day), *clashes(read.value, day))
    return found, False
