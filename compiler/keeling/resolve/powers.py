"""Powers: who may amend what, by which kind of instrument, and how far back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from keeling.model.identity import ProvisionId
from keeling.model.law import Limit, Power
from keeling.model.vocabulary import FactKind, OutcomeKind
from keeling.resolve.addresses import look_up, numbered, target
from keeling.resolve.checks import DUPLICATE_PROVISION, MISPLACED, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.resolve.outline import Outline, Placed
from keeling.source import Span
from keeling.syntax import tree


class Powers:
    """Reads the sentences that give a power, limit it, and excuse from a limit.

    What is said of limits in a section holds for every power that the section gives.
    """

    def __init__(self, outline: Outline, conditions: Conditions) -> None:
        """Read with the works and provisions of `outline`, and what `conditions` declares."""
        self._outline = outline
        self._declared = conditions.declared
        self._powers: dict[ProvisionId, Power] = {}
        self._limits: dict[ProvisionId, Limit] = {}
        self._excused: list[tuple[ProvisionId, Span, tuple[str, ...]]] = []

    def read(self, placed: Placed, written: tree.Confers | tree.Limits | tree.Excuses) -> None:
        """Read one sentence."""
        self._plain(placed, written)
        match written:
            case tree.Confers():
                self._confers(placed, written)
            case tree.Limits():
                self._limited(placed, written)
            case tree.Excuses(_, reference, purposes):
                wanted = target(reference, placed.at)
                there = look_up(
                    wanted, reference.span, self._outline.provisions, self._outline.found
                )
                named = tuple(target(each, placed.at).citation for each in purposes)
                if there is not None:
                    self._excused.append((there, reference.span, named))

    def made(self) -> Mapping[ProvisionId, Power]:
        """Return every power with its limits, once all sentences are read."""
        limits = dict(self._limits)
        for there, span, named in self._excused:
            if there in limits:
                limit = limits[there]
                limits[there] = replace(limit, purposes=(*limit.purposes, *named))
            else:
                self._found(
                    span,
                    f"{there.citation} sets no limit to a power, so nothing can be excused from "
                    "it.",
                    "Name the provision that says which amendments do not reach back.",
                )
        for at in limits:
            if not any(numbered(at) == numbered(power) for power in self._powers):
                self._found(
                    limits[at].span,
                    "This limits a power, and no power is given in this section.",
                    "Put it in the section that says who may amend what.",
                )
        return {
            at: replace(
                power,
                limits=tuple(limit for on, limit in limits.items() if numbered(on) == numbered(at)),
            )
            for at, power in self._powers.items()
        }

    def _plain(self, placed: Placed, written: tree.Confers | tree.Limits | tree.Excuses) -> None:
        """Refuse what a sentence about a power cannot begin with; look up what it is subject to."""
        sentence = placed.sentence
        if sentence.where is not None and not isinstance(written, tree.Limits):
            self._found(
                sentence.where.span,
                "A sentence about a power to amend decides no case, so `where` cannot stand "
                "before it.",
                "Leave it out.",
            )
        for priority in sentence.priorities:
            if isinstance(written, tree.Confers):
                self._found(
                    priority.span,
                    "A sentence that gives a power answers nothing itself, so "
                    f"`{priority.word}` orders nothing here.",
                    "Leave it out: the limits in its section hold for it.",
                )
            else:
                reference = priority.reference
                wanted = target(reference, placed.at)
                look_up(wanted, reference.span, self._outline.provisions, self._outline.found)

    def _confers(self, placed: Placed, written: tree.Confers) -> None:
        found, provisions = self._outline.found, self._outline.provisions
        reaches = [
            look_up(target(each, placed.at), each.span, provisions, found)
            for each in written.reaches
        ]
        if placed.at in self._powers:
            found.append(
                DUPLICATE_PROVISION.at(
                    written.span,
                    f"{placed.at.citation} gives a power already.",
                    advice="Give each power a subsection of its own, so that a proposal can name "
                    "it.",
                )
            )
        said = placed.said
        self._powers[placed.at] = Power(
            placed.at,
            written.holder.text,
            written.instrument,
            tuple(each for each in reaches if each is not None),
            said.procedure,
            said.doubt_if_narrows,
            said.doubt_if_widens,
        )

    def _limited(self, placed: Placed, written: tree.Limits) -> None:
        if self._declared.outcomes[written.outcome.text].kind is not OutcomeKind.YES_NO:
            self._outline.found.append(
                WRONG_KIND.at(
                    written.outcome.span,
                    f"`{written.outcome.text}` is not a yes or no, so it is not so “in more cases” "
                    "or “in fewer cases”.",
                    advice="Name an outcome that is yes or no.",
                )
            )
            return
        clock = self._clock(placed)
        if clock is not None:
            self._limits[placed.at] = Limit(
                placed.at, written.outcome.text, written.more, clock, (), placed.sentence.span
            )

    def _clock(self, placed: Placed) -> str | None:
        """Return the date that a limit holds against commencement."""
        where = placed.sentence.where
        match where:
            case tree.IsWithin(
                _,
                tree.Word(span, fact, "FACT"),
                (tree.Bound(_, "before", tree.Word(_, _, "COMMENCEMENT")),),
                False,
            ):
                if self._declared.facts[fact].kind is FactKind.DATE:
                    return fact
                self._outline.found.append(
                    WRONG_KIND.at(
                        span,
                        f"`{fact}` is not a date, so it cannot be before commencement.",
                        advice="Name a fact that is a date.",
                    )
                )
            case _:
                self._found(
                    placed.sentence.span if where is None else where.span,
                    "A limit of a power says which amendments do not apply to what is before "
                    "commencement.",
                    "Write `where the date of … is before commencement, an amendment by which … "
                    "in more cases does not apply`.",
                )
        return None

    def _found(self, span: Span, message: str, advice: str) -> None:
        self._outline.found.append(MISPLACED.at(span, message, advice=advice))
