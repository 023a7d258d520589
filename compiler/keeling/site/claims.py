"""What a proposal claims, and what has come of each claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from keeling.model.changes import Change, Proof, Verdict
from keeling.model.pairs import Side, told_apart
from keeling.model.words import FactValue, value_in_words
from keeling.report.firm import because, spoken_of
from keeling.report.proofs import counted
from keeling.site.library import Put, View
from keeling.site.markup import (
    NOTHING,
    Html,
    element,
    facts,
    folded,
    heading,
    join,
    paragraph,
    text,
)
from keeling.site.status import cites, rests_on, tag

_LEAD = (
    "Each of these is held against every case that the facts of this site can describe. Proved "
    "means that there is none in which it is not so; of what is not encoded here it says nothing."
)
_KINDS = {
    Verdict.PROVED: "proved",
    Verdict.REFUTED: "refuted",
    Verdict.OPEN: "open",
    Verdict.EMPTY: "refuted",
}


def claims(view: View, put: Put) -> Iterator[Html]:
    """Yield the claims of a proposal with their verdicts; nothing where it makes none."""
    proofs = put.comparison.proofs
    if not proofs:
        return
    yield heading(2, text("What it is claimed to do"), "claims")
    yield paragraph(text(f"{counted(proofs)}. {_LEAD}"))
    yield element("ul", *(claim(view, proof) for proof in proofs), class_="k-claims")


def claim(view: View, proof: Proof) -> Html:
    """Return a claim with its verdict, the case that shows it, and what it rests on."""
    said = join((verdict(proof), element("span", text(proof.said))), " ")
    shown = case(view, proof, proof.shown) if proof.shown else NOTHING
    return element("li", said, shown, rests(view, proof))


def rests(view: View, proof: Proof) -> Html:
    """Return what a verdict rests on that is not firm, folded; nothing where all of it is."""
    doubts = rests_on(view.law, because(proof), view.here)
    if not doubts:
        return NOTHING
    notes = (paragraph(text(f"{said}."), class_="k-small") for said, _ in spoken_of(proof))
    return folded("What this rests on", join((*notes, doubts)))


def verdict(proof: Proof) -> Html:
    """Return what has come of a claim as a label."""
    return tag(proof.verdict.value.capitalize(), _KINDS[proof.verdict])


def case(view: View, proof: Proof, shown: Change) -> Html:
    """Return the case that shows it, with what is answered there and why; or the two cases."""
    if (apart := told_apart(proof)) is not None:
        first, second, both = apart
        title = element("p", text("In both cases"), class_="k-card-title")
        cards = [_side(view, each) for each in (first, second)]
        cards += [element("div", title, facts(_given(both)), class_="k-card k-case")] * bool(both)
        return join(cards)
    given = facts(_given(shown.witness or {}))
    why = [
        (
            "Why as proposed" if proof.of_a_change else "Why",
            cites(view.here, shown.because_after),
        )
    ]
    if proof.of_a_change and not proof.claim.of_one_law:
        why.insert(0, ("Why now", cites(view.here, shown.because_before)))
    title = element("p", text(f"In this case {proof.turns}"), class_="k-card-title")
    return element("div", title, given, facts(why), class_="k-card k-case")


def _side(view: View, side: Side) -> Html:
    """Return one of two cases: what is answered in it, what it alone has, and why."""
    said = side.said[0].upper() + side.said[1:]
    title = element("p", text(said), class_="k-card-title")
    why = facts([("Why", cites(view.here, side.because))])
    return element("div", title, facts(_given(side.own)), why, class_="k-card k-case")


def _given(case: Mapping[str, FactValue]) -> Iterator[tuple[str, Html]]:
    return ((name, text(value_in_words(value))) for name, value in case.items())
