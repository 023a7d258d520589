"""Proposals: what they change, and by what power."""

from __future__ import annotations

import re

from keeling.diagnostics import Diagnostic
from keeling.model.identity import ProvisionId
from keeling.model.law import Instruction, Proposal
from keeling.resolve.addresses import look_up, target
from keeling.resolve.checks import DUPLICATE_PROVISION, PROPERTY
from keeling.resolve.outline import Outline
from keeling.resolve.properties import Properties, properties
from keeling.source import Span
from keeling.syntax import tree

_POWER = re.compile(
    r"((?:section|paragraph|article|regulation|rule) [0-9A-Za-z]+(?:\([0-9A-Za-z]+\))*) of (.+)"
)


def proposals(
    blocks: list[tree.ProposalBlock], outline: Outline, found: list[Diagnostic]
) -> dict[str, Proposal]:
    """Return the proposals by name; the name is the title in small letters and hyphens."""
    made: dict[str, Proposal] = {}
    for block in blocks:
        name = named(block.title)
        if name in made:
            found.append(
                DUPLICATE_PROVISION.at(
                    block.span,
                    f"Another proposal is already called `{block.title}`.",
                    advice="Give this one another title.",
                )
            )
        made[name] = _proposal(block, name, outline, found)
    return made


def named(title: str) -> str:
    """Return the name of a proposal: `Raise the threshold` becomes `raise-the-threshold`."""
    return re.sub(r"[^0-9a-z]+", "-", title.casefold()).strip("-")


def _proposal(
    block: tree.ProposalBlock, name: str, outline: Outline, found: list[Diagnostic]
) -> Proposal:
    said = properties(block.properties, found)
    instructions = []
    for amendment in block.amendments:
        wanted = _target(amendment)
        there = look_up(wanted, amendment.within[0].span, outline.provisions, found)
        if there is not None:
            instructions.append(
                Instruction(there, amendment.old.text, amendment.new.text, amendment.span)
            )
    if said.made_under is None:
        found.append(
            PROPERTY.at(
                Span(block.span.path, block.span.line, 1, block.span.line, 9),
                f"`{block.title}` does not say by what power it would be made.",
                advice="Add a line such as `made under section 130(1) of SOA 2003`, or `made "
                "under a new Act`.",
            )
        )
    return Proposal(
        block.title,
        name,
        said.put_forward_by,
        _power(said, outline, found),
        said.made_under.text if said.made_under else "",
        said.commences,
        said.because,
        said.against,
        said.source,
        said.verification,
        said.notes,
        tuple(instructions),
        block.span,
    )


def _target(amendment: tree.Amendment) -> ProvisionId:
    """Return the address an instruction names, its own words within those of its heads."""
    parts = tuple(word for reference in amendment.within for word in reference.parts)
    work = next(
        (reference.work for reference in amendment.within if reference.work is not None), None
    )
    joined = tree.Reference(amendment.within[0].span, parts, work)
    return target(joined, ProvisionId(""))


def _power(said: Properties, outline: Outline, found: list[Diagnostic]) -> ProvisionId | None:
    """Return the provision that confers the power, where the property names one."""
    if said.made_under is None:
        return None
    match = _POWER.fullmatch(said.made_under.text)
    if not match or _work(match[2]) not in outline.works:
        return None
    span = said.made_under.span
    reference = tree.Reference(
        span, (tree.Word(span, match[1], "REF_PART"),), tree.Word(span, _work(match[2]))
    )
    return look_up(target(reference, ProvisionId("")), span, outline.provisions, found)


def _work(text: str) -> str:
    return text.removeprefix("the ")
