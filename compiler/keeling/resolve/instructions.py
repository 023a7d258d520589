"""Amending instructions: which provisions each is carried out in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from keeling.diagnostics import Diagnostic
from keeling.model.amending import Instruction, Side, Times, Verb, unit, within
from keeling.model.identity import ProvisionId
from keeling.model.words import both
from keeling.resolve.addresses import look_up, target
from keeling.resolve.checks import MISPLACED, UNKNOWN_PROVISION
from keeling.resolve.outline import Outline
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.nearest import nearest


def instructions(
    amendments: Sequence[tree.Amendment], outline: Outline, found: list[Diagnostic]
) -> tuple[Instruction, ...]:
    """Return what amendments instruct, without those that name what is not there."""
    made = (_Reading(amendment, outline, found).instruction() for amendment in amendments)
    return tuple(each for each in made if each is not None)


def made_instructions(
    amendments: Sequence[tree.Amendment], outline: Outline
) -> tuple[tuple[Instruction, ...], tuple[Diagnostic, ...]]:
    """Return what amendments that were made instruct, and what is wrong in the text as it is.

    What they name is kept though it is not there: it may be gone, or still to come.
    """
    found: list[Diagnostic] = []
    made = (
        _Reading(amendment, outline, found, loose=True).instruction() for amendment in amendments
    )
    return tuple(each for each in made if each is not None), tuple(found)


@dataclass(frozen=True)
class _Reading:
    """One amendment being read; if `loose`, what it names need not be there."""

    amendment: tree.Amendment
    outline: Outline
    found: list[Diagnostic]
    loose: bool = False

    def instruction(self) -> Instruction | None:
        does = self.amendment.does
        places = [place for place in self.amendment.within if place.addresses]
        chain = [does.units, *places] if does.units is not None else places
        if not self._says_where(chain):
            return None
        targets = self._targets(chain)
        definition, column = self._named("definition"), self._named("column")
        if not targets or not self._can_be_made(definition, targets):
            return None
        return Instruction(
            targets,
            Verb(does.verb),
            does.old.text if does.old else "",
            does.new.text if does.new else "",
            Side(does.side) if does.side else None,
            Times(does.times) if does.times else Times.ONCE,
            does.units is not None or bool(does.quoted),
            chain[0].through,
            self._becomes(does, places),
            _around(does.quoted),
            tuple(_lines(does.quoted)),
            definition.text if definition else "",
            column.text if column else "",
            self.amendment.span,
            tuple(_lines(self.amendment.earlier)),
            _around(self.amendment.earlier),
        )

    def _becomes(self, does: tree.Instructs, places: Sequence[tree.Place]) -> ProvisionId | None:
        """Return the address that a provision gets: within what it stood in, if it says no more."""
        if does.becomes is None or does.units is None:
            return None
        new, old = does.becomes.addresses[0], does.units.addresses[0]
        if new.work is None:
            outer = () if len(new.parts) > 1 else old.parts[1:]
            new = replace(new, parts=(*new.parts, *outer), work=old.work)
        return self._address([replace(does.becomes, addresses=(new,)), *places], 0)

    def _says_where(self, chain: Sequence[tree.Place]) -> bool:
        """Whether a provision is named, and the work it is of."""
        if not chain:
            self._refuse(self.amendment.span, "It is not said in which provision.", _SAY_WHERE)
            return False
        if not any(reference.work for place in chain for reference in place.addresses):
            self._refuse(
                chain[-1].span, "It is not said which work is amended.", self._with_work(chain)
            )
            return False
        return True

    def _can_be_made(self, definition: tree.Word | None, targets: Sequence[ProvisionId]) -> bool:
        """Whether the term named is defined there, and nothing is said of an earlier text.

        What has been made may say so, and its term need not be there any more.
        """
        if definition is not None and not self._defined(definition, targets) and not self.loose:
            return False
        earlier = self.amendment.earlier
        if earlier and not self.loose:
            self._refuse(
                earlier[0].span, _NOT_MADE, "Leave out `which read` and the lines under it."
            )
            return False
        return True

    def _with_work(self, chain: Sequence[tree.Place]) -> str:
        """Say how to name the work, with those that have such a provision."""
        path = self._address(chain, 0).path
        works = [each.work for each in self.outline.provisions if each.path == path]
        outer = chain[-1].addresses[0].parts[-1].text
        joined = "to" if outer.casefold().startswith("schedule") else "of"
        written = [f"`{outer} {joined} {work}`" for work in dict.fromkeys(works)]
        more = f", or {both(written[1:])}, as you mean it" if written[1:] else ""
        return (
            f"Write {written[0]}{more}."
            if written
            else (f"Write after it of which work, as it is cited: `{outer} {joined} …`.")
        )

    def _in_work(self, work: str) -> str:
        """Say how to name a provision of a work, by the first that it has."""
        first = next((each for each in self.outline.provisions if each.work == work), None)
        named = f"{unit(first)}{within(first)}" if first else f"section 1 of {work}"
        return f"Write which, such as `in {named.replace('Schedule ', 'schedule ')}, …`."

    def _targets(self, chain: Sequence[tree.Place]) -> tuple[ProvisionId, ...]:
        """Return the provisions that the innermost place names, within the others."""
        for outer in chain[1:]:
            if len(outer.addresses) > 1:
                self._refuse(
                    outer.span,
                    "Several provisions are named here, and places within them below.",
                    "Write one instruction for each of them.",
                )
                return ()
        wanted = [self._address(chain, at) for at in range(len(chain[0].addresses))]
        if wanted[0] == ProvisionId(wanted[0].work) and wanted[0] not in self.outline.provisions:
            self._refuse(chain[0].span, _WHOLE, self._in_work(wanted[0].work))
            return ()
        there = [
            look_up(each, address.span, self.outline.provisions, self.found)
            for each, address in zip(wanted, chain[0].addresses, strict=True)
        ]
        known = tuple(each for each in there if each is not None)
        if len(known) < len(there):
            return tuple(wanted) if self.loose else ()
        return self._run(known[0], known[1], chain[0].span) if chain[0].through else known

    def _address(self, chain: Sequence[tree.Place], at: int) -> ProvisionId:
        references = [chain[0].addresses[at], *(place.addresses[0] for place in chain[1:])]
        parts = tuple(word for reference in references for word in reference.parts)
        work = next((each.work for each in references if each.work is not None), None)
        joined = tree.Reference(chain[0].addresses[at].span, parts, work)
        return target(joined, ProvisionId(""))

    def _run(self, first: ProvisionId, last: ProvisionId, span: Span) -> tuple[ProvisionId, ...]:
        """Return the provisions from one to another, in the order in which they stand."""
        sisters = [
            each
            for each in self.outline.provisions
            if (each.work, each.path[:-1], len(each.path), bool(each.row))
            == (first.work, first.path[:-1], len(first.path), bool(first.row))
        ]
        if self.loose and not {first, last} <= set(sisters):
            return first, last
        if last not in sisters or sisters.index(first) >= sisters.index(last):
            self._refuse(
                span,
                f"{last.citation} does not come after {first.citation}.",
                "Name the first and the last of a run of provisions of one kind.",
            )
            return ()
        return tuple(sisters[sisters.index(first) : sisters.index(last) + 1])

    def _named(self, what: str) -> tree.Word | None:
        named = [getattr(place, what) for place in self.amendment.within]
        found: list[tree.Word] = [word for word in named if word is not None]
        return found[0] if found else None

    def _defined(self, term: tree.Word, targets: Sequence[ProvisionId]) -> bool:
        """Whether a term is defined in the provision named, or in something within it."""
        defined = [
            (placed.sentence.consequence.term.text, placed.at)
            for placed in self.outline.sentences
            if isinstance(placed.sentence.consequence, tree.Defines)
        ]
        terms = dict(defined)
        at = terms.get(term.text)
        if any(
            name == term.text and (where.within(each) or each.within(where))
            for name, where in defined
            for each in targets
        ):
            return True
        here = [name for name, where in terms.items() if where.within(targets[0])]
        near = nearest(term.text, here, 0.6)
        self.found.append(
            UNKNOWN_PROVISION.at(
                term.span,
                f"{targets[0].citation} does not define “{term.text}”.",
                advice=f"Did you mean “{near}”?"
                if near
                else f"It is defined in {at.citation}."
                if at is not None
                else "Look for the line `“…” means …` that is meant.",
            )
        )
        return False

    def _refuse(self, span: Span, message: str, advice: str) -> None:
        self.found.append(MISPLACED.at(span, message, advice=advice))


_NOT_MADE = (
    "A proposal amends the law as it is, so there is nothing to say of what stood there before."
)
_WHOLE = "An instruction names a provision, and not a whole Act or instrument."
_SAY_WHERE = "Begin with `in section …,`, or put it under a line such as `in schedule 3 to …`."


def _lines(quoted: Sequence[tree.Quoted], depth: int = 0) -> Iterator[str]:
    for line in quoted:
        yield "  " * depth + line.text
        yield from _lines(line.under, depth + 1)


def _around(quoted: Sequence[tree.Quoted]) -> Span | None:
    return quoted[0].span.to(quoted[-1].span) if quoted else None
