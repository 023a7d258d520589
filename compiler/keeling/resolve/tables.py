"""Tables: what each column asks or answers, and what each row therefore says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from keeling.diagnostics import Diagnostic
from keeling.model.answers import Settled
from keeling.model.conditions import AllOf, Among, AnyOf, Condition, Not, Test
from keeling.model.identity import ProvisionId
from keeling.model.law import Row, Standing, Verification
from keeling.model.vocabulary import Fact, FactKind, Outcome
from keeling.resolve.answers import answer
from keeling.resolve.checks import TABLE_SHAPE, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.source import Span
from keeling.syntax import tree

_STANDINGS = {standing.value: standing for standing in Standing}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: a fact or free condition that is asked, an outcome, or the status of one."""

    fact: Fact | None = None
    outcome: Outcome | None = None
    status_of: str = ""


def rows(
    table: tree.Tabulates,
    at: ProvisionId,
    conditions: Conditions,
    found: list[Diagnostic],
) -> dict[str, tuple[Row, ...]]:
    """Return the rows of a table for each outcome it answers."""
    columns = _columns(table, conditions, found)
    made: dict[str, list[Row]] = {word.text: [] for word in table.outcomes}
    above: list[list[Condition]] = [[] for _ in columns]
    for number, line in enumerate(table.rows[1:], 1):
        if len(line.cells) != len(columns):
            found.append(_uneven(line, len(columns)))
            continue
        when = tuple(_asked(line, columns, above, at, conditions, found))
        for name, given, standing in _given(line, columns, conditions, found):
            verification = None if standing is None else Verification(standing)
            made[name].append(Row(at.at_row(number), AllOf(when), given, verification))
    return {name: tuple(rows) for name, rows in made.items()}


def _uneven(line: tree.RowLine, wanted: int) -> Diagnostic:
    return TABLE_SHAPE.at(
        line.span,
        f"This row has {len(line.cells)} cells, and the heading has {wanted}.",
        advice="Add or take away a cell; leave a cell blank where anything will do.",
    )


def _columns(
    table: tree.Tabulates, conditions: Conditions, found: list[Diagnostic]
) -> list[_Column]:
    columns: list[_Column] = []
    names = [word.text for word in table.outcomes]
    last = ""
    for cell in table.rows[0].cells:
        match cell:
            case tree.Bare(_, tree.Word(_, name, "FACT"), False):
                columns.append(_Column(fact=conditions.declared.facts[name]))
            case tree.Bare(_, tree.Word(_, name, "OUTCOME"), False) if name in names:
                if any(column.outcome and column.outcome.name == name for column in columns):
                    found.append(TABLE_SHAPE.at(cell.span, f"`{name}` heads two columns."))
                columns.append(_Column(outcome=conditions.declared.outcomes[name]))
                last = name
            case tree.Mark(_, "its status") if last:
                columns.append(_Column(status_of=last))
            case tree.Mark(_, "where"):
                columns.append(_Column())
            case _:
                span = table.rows[0].span if cell is None else cell.span
                found.append(_no_column(span))
                columns.append(_Column())
    for name in names:
        if not any(column.outcome and column.outcome.name == name for column in columns):
            found.append(TABLE_SHAPE.at(table.rows[0].span, f"No column answers `{name}`."))
    return columns


def _no_column(span: Span) -> Diagnostic:
    return TABLE_SHAPE.at(
        span,
        "This does not head a column.",
        advice="A column is headed by a fact, by `where`, by an outcome that the sentence "
        "answers, or by `its status` after such an outcome.",
    )


