"""Starting points outside their range, and ranges of which one end is missing from the scale."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.diagnostics import Check, Diagnostic
from keeling.model.answers import Point, Range
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Rule
from keeling.model.vocabulary import Scale
from keeling.partition import Partition

CHECK = Check("starting-point-outside-range", "a point that does not lie in the range beside it")


def findings(law: Law, partitions: Mapping[str, Partition]) -> Iterator[Diagnostic]:
    """Report rows whose point lies outside the range that the same row gives on the same scale."""
    points = _by_row(law, Point)
    ranges = _by_row(law, Range)
    for row, (rule, point) in points.items():
        if row not in ranges or not isinstance(point, Point):
            continue
        other, stretch = ranges[row]
        scale = law.vocabulary.outcomes[rule.outcome].scale
        if scale != law.vocabulary.outcomes[other.outcome].scale or not isinstance(stretch, Range):
            continue
        if not _holds(stretch, point, law.vocabulary.scales[scale]):
            provision = law.provisions[row]
            yield CHECK.at(
                provision.span,
                f"Here {rule.outcome}, {point}, lies outside {other.outcome}, {stretch}.",
                advice="One of the two is wrong: compare the row with its source.",
                citation=row.citation,
            )


def _by_row(law: Law, kind: type[Point] | type[Range]) -> dict[ProvisionId, tuple[Rule, object]]:
    return {
        row.provision: (rule, row.answer)
        for rule in law.rules
        for row in rule.rows
        if isinstance(row.answer, kind)
    }


def _holds(stretch: Range, point: Point, scale: Scale) -> bool:
    return _reaches(point, stretch.lowest, scale) and _reaches(stretch.highest, point, scale)


def _reaches(point: Point, other: Point, scale: Scale) -> bool:
    """Whether `point` is certainly not less than `other`."""
    one, two = scale.steps.index(point.step), scale.steps.index(other.step)
    if one != two or point.length is None or other.length is None:
        return one >= two
    return point.length.side((other.length.key, 0)) == 1
