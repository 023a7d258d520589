"""Addresses: where a head puts a provision, and which provision a reference names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from keeling.diagnostics import Diagnostic
from keeling.model.identity import TRANSPARENT, ProvisionId, without_groups
from keeling.model.law import Provision
from keeling.resolve.checks import UNKNOWN_PROVISION
from keeling.source import Span
from keeling.syntax import tree

_PART = re.compile(r"(subsection|sub-paragraph|[a-z]+?)s?\s+([0-9A-Za-z]*)((?:\([0-9A-Za-z]+\))*)$")


def parts(said: str) -> tuple[str, str, tuple[str, ...]]:
    """Split `paragraph 18(b)(ii)` into its division, number and labels."""
    match = _PART.match(said.strip())
    assert match is not None, said
    labels = tuple(re.findall(r"\(([0-9A-Za-z]+)\)", match[3]))
    return match[1], match[2], labels


def below(parent: ProvisionId, address: tree.Word) -> ProvisionId:
    """Return the address a head gives to what it opens, under `parent`."""
    if address.kind == "LABEL":
        return parent.child(address.text)
    division, number, labels = parts(address.text)
    return _without_groups(parent).child(division, number, *labels)


def _without_groups(provision: ProvisionId) -> ProvisionId:
    """Drop the parts and chapters at the end of an address: numbers run on through them."""
    return ProvisionId(provision.work, without_groups(provision.path))


def target(reference: tree.Reference, at: ProvisionId) -> ProvisionId:
    """Return the address a reference names, seen from the provision it stands in."""
    spoken = [parts(word.text) for word in reversed(reference.parts)]
    row = 0
    if spoken and spoken[-1][0] == "row":
        row = int(spoken.pop()[1])
    base = ProvisionId(reference.work.text) if reference.work else _base(spoken, at)
    for index, (division, number, labels) in enumerate(spoken):
        last = index == len(spoken) - 1
        if division in TRANSPARENT and not last:
            continue
        if number and not division.startswith("sub"):
            base = base.child(division, number)
        elif number:
            base = base.child(number)
        base = base.child(*labels)
    return base.at_row(row) if row else base


def _base(spoken: list[tuple[str, str, tuple[str, ...]]], at: ProvisionId) -> ProvisionId:
    """Return where a reference that names no work starts from."""
    if not spoken:
        return at
    division, number, _ = spoken[0]
    inner = numbered(at)
    if division.startswith("sub") or not number:
        return inner
    if division == "paragraph" and "schedule" in at.path:
        return ProvisionId(at.work, at.path[: at.path.index("schedule") + 2])
    return ProvisionId(at.work)


def numbered(at: ProvisionId) -> ProvisionId:
    """Return the innermost provision with a division and number around `at`."""
    divisions = ("section", "paragraph", "regulation", "article", "rule")
    for index in range(len(at.path) - 2, -1, -1):
        if at.path[index] in divisions:
            return ProvisionId(at.work, at.path[: index + 2])
    return ProvisionId(at.work)


def look_up(
    wanted: ProvisionId,
    span: Span,
    provisions: Mapping[ProvisionId, Provision],
    found: list[Diagnostic],
) -> ProvisionId | None:
    """Return `wanted` if it is there; else say so with the nearest that is."""
    if wanted in provisions:
        return wanted
    citations = [provision.citation for provision in provisions]
    near = get_close_matches(wanted.citation, citations, n=1, cutoff=0.8)
    found.append(
        UNKNOWN_PROVISION.at(
            span,
            f"There is no {wanted.citation} in this folder of law.",
            advice=f"Did you mean {near[0]}?" if near else "Is its file in the folder?",
            lacks=wanted.citation,
        )
    )
    return None
