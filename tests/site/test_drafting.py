"""Amending text as drafters write it; for guidelines and guidance a revision, never a clause."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from types import SimpleNamespace

import pytest
from keeling.model.amending import Instruction, Side, Verb, effect, unit
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Proposal, Provision, Work, WorkKind
from keeling.site import Put
from keeling.site.drafting import draft

_ACT = ProvisionId("DA 1999")
_GUIDE = ProvisionId("Dog guideline")
_SCHEDULE = _ACT.child("schedule", "3")
_LAW = Law(
    works={
        "DA 1999": Work("DA 1999", "Dogs Act 1999", WorkKind.ACT),
        "Dog guideline": Work("Dog guideline", "Dogs", WorkKind.GUIDELINE, by="the Council"),
    },
    provisions={
        at: Provision(at, heading)
        for at, heading in (
            (_ACT.child("section", "1"), "Liability of keepers"),
            (_ACT.child("section", "1", "2"), ""),
            (_ACT.child("section", "1", "2").at_row(4), ""),
            (_SCHEDULE, "Breeds (of dogs)"),
            (_SCHEDULE.child("paragraph", "18"), "BSE in dogs"),
            (_SCHEDULE.child("paragraph", "18", "b", "ii"), ""),
            (_SCHEDULE.child("paragraph", "19"), "Sexual assault (s. 3)"),
            (_GUIDE, "Dogs"),
            (_GUIDE.at_row(3), ""),
        )
    },
)


def _instruction(at: ProvisionId, old: str, new: str) -> Instruction:
    if not new:
        return Instruction((at,), Verb.OMIT, old)
    if not old:
        return Instruction((at,), Verb.INSERT, new=new, side=Side.END)
    return Instruction((at,), Verb.SUBSTITUTE, old, new)


def _drafted(*steps: tuple[ProvisionId, str, str]) -> list[str]:
    """Return the paragraphs of the amending text, but for what is said about it."""
    edition = SimpleNamespace(as_at=date(2026, 1, 1), law=_LAW, partitions={})
    instructions = tuple(_instruction(at, old, new) for at, old, new in steps)
    proposal = Proposal("Wait", "wait", instructions=instructions)
    comparison = SimpleNamespace(before=_LAW, marked=())
    put = Put(proposal, comparison, edition, "", "")  # type: ignore[arg-type]
    caveat, *paragraphs = re.findall(r"<p[^>]*>(.*?)</p>", draft(put))
    assert "Not to be sent as it is" in caveat
    return [unescape(re.sub(r"<[^>]*>", "", each)) for each in paragraphs]


def test_one_amendment_of_a_section_is_one_sentence() -> None:
    assert _drafted((_ACT.child("section", "1", "2"), "a", "b")) == [
        "Amendment of the Dogs Act 1999",
        "In section 1(2) of the Dogs Act 1999 (liability of keepers), for “a” substitute “b”.",
    ]


def test_one_amendment_of_a_schedule_names_the_paragraph_first() -> None:
    assert _drafted((_SCHEDULE.child("paragraph", "18", "b", "ii"), "a", "")) == [
        "Amendment of the Dogs Act 1999",
        "In paragraph 18(b)(ii) of Schedule 3 to the Dogs Act 1999 (BSE in dogs), omit “a”.",
    ]


def test_several_amendments_of_a_schedule_share_their_opening() -> None:
    made = _drafted(
        (_SCHEDULE.child("paragraph", "18", "b", "ii"), "a", "b"),
        (_SCHEDULE.child("paragraph", "19"), "c", ""),
    )
    assert made == [
        "Amendment of the Dogs Act 1999",
        "(1) Schedule 3 to the Dogs Act 1999 (breeds) is amended as follows.",
        "(2) In paragraph 18(b)(ii) (BSE in dogs), for “a” substitute “b”.",
        "(3) In paragraph 19 (sexual assault), omit “c”.",
    ]


def test_amendments_of_sections_and_schedules_open_with_the_act() -> None:
    made = _drafted(
        (_ACT.child("section", "1", "2").at_row(4), "a", "b"),
        (_SCHEDULE.child("paragraph", "19"), "", "d"),
    )
    assert made == [
        "Amendment of the Dogs Act 1999",
        "(1) The Dogs Act 1999 is amended as follows.",
        "(2) In row 4 of the table in section 1(2) (liability of keepers), for “a” substitute “b”.",
        "(3) In paragraph 19 of Schedule 3 (sexual assault), at the end insert “d”.",
    ]


def test_a_guideline_is_revised_by_its_council() -> None:
    assert _drafted((_GUIDE.at_row(3), "2 years", "1 year")) == [
        "Revision of “Dogs” by the Council",
        "In row 3 of the table, for “2 years” substitute “1 year”.",
    ]


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [("a", "b", "words substituted"), ("a", "", "words omitted"), ("", "b", "words inserted")],
)
def test_effects_have_their_usual_names(old: str, new: str, named: str) -> None:
    assert effect(_instruction(_ACT, old, new)) == named


def test_a_label_of_one_letter_is_no_division() -> None:
    assert unit(ProvisionId("X", ("section", "1", "a", "i"))) == "section 1(a)(i)"
