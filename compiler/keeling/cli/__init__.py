"""The command line: one file a verb, each imported when it is used.

Only this package reads and writes files, asks the date and prints.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

import click
from click.exceptions import NoArgsIsHelpError

from keeling.cli.refusal import Refusal

#: Each verb and what it does; its module is `keeling.cli.<verb>`, its command `command`.
VERBS = {
    "check": "Find everything that is wrong with the law, in plain words.",
    "fmt": "Lay the law out in the one layout.",
    "test": "Run the worked cases.",
    "decide": "Answer a case, with reasons.",
    "diff": "Say exactly who a proposal would affect.",
    "prove": "Prove or refute what proposals and studies claim.",
    "pathway": "Say what follows from the sentences in a guideline's ranges.",
    "schedule": "Write the Keeling schedule of a proposal.",
    "emit": "Write the law as Python, JSON or a JSON Schema.",
    "site": "Build or serve the site.",
    "explain": "Explain a check.",
}


class _Verbs(click.Group):
    """Imports a verb's module only when that verb is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        command: click.Command = import_module(f"keeling.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(VERBS.items()))

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        try:
            return super().make_context(info_name, args, parent, **extra)
        except click.UsageError as fault:
            raise _said(fault) from fault

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as fault:
            raise _said(fault) from fault

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as fault:
            near = _nearest(args[0])
            advice = f"Did you mean `keeling {near}`?" if near else "`keeling --help` lists them."
            raise Refusal(f"There is no command `{args[0]}`.", advice) from fault


def _said(fault: click.UsageError) -> click.UsageError:
    """Return a fault of the words typed, to be said as everything is; help stays as it is."""
    if isinstance(fault, NoArgsIsHelpError | Refusal):
        return fault
    from keeling.cli.usage import worded

    return worded(fault)


def _nearest(word: str) -> str | None:
    from difflib import get_close_matches

    near = get_close_matches(word, VERBS, n=1)
    return near[0] if near else None


@click.command(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="keeling", message="keeling %(version)s")
@click.option("--root", metavar="FOLDER", help="The folder of law; else the nearest `legislation`.")
def group(root: str | None) -> None:
    """UK law as code that a policy drafter can read, edit and trust."""


def main() -> None:
    """Run the command line; 0 nothing wrong, 1 findings, 2 could not run."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # The law holds quotation marks that a C locale cannot say.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        group.main(prog_name="keeling")
    except BrokenPipeError:
        # Whoever was reading has stopped; that is no fault of the law.
        sys.stderr.close()
        sys.exit(0)
    except Exception as fault:
        if os.environ.get("KEELING_TRACE"):
            raise
        click.echo(
            f"keeling has failed: {type(fault).__name__}: {fault}\n"
            "That is a fault of keeling, not of your files. Set KEELING_TRACE=1 to see where, and "
            "report it.",
            err=True,
        )
        sys.exit(2)
