"""Properties where they do not belong, and powers that are not there: refused, with what to do."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.checking import everything
from keeling.diagnostics import Diagnostic
from keeling.pipeline import read
from keeling.source import SourceFile
from keeling.syntax.belonging import Head, belongs, misplaced
from keeling.syntax.layout import PROPERTY
from keeling.testing.folders import reader

AROUND = """facts
  the height  is a number

outcomes
  a licence is needed  is yes or no
  for wardens, whether to stop a flight is a matter of guidance

act "Kites Act 2019"
  cited as       KA 2019
  in force from  1 May 2019
  source         https://example.org/kites
  not verified   an invented Act

section 5 of KA 2019 "Power to amend"
  not encoded a power decides no case

schedule 1 to KA 2019
  paragraph 3 "Power to vary"
    not encoded a power decides no case

guidance "Flying near roads"
  cited as        Road guidance
  by              the wardens
  effective from  1 May 2020
  source          https://example.org/roads
  not verified    invented

"""
HEADS = {
    Head.WORK: 'act "Lines Act 2020"\n  cited as LA 2020\n  {}\n',
    Head.GUIDANCE: 'guideline "Lines"\n  {}\n',
    Head.PROVISION: "section 6 of KA 2019\n  {}\n",
    Head.AMENDING: "section 6 of KA 2019\n  {}\n\n  omit section 5 of KA 2019\n",
    Head.GUIDANCE_PROVISION: "section 1 of Road guidance\n  {}\n",
    Head.PROPOSAL: 'proposal "Change it"\n  made under a new Act\n  {}\n\n'
    '  in section 5 of KA 2019, for "a" substitute "b"\n',
    Head.STUDY: 'study "Kites looked at"\n  lines counted in kites.txt\n  {}\n\n'
    '  claim "children need one" at line 3\n    outside what rules can say it is history\n',
    Head.STATEMENT: 'study "Kites looked at"\n  lines counted in kites.txt\n\n'
    '  claim "children need one" at line 3\n    outside what rules can say it is history\n'
    "    {}\n",
    Head.STANDING: 'standing claims "What must hold"\n  {}\n\n'
    "  where the height is under 5, a licence is not needed\n",
}
SAID = {
    "in force from": "1 May 2020",
    "effective from": "1 May 2020",
    "commences": "1 May 2030",
    "extent": "Scotland",
    "encoded for": "Scotland",
    "source": "https://example.org/x",
    "identifier": "https://example.org/x",
    "made under": "section 5 of KA 2019",
    "as at": "1 May 2020",
}
KEYS = (
    "cited as",
    "identifier",
    "by",
    "binds",
    "extent",
    "encoded for",
    "encoded in part",
    "in force from",
    "effective from",
    "source",
    "verified against",
    "inferred from",
    "from a secondary source",
    "not verified",
    "note",
    "flag",
    "not encoded",
    "put forward by",
    "made under",
    "commences",
    "because",
    "against",
    "procedure",
    "in doubt where it narrows",
    "in doubt where it widens",
    "written by",
    "lines counted in",
    "as at",
    "outside what rules can say",
)


def found(law: str) -> list[Diagnostic]:
    corpus = read([SourceFile("kites.law", AROUND + law)], reader())
    more = everything(corpus.value, date(2026, 11, 22)) if corpus.value else ()
    return [*corpus.diagnostics, *more]


def refused(law: str) -> list[tuple[str, str]]:
    return [
        (each.message, each.advice)
        for each in found(law)
        if each.check.name in ("property", "unknown-provision")
    ]


def test_the_keys_tested_are_all_there_are() -> None:
    assert all(PROPERTY.fullmatch(key) for key in KEYS)
    assert len(KEYS) == PROPERTY.pattern.count("|") + 1 - PROPERTY.pattern.count("|$")


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("head", Head, ids=lambda head: head.value)
def test_a_property_is_taken_under_its_own_heads_and_refused_under_every_other(
    head: Head, key: str
) -> None:
    said = SAID.get(key, "some words")
    wrong = [
        message
        for message, _ in refused(HEADS[head].format(f"{key} {said}"))
        if "is not said of" in message
    ]
    assert wrong == ([] if belongs(key, head) else [misplaced(key, said, head)[0]])


#: What a drafter is told: judged by hand, to be read aloud.
TOLD = {
    "a day of commencement in a section": (
        "section 6 of KA 2019\n  commences 1 May 2030\n",
        (
            "`commences` is not said of a provision: it is said of a proposal, or of amendments "
            "that are enacted and to come."
        ),
        "For the day from which it has effect, write `in force from 1 May 2030`.",
    ),
    "a short name in a paragraph": (
        "schedule 2 to KA 2019\n  paragraph 1\n    cited as LA\n",
        (
            "`cited as` is not said of a provision: it is said of an Act, an instrument, a "
            "guideline or guidance."
        ),
        (
            "Put it under the title of the work, and leave it out here: a provision is cited by "
            "its number."
        ),
    ),
    "a proposer in a section": (
        "section 6 of KA 2019\n  put forward by the kite club\n",
        "`put forward by` is not said of a provision: it is said of a proposal.",
        "Put it under the title of the proposal, or write a `note` directly under the head.",
    ),
    "the extent of a proposal": (
        HEADS[Head.PROPOSAL].format("extent Scotland"),
        "`extent` is not said of a proposal: it is said of a work or a provision.",
        "Leave it out: a change extends as far as what it amends.",
    ),
    "a power of a work that is not there": (
        HEADS[Head.PROPOSAL].replace("a new Act", "section 99 of XYZ").format(""),
        "There is no work cited as `XYZ` in this folder of law.",
        (
            "Declare it, with the provision that gives the power. If no power reaches so far, "
            "write `made under a new Act`."
        ),
    ),
    "a power of a work that is misspelt": (
        HEADS[Head.PROPOSAL].replace("a new Act", "section 5 of AK 2019").format(""),
        "There is no work cited as `AK 2019` in this folder of law.",
        (
            "Did you mean `section 5 of KA 2019`? If no power reaches so far, write `made under a "
            "new Act`."
        ),
    ),
    "a power that is not there": (
        HEADS[Head.PROPOSAL].replace("a new Act", "section 55 of KA 2019").format(""),
        "There is no KA 2019 s. 55 in this folder of law.",
        "Did you mean KA 2019 s. 5? If no power reaches so far, write `made under a new Act`.",
    ),
    "words that are no power": (
        HEADS[Head.PROPOSAL].replace("a new Act", "the Minister's discretion").format(""),
        "`the Minister's discretion` names no provision that gives the power.",
        (
            "Write one provision and its work, such as `section 130(1) of SOA 2003`. If no power "
            "reaches so far, write `made under a new Act`."
        ),
    ),
    "two powers at once": (
        HEADS[Head.PROPOSAL].replace("a new Act", "sections 5 and 6 of KA 2019").format(""),
        "`sections 5 and 6 of KA 2019` names no provision that gives the power.",
        (
            "Write one provision and its work, such as `section 130(1) of SOA 2003`. If no power "
            "reaches so far, write `made under a new Act`."
        ),
    ),
}


@pytest.mark.parametrize("how", TOLD)
def test_the_drafter_is_told_what_to_do(how: str) -> None:
    law, message, advice = TOLD[how]
    assert refused(law) == [(message, advice)]


@pytest.mark.parametrize(
    "power",
    [
        "section 5 of KA 2019",
        "section 5 of the KA 2019",
        "paragraph 3 of schedule 1 to KA 2019",
        "a new Act",
        "primary legislation: no power reaches so far",
        "an Act of Parliament",
    ],
)
def test_a_power_that_is_there_and_the_need_for_an_act_are_both_taken(power: str) -> None:
    assert refused(HEADS[Head.PROPOSAL].replace("a new Act", power).format("")) == []


def test_a_power_is_kept_as_the_provision_it_names() -> None:
    law = AROUND + HEADS[Head.PROPOSAL].replace("a new Act", "paragraph 3 of schedule 1 to KA 2019")
    corpus = read([SourceFile("kites.law", law.format(""))], reader()).value
    assert corpus is not None
    (proposal,) = corpus.law.proposals.values()
    assert proposal.made_under is not None
    assert proposal.made_under.citation == "KA 2019 Sch 1 para 3"