def _asked(
    line: tree.RowLine,
    columns: list[_Column],
    above: list[list[Condition]],
    at: ProvisionId,
    conditions: Conditions,
    found: list[Diagnostic],
) -> Iterator[Condition]:
    """Yield what the asking cells of a row require."""
    for index, (cell, column) in enumerate(zip(line.cells, columns, strict=True)):
        if column.outcome or column.status_of or cell is None:
            continue
        if isinstance(cell, tree.Mark) and cell.word == "any other":
            # Where there is no such thing, there is no other of it either.
            known = column.fact.known_where if column.fact else AllOf()
            yield AllOf((known, Not(AnyOf(tuple(above[index])))))
            continue
        asked = _cell(cell, column, at, conditions)
        if asked is None or _strays(cell, column, conditions):
            head = f"under `{column.fact.name}`" if column.fact else "in its column"
            found.append(
                WRONG_KIND.at(
                    cell.span,
                    f"This does not belong {head}.",
                    advice="Write what the fact at the head of the column is; a condition on "
                    "something else belongs in a column headed `where`.",
                )
            )
            continue
        above[index].append(asked)
        yield asked


def _strays(cell: tree.Cell, column: _Column, conditions: Conditions) -> bool:
    """Whether a condition under a fact names another fact."""
    if column.fact is None or not isinstance(cell, _CONDITIONS):
        return False
    names = (name for name in conditions.names(cell) if name.kind in ("FACT", "NOT_FACT"))
    return any(name.text != column.fact.name for name in names)


def _cell(
    cell: tree.Cell, column: _Column, at: ProvisionId, conditions: Conditions
) -> Condition | None:
    match cell:
        case tree.Choices(_, choices) if column.fact:
            return conditions.among(column.fact, choices)
        case tree.Bounds(_, bounds) if column.fact:
            return conditions.within(column.fact, bounds)
        case tree.PlainAnswer(_, tree.Word(_, _, "YES" | "NO" as word)) if (
            column.fact and column.fact.kind is FactKind.YES_NO
        ):
            return Test(column.fact.name, Among(frozenset({word.lower()})))
        case (
            tree.Bare()
            | tree.IsWithin()
            | tree.IsAmong()
            | tree.IsAnswered()
            | tree.Joined()
            | tree.Bracketed()
            | tree.IsMet()
            | tree.Whatever()
        ):
            return conditions.read(cell, at)
        case _:
            return None


def _given(
    line: tree.RowLine,
    columns: list[_Column],
    conditions: Conditions,
    found: list[Diagnostic],
) -> Iterator[tuple[str, Settled, Standing | None]]:
    """Yield the answers a row gives, each with its own status where the row says one."""
    standings = {
        column.status_of: _STANDINGS[cell.word]
        for cell, column in zip(line.cells, columns, strict=True)
        if column.status_of and isinstance(cell, tree.Mark) and cell.word in _STANDINGS
    }
    for cell, column in zip(line.cells, columns, strict=True):
        if column.status_of and not (isinstance(cell, tree.Mark) and cell.word in _STANDINGS):
            span = line.span if cell is None else cell.span
            found.append(
                WRONG_KIND.at(
                    span, "The status is `verified`, `inferred`, `secondary` or `not verified`."
                )
            )
        if not column.outcome:
            continue
        if cell is None:
            found.append(
                TABLE_SHAPE.at(
                    line.span,
                    f"This row gives no answer for `{column.outcome.name}`.",
                    advice="Write the answer. A row that should give none belongs in a table of "
                    "its own, or in `except where`.",
                )
            )
            continue
        if isinstance(cell, (tree.Choices, tree.Bounds, tree.Bare, *_ANSWERS)):
            given = answer(cell, column.outcome, conditions.declared, found)
            if given is not None:
                yield column.outcome.name, given, standings.get(column.outcome.name)
        else:
            message = f"This is not an answer for `{column.outcome.name}`."
            found.append(WRONG_KIND.at(cell.span, message))


_CONDITIONS = (
    tree.Bare,
    tree.IsWithin,
    tree.IsAmong,
    tree.IsAnswered,
    tree.Joined,
    tree.Bracketed,
    tree.IsMet,
    tree.Whatever,
)
_ANSWERS = (tree.PlainAnswer, tree.HalfAnswer, tree.PointAnswer, tree.RangeAnswer)
