"""The law of a place: what has effect there, what has no answer there, and what is wrong there."""

from __future__ import annotations

from datetime import date

from keeling.between_places import compare_places
from keeling.checking import everything
from keeling.editions import Edition
from keeling.model.law import Proposal
from keeling.pipeline import Corpus, compare, edition, read
from keeling.report import differences, proofs
from keeling.source import SourceFile
from keeling.testing.folders import reader

DAY = date(2026, 11, 22)
HOME, SCOTLAND, ULSTER = "England and Wales", "Scotland", "Northern Ireland"
FACTS = """facts
  the line is tarred is yes or no
  the reel is heavy is yes or no

outcomes
  a licence is needed is yes or no
  the fee is a duration

act "Kites Act 2020"
  cited as KA 2020
  extent England and Wales
  in force from 1 May 2020
  source https://example.org/kites
  not verified an invented Act

"""


def corpus(*sections: str) -> Corpus:
    text = FACTS + "".join(
        f'section {number} of KA 2020 "Section {number}"\n  {said}\n\n'
        for number, said in enumerate(sections, 1)
    )
    made = read((SourceFile("kites.law", text),), reader())
    assert made.value is not None, [each.message for each in made.diagnostics]
    return made.value


def law(place: str, *sections: str) -> Edition:
    made = edition(corpus(*sections), DAY, place=place).value
    assert made is not None
    return made


def told(made: Edition, tarred: str = "yes") -> dict[str, str]:
    decided = made.decide({"the line is tarred": tarred, "the reel is heavy": "no"})
    return {each.outcome: each.untold or str(each.answer) for each in decided}


NEEDED = "a licence is needed if the line is tarred"
FEE = "extent England and Wales and Scotland\n\n  where a licence is needed, the fee is 2 years"


def test_what_does_not_extend_to_a_place_is_out_of_extent_and_so_is_what_turns_on_it() -> None:
    assert told(law(HOME, NEEDED, FEE)) == {"a licence is needed": "yes", "the fee": "2 years"}
    made = law(SCOTLAND, NEEDED, FEE)
    assert told(made) == {"a licence is needed": "out of extent", "the fee": "out of extent"}
    notes = [each.notes for each in made.decide({})]
    assert notes == [
        ("no provision on it extends to Scotland; what there is extends to England and Wales",),
        (f"it turns on “a licence is needed”, which is out of extent: {notes[0][0]}",),
    ]


def test_an_outcome_that_nothing_at_all_speaks_of_is_in_no_place_out_of_extent() -> None:
    assert told(law(SCOTLAND, NEEDED))["the fee"] == "none"


def test_what_extends_and_is_not_encoded_there_is_told_from_what_does_not_extend() -> None:
    both = f"extent England and Wales and Scotland\n  encoded for England and Wales\n\n  {NEEDED}"
    assert told(law(HOME, both))["a licence is needed"] == "yes"
    assert told(law(SCOTLAND, both))["a licence is needed"] == "not encoded for Scotland"
    assert told(law(ULSTER, both))["a licence is needed"] == "out of extent"


def test_no_rule_is_left_of_an_outcome_of_which_another_is_not_encoded_there() -> None:
    kept = f"extent Scotland\n\n  {NEEDED}"
    left = (
        "extent England and Wales and Scotland\n  encoded for England and Wales\n\n"
        "  a licence is needed if the reel is heavy"
    )
    assert told(law(SCOTLAND, kept))["a licence is needed"] == "yes"
    assert told(law(SCOTLAND, kept, left))["a licence is needed"] == "not encoded for Scotland"


def test_a_term_that_nothing_defines_in_a_place_is_not_taken_to_be_unmet() -> None:
    asks = "extent Scotland\n\n  a licence is needed if rigged"
    defined = '"rigged" means the line is tarred'
    made = law(SCOTLAND, asks, defined)
    assert told(made)["a licence is needed"] == "not encoded for Scotland"
    (decision, _) = made.decide({})
    assert decision.notes == ("it asks for “rigged”, which is defined for England and Wales only",)
    here = "extent England and Wales and Scotland\n\n  " + defined
    assert told(law(SCOTLAND, asks, here))["a licence is needed"] == "yes"


def test_a_provision_without_extent_has_effect_everywhere() -> None:
    text = FACTS.replace("  extent England and Wales\n", "")
    said = f'{text}section 1 of KA 2020 "Licences"\n  {NEEDED}\n'
    made = read((SourceFile("kites.law", said),), reader()).value
    assert made is not None
    for place in (HOME, SCOTLAND, ULSTER):
        there = edition(made, DAY, place=place).value
        assert there is not None
        assert told(there)["a licence is needed"] == "yes"


PART = "extent Scotland\n  encoded in part for Scotland: heavy reels are not here\n\n  "


def test_silence_of_law_that_is_encoded_in_part_is_no_answer() -> None:
    heavy = "where the line is tarred, a licence is needed if the reel is heavy"
    made = law(SCOTLAND, f"{PART}{heavy}")
    assert told(made)["a licence is needed"] == "no"
    assert told(made, "no")["a licence is needed"] == "not encoded"
    decision, _ = made.decide({"the line is tarred": "no"})
    assert decision.notes[-1] == "KA 2020 s. 1 is encoded in part: heavy reels are not here"


