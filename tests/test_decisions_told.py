"""What `keeling decide` says of several outcomes: a note that they share stands once, last."""

from __future__ import annotations

from keeling.model.answers import NO, YES
from keeling.questions.decide import Decision
from keeling.report.decisions import text


def test_a_note_is_told_once_with_the_outcomes_it_belongs_to() -> None:
    shared, own = "KA 2020 s. 1: the text is from memory", "KA 2020 s. 2: not verified"
    decisions = (
        Decision("a licence is needed", YES, (YES,), (), notes=(shared,)),
        Decision("insurance is needed", NO, (NO,), (), notes=(shared, own)),
    )
    assert text(decisions) == (
        "a licence is needed: yes\n"
        "insurance is needed: no\n"
        "note on a licence is needed and insurance is needed: "
        "KA 2020 s. 1: the text is from memory\n"
        "note on insurance is needed: KA 2020 s. 2: not verified"
    )
