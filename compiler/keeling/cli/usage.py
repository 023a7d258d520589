"""What to say where a command cannot be understood as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from keeling.cli.refusal import Refusal

_NOT_ONE_OF = re.compile("'(.*)' is not one of")
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
_MISSING_PATH = re.compile(r"(?:File|Directory|Path) '(.*)' does not exist")
_NO_FOLDER = re.compile(r"Directory '(.*)' is a file")
_NO_COMMAND = re.compile(r"No such command '(.*)'")
_NEEDS_VALUE = re.compile(r"Option '(.*)' requires an argument")
_TAKES_NONE = re.compile(r"Option '(.*)' does not take a value")


def worded(fault: click.UsageError) -> Refusal:
    """Say what is so and what to do, in the words of everything else here."""
    message, advice = _said(fault)
    path = fault.ctx.command_path if fault.ctx else "keeling"
    return Refusal(message, advice or f"`{path} --help` says what it takes.")


def _said(fault: click.UsageError) -> tuple[str, str]:
    match fault:
        case click.NoSuchOption():
            near = fault.possibilities or []
            hint = f"Did you mean `{near[0]}`?" if near else ""
            return f"There is no option `{fault.option_name}` here.", hint
        case click.MissingParameter():
            return _missing(fault)
        case click.BadParameter(param=click.Parameter(type=click.Choice(choices=choices))):
            given = _NOT_ONE_OF.match(fault.message)
            return f"`{given[1] if given else ''}` is not known here.", f"Write {_any_of(choices)}."
        case click.BadParameter():
            if named := _MISSING_PATH.search(fault.message):
                return f"There is no file or folder `{named[1]}`.", "Look at the path."
            if named := _NO_FOLDER.search(fault.message):
                return f"`{named[1]}` is a file, not a folder.", "Name a folder."
            first, _, rest = fault.message.partition(". ")
            return f"{first.rstrip('.')}.", rest
        case _:
            return _plain(fault.message)


def _missing(fault: click.MissingParameter) -> tuple[str, str]:
    path = fault.ctx.command_path if fault.ctx else "keeling"
    param = fault.param
    if isinstance(param, click.Option):
        name = param.opts[0]
        return f"`{path}` needs `{name}`.", f"Add `{name} {param.metavar or '…'}`."
    said = param.human_readable_name if param else "something"
    if param is not None and isinstance(param.type, click.Choice):
        each = [f"{path} {choice}" for choice in param.type.choices]
        return f"`{path}` needs to be told what.", f"Write {_any_of(each)}."
    return f"`{path}` needs something to work on.", f"Write `{path} {said}`."


def _any_of(words: Iterable[str]) -> str:
    said = [f"`{word}`" for word in words]
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} or {said[-1]}"


def _plain(message: str) -> tuple[str, str]:
    for pattern, so, advice in _PLAIN:
        if named := pattern.search(message):
            return so.format(named[1]), advice.format(named[1])
    first, _, rest = message.partition(". ")
    return (f"{first}.", rest) if rest else (message, "")


_PLAIN = (
    (_EXTRA, "`{}` is more than this command takes.", ""),
    (_NO_COMMAND, "There is no command `{}` here.", ""),
    (_NEEDS_VALUE, "`{}` stands here without its value.", "Write the value after it."),
    (_TAKES_NONE, "`{}` takes no value.", "Leave out what stands after it."),
)
