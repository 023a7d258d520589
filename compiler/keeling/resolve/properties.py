"""Properties of works, provisions and proposals: text after a keyword, given meaning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from keeling.diagnostics import Diagnostic
from keeling.model.law import InPart, Period, Standing, Verification
from keeling.model.places import PLACES
from keeling.model.words import UNAPPOINTED
from keeling.resolve.checks import PROPERTY
from keeling.resolve.figures import UnreadableError, day
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.belonging import Head, belongs, misplaced

_STANDINGS = {
    "verified against": Standing.VERIFIED,
    "inferred from": Standing.INFERRED,
    "from a secondary source": Standing.SECONDARY,
    "not verified": Standing.NOT_VERIFIED,
}
_TO_BE_APPOINTED = re.compile(r"(?:on )?a day to be appointed")
_FOR_PLACES = re.compile(r"for ([A-Z][^:]*): +(.+)")
_PERIOD = re.compile(r"(.+?)(?: to the end of (.+))?$")


@dataclass(frozen=True, slots=True)
class Properties:
    """What the properties under a head say; what is missing is empty."""

    cited_as: str = ""
    identifier: str = ""
    by: str = ""
    binds: str = ""
    extent: tuple[str, ...] = ()
    encoded_for: tuple[str, ...] = ()
    in_part: InPart | None = None
    in_force: Period | None = None
    source: str = ""
    verification: Verification | None = None
    notes: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    not_encoded: str = ""
    put_forward_by: str = ""
    made_under: tree.Property | None = None
    commences: date | None = None
    to_come: bool = False
    because: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    procedure: str = ""
    doubt_if_narrows: str = ""
    doubt_if_widens: str = ""
    written_by: str = ""
    lines_counted_in: str = ""
    as_at: date | None = None
    outside: str = ""

    @property
    def commencement(self) -> date | None:
        """The day of commencement; after any that can be named where one is to be appointed."""
        return self.commences or (UNAPPOINTED if self.to_come else None)

    def under(self, above: Properties) -> Properties:
        """Return these with what a provision has from the one around it."""
        return replace(
            self,
            extent=self.extent or above.extent,
            encoded_for=self.encoded_for or above.encoded_for,
            in_part=self.in_part or above.in_part,
            in_force=_both(self.in_force, above.in_force),
            source=self.source or above.source,
            verification=self.verification or above.verification,
            flags=(*above.flags, *self.flags),
            procedure=self.procedure or above.procedure,
            doubt_if_narrows=self.doubt_if_narrows or above.doubt_if_narrows,
            doubt_if_widens=self.doubt_if_widens or above.doubt_if_widens,
            commences=self.commences or above.commences,
            to_come=self.to_come or (above.to_come and self.in_force is None),
        )


def _both(own: Period | None, above: Period | None) -> Period | None:
    """Return when a provision is in force: never outside the provision around it."""
    if own is None or above is None:
        return own or above
    starts = [day for day in (own.start, above.start) if day is not None]
    ends = [day for day in (own.end, above.end) if day is not None]
    return Period(max(starts, default=None), min(ends, default=None))


def properties(written: Iterable[tree.Property], head: Head, found: list[Diagnostic]) -> Properties:
    """Read the properties under one head; one that does not belong there is refused."""
    made = Properties()
    seen: dict[str, Span] = {}
    for item in written:
        if not belongs(item.key, head):
            message, advice = misplaced(item.key, item.text.strip(), head)
            found.append(PROPERTY.at(item.span, message, advice=advice))
            continue
        key = "status" if item.key in _STANDINGS else item.key
        if key in seen and key not in ("note", "flag", "because", "against"):
            found.append(
                PROPERTY.at(item.span, f"`{item.key}` is said here again.", advice="Keep one.")
            )
        seen[key] = item.span
        made = _with(made, item, head, found)
    return made


_PLAIN = {
    "not encoded": "not_encoded",
    "cited as": "cited_as",
    "by": "by",
    "binds": "binds",
    "put forward by": "put_forward_by",
    "procedure": "procedure",
    "in doubt where it narrows": "doubt_if_narrows",
    "in doubt where it widens": "doubt_if_widens",
    "written by": "written_by",
    "lines counted in": "lines_counted_in",
    "outside what rules can say": "outside",
}
_MANY = {"note": "notes", "flag": "flags", "because": "because", "against": "against"}


def _with(made: Properties, item: tree.Property, head: Head, found: list[Diagnostic]) -> Properties:
    text = item.text.strip()
    if item.key in _STANDINGS:
        return replace(made, verification=Verification(_STANDINGS[item.key], text))
    if item.key in _PLAIN:
        plain: dict[str, Any] = {_PLAIN[item.key]: text}
        return replace(made, **plain)
    if item.key in _MANY:
        field = _MANY[item.key]
        many: dict[str, Any] = {field: (*getattr(made, field), text)}
        return replace(made, **many)
    match item.key:
        case "in force from" | "effective from":
            return replace(made, in_force=_period(item, found))
        case "commences":
            if head in (Head.AMENDING, Head.PROPOSAL) and _TO_BE_APPOINTED.fullmatch(text):
                return replace(made, to_come=True)
            return replace(made, commences=_commencement(item, text, found), to_come=True)
        case "as at":
            return replace(made, as_at=_day(item, text, found))
        case "extent" | "encoded for" | "encoded in part":
            return _of_places(made, item, found)
        case "source" | "identifier":
            return _link(made, item, text, found)
        case "made under":
            return replace(made, made_under=item)
        case _:
            raise AssertionError(item.key)


def _link(made: Properties, item: tree.Property, text: str, found: list[Diagnostic]) -> Properties:
    if not re.fullmatch(r"https?://[^\s<>\"]+", text):
        found.append(
            PROPERTY.at(
                item.span,
                f"`{text}` is not a web address.",
                advice="Give one that begins with https:// or http://; say anything else in a "
                "`note`.",
            )
        )
        return made
    if item.key == "source":
        return replace(made, source=text)
    return replace(made, identifier=text)


def _day(item: tree.Property, text: str, found: list[Diagnostic]) -> date | None:
    try:
        return day(text)
    except UnreadableError as fault:
        found.append(PROPERTY.at(item.span, str(fault)))
        return None


def _commencement(item: tree.Property, text: str, found: list[Diagnostic]) -> date | None:
    if re.fullmatch(r"[0-9]+\s+\w+\s+[0-9]+", text):
        return _day(item, text, found)
    found.append(
        PROPERTY.at(
            item.span,
            f"`{text}` is no day, so it is not said from when this would be law.",
            advice="Give a day, such as `commences 1 April 2027`. If it is not known yet, write "
            "`commences a day to be appointed`, and in a `note` what it turns on.",
        )
    )
    return None


def _period(item: tree.Property, found: list[Diagnostic]) -> Period | None:
    match = _PERIOD.match(item.text)
    assert match is not None
    start = _day(item, match[1], found)
    end = _day(item, match[2], found) if match[2] else None
    if start and end and end < start:
        found.append(PROPERTY.at(item.span, "This ends before it begins."))
    return Period(start, end) if start else None


_ASKED = {
    "extent": "an extent",
    "encoded for": "a place for which law is encoded",
    "encoded in part": "a place for which law is encoded in part",
}


def _of_places(made: Properties, item: tree.Property, found: list[Diagnostic]) -> Properties:
    if item.key == "encoded in part":
        return replace(made, in_part=_in_part(item, found))
    if item.key == "extent":
        return replace(made, extent=_places(item, found))
    return replace(made, encoded_for=_places(item, found))


def _in_part(item: tree.Property, found: list[Diagnostic]) -> InPart:
    """Read why law is encoded in part, and for which places: `for Scotland: …`."""
    text = " ".join(item.text.split())
    match = _FOR_PLACES.fullmatch(text)
    if match is None:
        return InPart(text)
    return InPart(match[2], _places(replace(item, text=match[1]), found))


def _places(item: tree.Property, found: list[Diagnostic]) -> tuple[str, ...]:
    named = tuple(extent for extent in PLACES if extent in item.text)
    rest = item.text
    for extent in named:
        rest = rest.replace(extent, "")
    if not named or rest.replace("and", "").strip(" ,"):
        found.append(
            PROPERTY.at(
                item.span,
                f"`{item.text}` is not {_ASKED[item.key]}.",
                advice="Name one or more of England and Wales, Scotland, and Northern Ireland.",
            )
        )
    return named
