"""Proposals: what they change, and by what power."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from keeling.diagnostics import Diagnostic, Label
from keeling.model.identity import ProvisionId
from keeling.model.law import Proposal, Vehicle
from keeling.resolve.addresses import look_up, target
from keeling.resolve.checks import DUPLICATE_PROVISION, PROPERTY, UNKNOWN_PROVISION
from keeling.resolve.claims import claims
from keeling.resolve.conditions import Conditions
from keeling.resolve.instructions import instructions, made_instructions
from keeling.resolve.outline import Outline
from keeling.resolve.properties import Properties, properties
from keeling.resolve.transitions import Amending, transitions
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.belonging import Head
from keeling.syntax.nearest import nearest

_ADDRESS = (
    r"(?:section|subsection|paragraph|article|regulation|rule|schedule|part|chapter) "
    r"[0-9A-Za-z]+(?:\([0-9A-Za-z]+\))*"
)
_POWER = re.compile(rf"({_ADDRESS}(?: (?:of|to) {_ADDRESS})*) (?:of|to) (.+)")
#: What says that no power reaches so far.
_NEEDS_AN_ACT = re.compile(
    r"\bnew Act\b|\bAct of Parliament\b|\bprimary legislation\b", re.IGNORECASE
)
#: Who issues what is revised: guidelines and guidance are not amended under a power.
_REVISION = re.compile(r"a revision by (.+)", re.IGNORECASE)
_OR_AN_ACT = "If no power reaches so far, write `made under a new Act`."


def proposals(
    blocks: Iterable[tree.ProposalBlock | tree.BrokenProposal],
    outline: Outline,
    conditions: Conditions,
) -> dict[str, Proposal]:
    """Return the proposals by name; the name is the title in small letters and hyphens.

    What is wrong with one is kept with it: the law, and every other one, can be read without it.
    """
    made: dict[str, Proposal] = {}
    for block in blocks:
        name = named(block.title)
        if name in made:
            twice = replace(made[name], faults=(*made[name].faults, _twice(block, made[name])))
            made[name] = twice
        elif isinstance(block, tree.BrokenProposal):
            made[name] = Proposal(block.title, name, span=block.span, faults=block.faults)
        else:
            made[name] = _proposal(block, name, outline, conditions)
    return made


def _twice(block: tree.ProposalBlock | tree.BrokenProposal, other: Proposal) -> Diagnostic:
    return DUPLICATE_PROVISION.at(
        block.span,
        f"Another proposal is already called `{block.title}`.",
        advice="Give this one another title.",
        labels=(Label(other.span, "the other one"),),
    )


def named(title: str) -> str:
    """Return the name of a proposal: `Raise the threshold` becomes `raise-the-threshold`."""
    return re.sub(r"[^0-9a-z]+", "-", title.casefold()).strip("-")


def _proposal(
    block: tree.ProposalBlock, name: str, outline: Outline, conditions: Conditions
) -> Proposal:
    found: list[Diagnostic] = []
    said = properties(block.properties, Head.PROPOSAL, found)
    if said.made_under is None:
        found.append(_without_power(block))
    wrong: list[Diagnostic] = []
    carried = written = instructions(block.amendments, outline, wrong)
    if wrong:
        written, _ = made_instructions(block.amendments, outline)
    found += wrong
    steps = tuple(((name, at), each) for at, each in enumerate(written))
    by = Amending(f"“{block.title}”", "This proposal", steps, said.commencement)
    return Proposal(
        block.title,
        name,
        said.put_forward_by,
        _power(said, outline, found),
        said.made_under.text if said.made_under else "",
        *_vehicle(said),
        said.commences,
        said.because,
        said.against,
        said.source,
        said.verification,
        said.notes,
        carried,
        tuple(transitions(block.transitions, by, outline, conditions, found)),
        tuple(claims(block.claims, said.commencement, conditions, found)),
        block.span,
        tuple(found),
        written,
    )


def _without_power(block: tree.ProposalBlock) -> Diagnostic:
    return PROPERTY.at(
        Span(block.span.path, block.span.line, 1, block.span.line, 9),
        f"`{block.title}` does not say by what power it would be made.",
        advice="Add a line such as `made under section 130(1) of SOA 2003`, or `made under a new "
        "Act`.",
    )


def _vehicle(said: Properties) -> tuple[Vehicle | None, str]:
    """Return what would make a proposal law, and who would revise what it revises."""
    if said.made_under is None:
        return None, ""
    if _NEEDS_AN_ACT.search(said.made_under.text):
        return Vehicle.ACT, ""
    revision = _REVISION.fullmatch(said.made_under.text)
    return (Vehicle.REVISION, revision[1]) if revision else (Vehicle.POWER, "")


def _power(said: Properties, outline: Outline, found: list[Diagnostic]) -> ProvisionId | None:
    """Return the provision that confers the power; nothing where an Act would be needed.

    A power that is named must be here to be looked at: what is made beyond it is not law.
    """
    if said.made_under is None or _vehicle(said)[0] is not Vehicle.POWER:
        return None
    span, text = said.made_under.span, said.made_under.text
    match = _POWER.fullmatch(text)
    if not match:
        found.append(_no_power(said.made_under))
        return None
    work = _work(match[2])
    if work not in outline.works:
        found.append(_no_such_work(said.made_under, match[1], match[2], outline))
        return None
    parts = (tree.Word(span, part, "REF_PART") for part in re.split(" (?:of|to) ", match[1]))
    reference = tree.Reference(span, tuple(parts), tree.Word(span, work))
    wrong: list[Diagnostic] = []
    there = look_up(target(reference, ProvisionId("")), span, outline.provisions, wrong)
    found += [replace(one, advice=f"{one.advice} {_OR_AN_ACT}") for one in wrong]
    return there


def _no_power(item: tree.Property) -> Diagnostic:
    return PROPERTY.at(
        item.span,
        f"`{item.text}` names no provision that gives the power.",
        advice=f"Write one provision and its work, such as `section 130(1) of SOA 2003`. "
        f"{_OR_AN_ACT}",
    )


def _no_such_work(item: tree.Property, part: str, work: str, outline: Outline) -> Diagnostic:
    near = nearest(work, outline.works, 0.6)
    return UNKNOWN_PROVISION.at(
        item.span,
        f"There is no work cited as `{work}` in this folder of law.",
        advice=f"Did you mean `{part} of {near}`? {_OR_AN_ACT}"
        if near
        else f"Declare it, with the provision that gives the power. {_OR_AN_ACT}",
    )


def _work(text: str) -> str:
    return text.removeprefix("the ")
