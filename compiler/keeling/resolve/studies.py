"""Studies and standing claims: what is claimed of the law as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from keeling.diagnostics import Diagnostic, Label
from keeling.model.studies import StandingClaims, Statement, Study
from keeling.resolve.checks import DUPLICATE_PROVISION, PROPERTY
from keeling.resolve.claims import claims
from keeling.resolve.conditions import Conditions
from keeling.resolve.properties import properties
from keeling.resolve.proposals import named
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.belonging import Head

_Named = TypeVar("_Named", bound=Study | StandingClaims)


def studies(blocks: Iterable[tree.Block], conditions: Conditions) -> dict[str, Study]:
    """Return the studies by name; what is wrong with one is kept with it."""
    made: list[Study] = []
    for block in blocks:
        if isinstance(block, tree.StudyBlock):
            made.append(_study(block, conditions))
        elif isinstance(block, tree.BrokenClaims) and block.kind == "study":
            name = named(block.title)
            made.append(Study(block.title, name, span=block.span, faults=block.faults))
    return _by_name(made, "study")


def standing_claims(
    blocks: Iterable[tree.Block], conditions: Conditions
) -> dict[str, StandingClaims]:
    """Return what must always hold, by name; what is wrong with some is kept with them."""
    made: list[StandingClaims] = []
    for block in blocks:
        if isinstance(block, tree.StandingBlock):
            made.append(_standing(block, conditions))
        elif isinstance(block, tree.BrokenClaims) and block.kind != "study":
            name = named(block.title)
            made.append(StandingClaims(block.title, name, span=block.span, faults=block.faults))
    return _by_name(made, "block of standing claims")


def _by_name(every: Iterable[_Named], kind: str) -> dict[str, _Named]:
    made: dict[str, _Named] = {}
    for each in every:
        if each.name not in made:
            made[each.name] = each
            continue
        other = made[each.name]
        twice = DUPLICATE_PROVISION.at(
            _head(each.span, kind),
            f"Another {kind} is already called `{each.title}`.",
            advice="Give this one another title.",
            labels=(Label(_head(other.span, kind), "the other one"),),
        )
        made[each.name] = replace(other, faults=(*other.faults, twice))
    return made


def _head(span: Span, kind: str) -> Span:
    """Return where the first line of a block says what it is."""
    return Span(span.path, span.line, 1, span.line, len(kind.removeprefix("block of ")) + 1)


def _study(block: tree.StudyBlock, conditions: Conditions) -> Study:
    found: list[Diagnostic] = []
    said = properties(block.properties, Head.STUDY, found)
    if not said.lines_counted_in:
        found.append(
            PROPERTY.at(
                _head(block.span, "study"),
                f"`{block.title}` does not say in which text the lines of its claims are counted.",
                advice="Add a line such as `lines counted in the plain text of 3 May 2024`: then a "
                "reader can look them up.",
            )
        )
    statements = tuple(_statement(each, conditions, found) for each in block.statements)
    return Study(
        block.title,
        named(block.title),
        said.written_by,
        said.lines_counted_in,
        said.as_at,
        said.source,
        said.verification,
        said.notes,
        statements,
        block.span,
        tuple(found),
    )


def _statement(
    written: tree.StatementLine, conditions: Conditions, found: list[Diagnostic]
) -> Statement:
    said = properties(written.properties, Head.STATEMENT, found)
    first, last = int(written.first.text), int(written.last.text)
    if first < 1 or last < first:
        found.append(
            PROPERTY.at(
                written.first.span.to(written.last.span),
                "Lines are counted from 1, and the last of several is not before the first.",
                advice="Write `at line 616`, or `at lines 606 to 610`.",
            )
        )
    found += _reasons(written)
    return Statement(
        " ".join(written.said.split()),
        first,
        last,
        tuple(claims(written.claims, None, conditions, found, of_a_change=False)),
        said.outside,
        said.not_encoded,
        said.notes,
        written.span,
    )


def _reasons(written: tree.StatementLine) -> Iterable[Diagnostic]:
    """Refuse a claim of which it is said both, or not said at all, that rules can say it."""
    why = [each for each in written.properties if each.key != "note"]
    if why and written.claims:
        yield PROPERTY.at(
            why[0].span,
            f"`{why[0].key}` stands below a claim that rules do say here.",
            advice="Leave one of the two out. Of what is left over, say in a `note` what it is.",
        )
    elif len(why) > 1:
        yield PROPERTY.at(
            why[1].span,
            "Either rules cannot say it, or its law is not encoded here.",
            advice="Keep one of the two.",
        )
    elif not why and not written.claims:
        yield PROPERTY.at(
            Span(written.span.path, written.span.line, written.span.column, *_end(written)),
            f"It is not said what “{written.said}” comes to.",
            advice="Write below it what the law would answer: `where …, … is 2 years`. If rules "
            "cannot say it, write `outside what rules can say` and why; if its law is not here, "
            "`not encoded` and what is missing.",
        )


def _end(written: tree.StatementLine) -> tuple[int, int]:
    return written.span.line, written.span.column + len("claim")


def _standing(block: tree.StandingBlock, conditions: Conditions) -> StandingClaims:
    found: list[Diagnostic] = []
    said = properties(block.properties, Head.STANDING, found)
    return StandingClaims(
        block.title,
        named(block.title),
        said.because,
        said.notes,
        tuple(claims(block.claims, None, conditions, found, of_a_change=False)),
        block.span,
        tuple(found),
    )
