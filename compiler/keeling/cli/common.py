"""What the verbs share: their options, how they report, and how they end."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from shutil import copy2, rmtree
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from keeling.cli import folder
from keeling.cli.refusal import Refusal
from keeling.diagnostics import Diagnostic, Result, Scope, Severity
from keeling.report import findings
from keeling.source import SourceFile

if TYPE_CHECKING:
    from keeling.backends import Artefact
    from keeling.model.law import Proposal
    from keeling.pipeline import Corpus

T = TypeVar("T")
Command = Callable[..., Any]


def _root(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """Return the folder named after the verb, else the one named before it."""
    before: str | None = ctx.find_root().params.get("root") if ctx.parent else None
    return before if value is None else value


with_root = click.option(
    "--root",
    metavar="FOLDER",
    callback=_root,
    help="The folder of law; else the nearest `legislation`.",
)
with_format = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="For people, or for programs.",
)
with_proposals = click.option(
    "--with", "named", multiple=True, metavar="PROPOSAL", help="As if this proposal had commenced."
)


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is not a day. Write it as 2026-11-22.", param, ctx)


with_as_at = click.option(
    "--as-at", type=_Day(), metavar="YYYY-MM-DD", help="The law on this day; else today."
)


def with_days(verb: Command) -> Command:
    """Give a verb two days to compare."""
    until = click.option("--to", "until", type=_Day(), metavar="YYYY-MM-DD", help="… with this.")
    since = click.option(
        "--from", "since", type=_Day(), metavar="YYYY-MM-DD", help="Compare the law on this day …"
    )
    return since(until(verb))


class Session:
    """One run of one verb: the files it has read, and how it ends."""

    def __init__(self, given: str | None, form: str = "text") -> None:
        """Work on the folder of law given, and report in a form."""
        self.form = form
        self.sources: dict[str, SourceFile] = {}
        self.folder = self.need(folder.root(given))

    def law_files(self) -> tuple[SourceFile, ...]:
        """Read the files of law, or end with what is wrong with them."""
        result = folder.law_files(self.folder)
        self.sources |= {file.path: file for file in result.value}
        return self.need(result)

    def corpus(self) -> Corpus:
        """Read the law, or end with what is wrong with it."""
        return self.need(folder.corpus(self.law_files()))

    def need(self, result: Result[T | None]) -> T:
        """Return a result, or end: 2 where the input cannot be understood."""
        if result.value is None or result.failed:
            self.refuse(result.diagnostics)
        return result.value

    def asked(self, path: str, paths: Sequence[Path]) -> bool:
        """Whether a file, by the name it is shown under, lies in PATHS (or PATHS are none)."""
        inside = [folder.shown(given, self.folder) for given in paths]
        return not paths or any(path == one or path.startswith(f"{one}/") for one in inside)

    def refuse(self, found: Iterable[Diagnostic]) -> NoReturn:
        """Report and end with 2."""
        self.report(found)
        sys.exit(2)

    def report(self, found: Iterable[Diagnostic], always: bool = False) -> list[Diagnostic]:
        """Report findings: as text to the error stream, as JSON to the output."""
        ordered = findings.ordered(found)
        if self.form == "json":
            write_json(findings.data(ordered))
        else:
            for item in ordered:
                click.echo(findings.text(item, self.sources), err=True)
                click.echo("", err=True)
            if ordered or always:
                click.echo(findings.summary(ordered), err=True)
        return ordered

    def proposals(
        self, corpus: Corpus, named: Sequence[str], then: str = ""
    ) -> tuple[Proposal, ...]:
        """Return the proposals of these names, or end with the names there are (or were then)."""
        found = tuple(self._proposal(corpus, name, then) for name in named)
        for at, each in enumerate(found):
            if each.name in {earlier.name for earlier in found[:at]}:
                raise Refusal(
                    f"`{each.name}` is named twice, and a proposal is made only once.",
                    "Name it once; or did you mean another beside it? "
                    f"{listed(corpus.law.proposals)}",
                )
        return found

    def _proposal(self, corpus: Corpus, name: str, then: str) -> Proposal:
        known = corpus.law.proposals
        key = named_so(name)
        if key in known:
            return known[key]
        when = f" {then}" if then else ""
        advice = f"{meant(key, known)}{listed(known)}"
        raise Refusal(f"There is no proposal `{name}`{when}.", advice)


def named_so(name: str) -> str:
    """Return the name that is meant, where the name of its file is given."""
    return Path(name).stem if name.endswith(".law") else name


def meant(name: str, known: Iterable[str]) -> str:
    """Ask whether the nearest of the names there are is meant."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.3)
    return f"Did you mean `{near[0]}`? " if near else ""


def need_one(verb: str, corpus: Corpus) -> NoReturn:
    """End, because a verb was given no proposal, with the names there are."""
    raise Refusal(
        f"`keeling {verb}` needs the name of a proposal.",
        f"Write it after the verb. {listed(corpus.law.proposals)}",
    )


def listed(names: Iterable[str]) -> str:
    """List the names of proposals, one a line."""
    lines = "".join(f"\n  {name}" for name in names)
    return f"The proposals are:{lines}" if lines else "There are no proposals in this folder."


def ends(found: Iterable[Diagnostic]) -> int:
    """Return the exit status for findings: 2 not understood, 1 errors, 0 nothing wrong."""
    errors = [item for item in found if item.check.severity is Severity.ERROR]
    if any(item.check.scope is Scope.READING for item in errors):
        return 2
    return 1 if errors else 0


def write_json(value: Any) -> None:
    """Write JSON to the output."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def today() -> date:
    """Return the day on which the command runs: the only place that asks."""
    return date.today()  # noqa: DTZ011 - the day where the drafter sits


def write_files(artefacts: Iterable[Artefact], into: Path) -> list[Path]:
    """Write files into a folder, all of them or none; where that cannot be done, say so and end."""
    kept = list(artefacts)
    undo = ExitStack()
    path = into
    with undo:
        try:
            _make_folder(into, undo)
            waiting = Path(mkdtemp(dir=into, prefix=".new-"))
            undo.callback(rmtree, waiting, ignore_errors=True)
            for number, artefact in enumerate(kept):
                path = into / artefact.path
                _make_folder(path.parent, undo)
                (waiting / f"{number}").write_text(artefact.text, encoding="utf-8", newline="\n")
                if path.exists():
                    copy2(path, waiting / f"{number}.old")
            for number, artefact in enumerate(kept):
                path = into / artefact.path
                (waiting / f"{number}").replace(path)
                undo.callback(_put_back, waiting / f"{number}.old", path)
        except OSError as fault:
            click.echo(
                f"`{path}` cannot be written ({fault.strerror}). Nothing was written.\n"
                "What to do: Look at the path, and at who may write there.",
                err=True,
            )
            sys.exit(2)
        undo.pop_all()
    rmtree(waiting, ignore_errors=True)
    return [into / artefact.path for artefact in kept]


def _make_folder(folder: Path, undo: ExitStack) -> None:
    """Make a folder and those around it, and note which are to go if nothing can be written."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        undo.callback(_remove_folder, one)


def _remove_folder(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _put_back(old: Path, path: Path) -> None:
    with suppress(OSError):
        if old.exists():
            old.replace(path)
        else:
            path.unlink()


def colour_wanted() -> bool:
    """Whether to use colour: only to a terminal, and never where `NO_COLOR` is set."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
