"""14 July 2008: it ceased to matter who gave a caution (CJIA 2008 Schedule 26 paragraph 56)."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.changes import Direction
from keeling.model.conditions import Among

from tests.past.by_hand import Listing, Person, people
from tests.past.days import answers, between, eve, made_on, words

DAY = date(2008, 7, 14)
BY_POLICE = "the caution was given by a police officer"
SAID = (
    '"cautioned" means any of (a) {}the offender admitted the offence (b) the disposal is '
    "reprimand or warning"
)


@pytest.mark.parametrize(("day", "more"), [(eve(DAY), f"{BY_POLICE} and "), (DAY, "")])
def test_the_definition_is_that_of_its_day(day: date, more: str) -> None:
    assert SAID.format(more) in (words("SOA 2003 s. 133(1)", day) or "")


def test_one_paragraph_made_it() -> None:
    assert made_on(DAY) == ["CJIA 2008 Sch 26 para 56(2)(a)"]


@pytest.mark.parametrize("disposal", ["caution", "conditional caution"])
@pytest.mark.parametrize("admitted", [True, False])
@pytest.mark.parametrize("by_police", ["yes", "no"])
@pytest.mark.parametrize("age", [17, 18])
def test_a_caution_counts_as_the_law_of_its_day_has_it(
    disposal: str, admitted: bool, by_police: str, age: int
) -> None:
    person = Person(age, age, disposal, admitted=admitted)
    case = {**person.case("rape"), BY_POLICE: by_police}
    counted = Listing(listed=True, anyway=True).answers(person)
    uncounted = Person(age, age, disposal, admitted=False)
    before = counted if by_police == "yes" else Listing(listed=True).answers(uncounted)
    assert before.items() <= answers(case, eve(DAY)).items()
    assert counted.items() <= answers(case, DAY).items()


def test_nothing_but_cautions_by_others_is_answered_differently() -> None:
    made = between(eve(DAY), DAY).difference
    assert made.direction is Direction.WIDENS
    cautions = Among(frozenset({"caution", "conditional caution"}))
    for change in made.changes:
        assert change.when["the disposal"] == cautions
        assert change.when[BY_POLICE] == Among(frozenset({"no"}))
        assert change.when["the offender admitted the offence"] == Among(frozenset({"yes"}))


def test_who_gave_it_changes_nothing_since() -> None:
    for person in people():
        if person.disposal.endswith("caution"):
            case = person.case("rape")
            given = [answers({**case, BY_POLICE: each}, DAY) for each in ("yes", "no")]
            assert given[0] == given[1]
