"""What is found from what, once for the whole law: mentions by page, pages by outcome and fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from keeling.model.identity import ProvisionId
from keeling.model.law import Law
from keeling.site.addresses import Addresses
from keeling.site.written import Mention, Names, Written, plain

#: The way to a run of provisions that are numbered together: `("schedule", "3", "paragraph")`.
_Run = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Index:
    """Where to look; pages are named by the provision that each is about."""

    law: Law
    written: Written
    addresses: Addresses

    @cached_property
    def mentions(self) -> Mapping[ProvisionId, tuple[Mention, ...]]:
        """What the text on each page names."""
        found: dict[ProvisionId, list[Mention]] = {}
        for mention in self.written.mentions:
            paged = self.addresses.paged(mention.at)
            if paged is not None:
                found.setdefault(paged, []).append(mention)
        return {at: tuple(each) for at, each in found.items()}

    @cached_property
    def referring(self) -> Mapping[ProvisionId, tuple[ProvisionId, ...]]:
        """The pages whose text names something on each page."""
        found: dict[ProvisionId, set[ProvisionId]] = {}
        for page, mentions in self.mentions.items():
            for mention in mentions:
                paged = mention.target and self.addresses.paged(mention.target)
                if paged:
                    found.setdefault(paged, set()).add(page)
        return {at: tuple(ordered(each)) for at, each in found.items()}

    @cached_property
    def naming(self) -> Mapping[str, tuple[ProvisionId, ...]]:
        """The pages whose text names each fact and outcome."""
        found: dict[str, set[ProvisionId]] = {}
        for page, mentions in self.mentions.items():
            for mention in mentions:
                if mention.names in (Names.FACT, Names.OUTCOME):
                    found.setdefault(mention.name, set()).add(page)
        return {name: tuple(ordered(each)) for name, each in found.items()}

    @cached_property
    def using(self) -> Mapping[str, tuple[ProvisionId, ...]]:
        """The pages whose text uses each defined term, by its name as `plain` gives it."""
        found: dict[str, set[ProvisionId]] = {}
        for page, mentions in self.mentions.items():
            for mention in mentions:
                if mention.names is Names.TERM:
                    found.setdefault(plain(mention.name), set()).add(page)
        return {name: tuple(ordered(each)) for name, each in found.items()}

    @cached_property
    def deciding(self) -> Mapping[str, tuple[ProvisionId, ...]]:
        """The pages with a rule that answers each outcome."""
        found: dict[str, set[ProvisionId]] = {}
        for rule in self.law.rules:
            paged = self.addresses.paged(rule.provision)
            if paged is not None:
                found.setdefault(rule.outcome, set()).add(paged)
        return {name: tuple(ordered(each)) for name, each in found.items()}

    @cached_property
    def answered(self) -> Mapping[ProvisionId, tuple[str, ...]]:
        """The outcomes that the rules on each page answer, in declared order."""
        found: dict[ProvisionId, list[str]] = {}
        for name in self.law.vocabulary.outcomes:
            for page in self.deciding.get(name, ()):
                found.setdefault(page, []).append(name)
        return {at: tuple(each) for at, each in found.items()}

    @cached_property
    def runs(self) -> Mapping[_Run, tuple[ProvisionId, ...]]:
        """The provisions with pages that are numbered in one run."""
        found: dict[_Run, list[ProvisionId]] = {}
        for at in self.addresses.provisions:
            if at.path:
                found.setdefault((at.work, at.path[:-1]), []).append(at)
        return {run: tuple(ordered(each)) for run, each in found.items()}

    def beside(self, at: ProvisionId) -> tuple[ProvisionId | None, ProvisionId | None]:
        """Return the provisions before and after one in its run."""
        run = self.runs.get((at.work, at.path[:-1]), (at,))
        place = run.index(at)
        return (
            run[place - 1] if place else None,
            run[place + 1] if place + 1 < len(run) else None,
        )

    @cached_property
    def inside(self) -> Mapping[ProvisionId, tuple[ProvisionId, ...]]:
        """The pages directly inside the provision of each page, or inside a work."""
        found: dict[ProvisionId, list[ProvisionId]] = {}
        for at in self.addresses.provisions:
            if at.path:
                outer = self.addresses.paged(ProvisionId(at.work, at.path[:-2]))
                found.setdefault(outer or ProvisionId(at.work), []).append(at)
        return {at: tuple(ordered(each)) for at, each in found.items()}


def ordered(every: Iterable[ProvisionId]) -> list[ProvisionId]:
    """Return provisions in the order of their numbers: 9 before 10, 24 before 24A."""
    return sorted(every, key=_order)


def _order(at: ProvisionId) -> tuple[object, ...]:
    """Return where a provision comes: schedules stand after everything else in a work."""
    last = at.path[:1] == ("schedule",)
    return (at.work.casefold(), last, tuple(_pieces(part) for part in at.path), at.row)


def _pieces(part: str) -> tuple[tuple[int, str], ...]:
    found = re.findall(r"[0-9]+|[^0-9]+", part)
    return tuple((int(each), "") if each.isdigit() else (0, each) for each in found)
