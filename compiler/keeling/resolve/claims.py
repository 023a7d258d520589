"""Claims as written to claims as meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from keeling.diagnostics import Diagnostic
from keeling.model.answers import DOES_NOT_ARISE, NO, YES, Chosen, Settled
from keeling.model.claims import Claim, ClaimKind
from keeling.model.conditions import ALWAYS, AnyOf, Condition, Not, outcomes_in
from keeling.model.vocabulary import OutcomeKind
from keeling.resolve.answers import answer
from keeling.resolve.checks import IMPOSSIBLE_VALUE, MISPLACED, WRONG_KIND
from keeling.resolve.conditions import Conditions
from keeling.resolve.consistency import ambiguous
from keeling.resolve.pairs import SAME, growing, ranked, same
from keeling.source import Span
from keeling.syntax import tree
from keeling.syntax.nearest import choices_advice

_KINDS = {
    "in no more cases": (ClaimKind.NO_MORE, OutcomeKind.YES_NO),
    "in no fewer cases": (ClaimKind.NO_FEWER, OutcomeKind.YES_NO),
    "never longer": (ClaimKind.NEVER_LONGER, OutcomeKind.DURATION),
    "never shorter": (ClaimKind.NEVER_SHORTER, OutcomeKind.DURATION),
    "never higher": (ClaimKind.NEVER_HIGHER, OutcomeKind.POINT),
    "never lower": (ClaimKind.NEVER_LOWER, OutcomeKind.POINT),
}
#: How what is claimed of the law as it is can be said.
_OF_THE_LAW = ("so", "none", "guided")
_FITTING = {
    OutcomeKind.YES_NO: "a yes or no, so it is not so in more cases or in fewer",
    OutcomeKind.DURATION: "a length of time, so it is neither longer nor shorter",
    OutcomeKind.POINT: "a point on a scale, so it is neither higher nor lower",
}


def claims(
    written: Iterable[tree.Claim],
    commencement: date | None,
    conditions: Conditions,
    found: list[Diagnostic],
    of_a_change: bool = True,
) -> Iterator[Claim]:
    """Yield what is meant by some claims; what is wrong with them is added to `found` alone.

    Those that are not of a change are of the law as it is: they say what it answers.
    """
    own = Conditions(conditions.declared, found)
    own.term = conditions.term
    own.commences, own.commencement = of_a_change, commencement
    own.thresholds = {name: list(kept) for name, kept in conditions.thresholds.items()}
    reading = _Reading(own, found, of_a_change)
    for each in written:
        claim = reading.claim(each)
        if claim is not None:
            yield claim
    found += ambiguous(own)


def _nothing_changes(written: tree.Claim) -> Diagnostic:
    return MISPLACED.at(
        written.span,
        "This is claimed of a change, and here the law is spoken of as it is.",
        advice="Write what the law answers: `where …, … is 2 years`. What a proposal changes is "
        "claimed below the proposal.",
    )


class _Reading:
    """Claims being read."""

    def __init__(self, conditions: Conditions, found: list[Diagnostic], of_a_change: bool) -> None:
        self._conditions = conditions
        self._of_a_change = of_a_change
        self._declared = conditions.declared
        self._found = found

    def claim(self, written: tree.Claim) -> Claim | None:
        """Return what one claim means."""
        pairs = written.along is not None or (written.choices and written.how != "only")
        if not (self._of_a_change or pairs or written.how in _OF_THE_LAW):
            self._found.append(_nothing_changes(written))
            return None
        where = self._where(written)
        if where is None:
            return None
        if written.outcome is None:
            return Claim(ClaimKind.NOBODY, where, span=written.span)
        if written.how in SAME:
            return same(written, where, written.outcome, self._declared, self._found)
        if written.how in _KINDS:
            claim = self._of_all(written, where, written.outcome)
            if claim is not None and written.choices:
                one, other = written.choices
                return ranked(claim, one, other, self._declared, self._found)
            if claim is None or written.along is None:
                return claim
            return growing(claim, written.along, self._declared, self._found)
        if written.how == "unchanged":
            return Claim(ClaimKind.UNCHANGED, where, written.outcome.text, span=written.span)
        if written.how == "guided" and isinstance(written.answer, tree.PlainAnswer):
            course, strength = written.outcome.text, written.answer.word.text
            about = self._declared.about(course)
            return Claim(ClaimKind.SO, where, about.name, Chosen(strength), written.span)
        given = (
            self._none(written.outcome)
            if written.how == "none"
            else self._answer(written, written.outcome)
        )
        if given is None:
            return None
        return Claim(ClaimKind.SO, where, written.outcome.text, given, written.span)

    def _where(self, written: tree.Claim) -> Condition | None:
        """Return the cases that a claim is about; None, with a finding, where it cannot be."""
        if written.how == "only":
            meant = [self._of_choice(choice) for choice in written.choices]
            if all(meant) and self._says_nothing(written):
                return None
            return Not(AnyOf(tuple(one for one in meant if one))) if all(meant) else None
        if written.where is None:
            return ALWAYS
        if any(name.kind == "REF_PART" for name in self._conditions.names(written.where)):
            self._found.append(
                MISPLACED.at(
                    written.where.span,
                    "The cases of a claim are not told by a provision"
                    + (": what it says may be what changes." if self._of_a_change else "."),
                    advice="Name the facts that it asks for.",
                )
            )
            return None
        read = self._conditions.read(written.where)
        if self._of_a_change and any(True for _ in outcomes_in(read)):
            self._found.append(
                MISPLACED.at(
                    written.where.span,
                    "The cases of a claim may turn only on facts, and this turns on what the law "
                    "answers, which is what changes.",
                    advice="Name the facts themselves.",
                )
            )
            return None
        return Not(read) if written.how == "nobody else" else read

    def _says_nothing(self, written: tree.Claim) -> bool:
        """Whether all the choices of a fact are named, so that nobody is left of whom it speaks."""
        named = {choice.text for choice in written.choices}
        for fact in self._declared.facts.values():
            if fact.values and named >= set(fact.values):
                self._found.append(
                    IMPOSSIBLE_VALUE.at(
                        written.span,
                        f"These are all the choices of `{fact.name}`, so nobody is left of whom "
                        "this would say anything.",
                        advice="Leave out those of whom it is claimed that they are not affected.",
                    )
                )
                return True
        return False

    def _of_choice(self, choice: tree.Word) -> Condition | None:
        """Return where a fact is a choice that only this fact has."""
        owners = [fact for fact in self._declared.facts.values() if choice.text in fact.values]
        if len(owners) == 1:
            return self._conditions.among(owners[0], (choice,))
        every = [value for fact in self._declared.facts.values() for value in fact.values]
        named = " and ".join(f"`{fact.name}`" for fact in owners)
        self._found.append(
            IMPOSSIBLE_VALUE.at(
                choice.span,
                f"`{choice.text}` is a choice of {named}, and it is not said which is meant."
                if owners
                else f"`{choice.text}` is not a choice of any fact.",
                advice="Write `nobody is affected except where … is …`."
                if owners
                else choices_advice(choice.text, every),
            )
        )
        return None

    def _of_all(self, written: tree.Claim, where: Condition, outcome: tree.Word) -> Claim | None:
        kind, fitting = _KINDS[written.how]
        declared = self._declared.outcomes[outcome.text]
        if declared.kind is fitting:
            return Claim(kind, where, declared.name, span=written.span)
        self._wrong(outcome.span, f"`{declared.name}` is not {_FITTING[fitting]}.")
        return None

    def _none(self, outcome: tree.Word) -> Settled | None:
        """Return that there is no such thing in a case; what is yes or no is always one of them."""
        declared = self._declared.outcomes[outcome.text]
        if declared.kind is not OutcomeKind.YES_NO:
            return DOES_NOT_ARISE
        self._wrong(outcome.span, f"`{declared.name}` is yes or no, and never none.")
        return None

    def _answer(self, written: tree.Claim, outcome: tree.Word) -> Settled | None:
        declared = self._declared.outcomes[outcome.text]
        if written.answer is not None:
            return answer(written.answer, declared, self._declared, self._found)
        if declared.kind is OutcomeKind.YES_NO:
            return NO if outcome.kind == "NOT_OUTCOME" else YES
        self._wrong(outcome.span, f"`{declared.name}` is not a yes or no, so it needs an answer.")
        return None

    def _wrong(self, span: Span, message: str) -> None:
        self._found.append(
            WRONG_KIND.at(span, message, advice="Name another outcome, or say what it is: `is …`.")
        )