def test_law_of_another_place_that_is_said_not_to_be_here_is_not_out_of_extent() -> None:
    said = "encoded in part for Scotland: its own scheme is not here\n\n  "
    sections = (f"{said}{NEEDED}", FEE)
    made = law(SCOTLAND, *sections)
    assert told(made) == {
        "a licence is needed": "not encoded for Scotland",
        "the fee": "not encoded for Scotland",
    }
    decision, _ = made.decide({"the line is tarred": "yes"})
    assert decision.notes == (
        "KA 2020 s. 1 says what is not here for Scotland: its own scheme is not here",
    )
    assert told(law(ULSTER, *sections))["a licence is needed"] == "out of extent"


def test_what_turns_on_law_that_is_encoded_in_part_is_not_answered() -> None:
    made = law(SCOTLAND, f"{PART}where the line is tarred, a licence is needed", FEE)
    assert told(made)["the fee"] == "not encoded for Scotland"


def test_of_law_that_is_encoded_in_part_nothing_is_proved() -> None:
    part = "encoded in part the rest is to come\n\n  where the line is tarred, a licence is needed"
    text = (
        f'{FACTS}section 1 of KA 2020 "Licences"\n  {part}\n\n'
        'proposal "Heavy reels too"\n  put forward by the kite club\n  made under a new Act\n'
        "  commences 1 June 2027\n\n"
        '  in section 1 of KA 2020, for "the line is tarred" substitute "the reel is heavy"\n\n'
        "  claims\n    nobody is affected where the line is tarred and the reel is heavy\n"
    )
    made = read((SourceFile("kites.law", text),), reader()).value
    assert made is not None
    compared = compare(made, DAY, [made.law.proposals["heavy-reels-too"]]).value
    assert compared is not None
    assert "cannot be said" in proofs.text(compared)
    assert "“a licence is needed” is encoded in part" in proofs.text(compared)
    assert compared.difference.changes == ()


def found(*sections: str) -> list[tuple[str, str]]:
    return [
        (each.check.name, each.message.split(":")[0]) for each in everything(corpus(*sections), DAY)
    ]


def test_the_law_of_every_place_is_checked_and_no_fault_is_told_twice() -> None:
    never = "the line is tarred and not the line is tarred"
    dead = f"where the reel is heavy, a licence is needed if {never}"
    assert found(NEEDED, f"extent Scotland\n\n  {dead}") == [("unreachable", "In Scotland")]
    everywhere = f"extent England and Wales and Scotland\n\n  {dead}"
    assert [name for name, _ in found(NEEDED, everywhere)] == ["unreachable"]


def test_a_conflict_of_two_provisions_that_no_place_has_both_of_is_none() -> None:
    two, three = "the fee is 2 years", "the fee is 3 years"
    assert found(two, f"extent Scotland\n\n  {three}") == []
    both = f"extent Scotland and Northern Ireland\n\n  {three}"
    there = f"extent Northern Ireland\n\n  {two}"
    assert found(two, both, there) == [("conflict", "In Northern Ireland")]


def test_a_provision_that_decides_something_in_one_place_is_no_dead_one_in_another() -> None:
    first = f"extent Scotland\n\n  {NEEDED}"
    later = f"extent England and Wales and Scotland\n\n  subject to section 1, {NEEDED}"
    assert found(first, later) == []


def test_two_places_are_compared_as_two_laws() -> None:
    made = corpus(NEEDED, "extent Scotland\n\n  a licence is needed if the reel is heavy")
    compared = compare_places(made, DAY, HOME, SCOTLAND).value
    assert compared is not None
    assert [(str(c.before), str(c.after)) for c in compared.difference.changes] == [
        ("yes", "no"),
        ("no", "yes"),
    ]
    said = differences.text(compared)
    assert said.startswith("The law of Scotland, compared with that of England and Wales; both")
    assert "would" not in said


def test_a_proposal_may_be_asked_of_another_place() -> None:
    text = (
        f'{FACTS}section 1 of KA 2020 "Licences"\n  {NEEDED}\n\n'
        'section 2 of KA 2020 "Licences in Scotland"\n  extent Scotland\n\n  '
        "a licence is needed if the reel is heavy\n\n"
        'proposal "Tarred lines in Scotland"\n  put forward by the kite club\n'
        "  made under a new Act\n  commences 1 June 2027\n\n"
        '  in section 2 of KA 2020, for "the reel is heavy" substitute "the line is tarred"\n'
    )
    made = read((SourceFile("kites.law", text),), reader()).value
    assert made is not None
    put: Proposal = made.law.proposals["tarred-lines-in-scotland"]
    home, there = (compare(made, DAY, [put], place).value for place in (HOME, SCOTLAND))
    assert home is not None
    assert there is not None
    assert home.difference.changes == ()
    assert len(there.difference.changes) == 2
    assert "Asked of the law of Scotland." in differences.text(there)
