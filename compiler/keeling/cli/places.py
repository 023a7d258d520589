"""The options by which a place is named, whose law is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from keeling.model.places import HOME, PLACES
from keeling.model.words import either

Command = Callable[..., Any]


class _Place(click.ParamType[str]):
    name = "PLACE"

    def convert(self, value: Any, param: Any, ctx: Any) -> str:
        words = " ".join(str(value).casefold().split())
        found = next((each for each in PLACES if each.casefold() == words), None)
        if found is None:
            advice = f"Write {either(f'“{each}”' for each in PLACES)}, in quotes."
            self.fail(f"`{value}` is no place whose law is told apart here. {advice}", param, ctx)
        return found


with_place = click.option(
    "--in",
    "place",
    type=_Place(),
    metavar="PLACE",
    help=f"The law of this place; else of {HOME}.",
)
with_places = click.option(
    "--between",
    "places",
    type=_Place(),
    nargs=2,
    metavar="PLACE PLACE",
    help="Compare the law of the first place with that of the second.",
)
