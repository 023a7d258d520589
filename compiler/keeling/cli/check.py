"""`keeling check`: everything wrong, in plain words."""

from __future__ import annotations

import pickle
import sys
from datetime import date
from pathlib import Path

import click

from keeling.cli import folder
from keeling.cli.common import Session, ends, today, with_as_at, with_format, with_root
from keeling.cli.store import store
from keeling.diagnostics import Diagnostic
from keeling.source import SourceFile


@click.command
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@with_root
@with_as_at
@with_format
def command(paths: tuple[Path, ...], root: str | None, as_at: date | None, form: str) -> None:
    """Find everything that is wrong with the law, in plain words.

    Reads the whole folder of law; with PATHS, reports only what lies in them. Ends with 0 where
    nothing is wrong, 1 with findings, 2 where something cannot be understood.
    """
    session = Session(root, form)
    files = session.law_files()
    day = as_at or today()
    found = [item for item in kept(files, day) if session.asked(item.span.path, paths)]
    sys.exit(ends(session.report(found, always=True)))


def kept(files: tuple[SourceFile, ...], day: date) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the law, from the store if these very files were checked before."""
    key = "findings-" + folder.fingerprint(files, day.isoformat())
    before = store().get(key)
    if before is not None:
        found: tuple[Diagnostic, ...] = pickle.loads(before)
        return found
    found = tuple(_findings(files, day))
    store().put(key, pickle.dumps(found, protocol=5))
    return found


def _findings(files: tuple[SourceFile, ...], day: date) -> list[Diagnostic]:
    """Check the law as it stands, and as each proposal would make it."""
    read = folder.corpus(files)
    if read.value is None:
        return list(read.diagnostics)
    # Results that are kept need no compiler, so it is imported only here.
    from keeling.pipeline import everything

    return [*read.diagnostics, *everything(read.value, day)]
