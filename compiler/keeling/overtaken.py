"""A proposal and the enacted amendments that come after its day: whether their order matters.

A proposal is answered for on the text of the day that is asked about, so it is made last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from keeling.amend import Amended, amend, differing
from keeling.corpus import Corpus, read_apart
from keeling.diagnostics import Check, Diagnostic, Label, Result, Severity
from keeling.model.law import Law, Made, Proposal
from keeling.model.words import day_in_words
from keeling.pipeline import carried_out
from keeling.source import SourceFile
from keeling.syntax.parse import Reader

CHECK = Check(
    "order-matters",
    "two changes of which it matters which is made first",
    Severity.WARNING,
)
#: The files of a text, and the law they make.
_Text = tuple[tuple[SourceFile, ...], Law]


def overtaken(corpus: Corpus, as_at: date, proposal: Proposal) -> Iterator[Diagnostic]:
    """Report the first enacted amendment after a proposal's day with which the order matters.

    Where the proposal cannot be made on the text of the day that is asked about, that is found of
    the proposal itself.
    """
    day = proposal.commences
    later = [each for each in corpus.law.made if day and each.day and each.day > day]
    then = corpus.on(day).value if day and later else None
    if then is None or _made_last(corpus, max(as_at, day or as_at), proposal).value is None:
        return
    own = carried_out(then, (proposal,))
    if own.value is None:
        yield from _too_early(corpus, proposal, later, own.diagnostics[0])
        return
    now: Result[_Text | None] = Result((own.value.amended.files, own.value.law))
    for on in sorted({each.day for each in later if each.day}):
        assert now.value is not None
        now = _amended(now.value, on, corpus.reader)
        last = _made_last(corpus, on, proposal)
        fault = (*now.diagnostics, *last.diagnostics)
        if now.value is None or last.value is None or any(differing(now.value[0], last.value)):
            made = next(each for each in later if each.day == on)
            yield _overtaken(proposal, made, _so(on, fault))
            return


def _made_last(
    corpus: Corpus, day: date, proposal: Proposal
) -> Result[tuple[SourceFile, ...] | None]:
    """Return the text of a day with a proposal made on it."""
    text = corpus.on(day)
    made = carried_out(text.value, (proposal,)) if text.value else None
    if made is None or made.value is None:
        return Result(None, made.diagnostics if made else text.diagnostics)
    return Result(made.value.amended.files)


def _amended(text: _Text, day: date, reader: Reader) -> Result[_Text | None]:
    """Return a text with the amendments carried out that were enacted for a day."""
    files, law = text
    made = [each for each in law.made if each.day == day]
    if faults := tuple(chain.from_iterable(each.faults for each in made)):
        return Result(None, faults)
    steps = tuple(chain.from_iterable(each.instructions for each in made))
    done = amend(Amended.of(files), law, steps)
    if done.diagnostics:
        return Result(None, done.diagnostics)
    again, _ = read_apart(done.value.files, reader)
    if again.value is None:
        return Result(None, again.diagnostics)
    return Result((done.value.files, again.value.law))


def _too_early(
    corpus: Corpus, proposal: Proposal, later: Sequence[Made], fault: Diagnostic
) -> Iterator[Diagnostic]:
    """Report a proposal that fits the text only as amended after its day."""
    for made in sorted(later, key=lambda each: each.day or date.max):
        if made.day and _made_last(corpus, made.day, proposal).value is not None:
            so = f"“{proposal.title}” cannot be made on the text of its own day: {fault.message}"
            yield _overtaken(proposal, made, so)
            return


def _so(day: date, fault: Sequence[Diagnostic]) -> str:
    if fault:
        return f"One of them cannot be made on the text that the other leaves. {fault[0].message}"
    return (
        "In the order of their days they leave another text than is answered for here from "
        f"{day_in_words(day)} on, as the proposal is made last here."
    )


def _overtaken(proposal: Proposal, made: Made, so: str) -> Diagnostic:
    assert made.day is not None
    day, does = day_in_words(made.day), "amended" if made.written else "is enacted and amends"
    return CHECK.at(
        proposal.span,
        f"{made.provision.citation} {does} the law on {day}, after “{proposal.title}” would. {so}",
        advice="Say in the proposal what becomes of that amendment; or write it for the text that "
        "the amendment leaves, and let it commence on that day or later.",
        citation=made.provision.citation,
        labels=(Label(made.span, "the amendment"),),
    )
