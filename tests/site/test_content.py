"""What stands on the pages, and in which order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from keeling.model.identity import ProvisionId
from keeling.model.law import Law, Provision, Work, WorkKind
from keeling.site import Library, build_plan
from keeling.site.addresses import Addresses, anchor
from keeling.site.index import ordered
from keeling.site.navigation import settings, title_of
from keeling.source import SourceFile

from tests.site import law
from tests.site.builds import library

GOLDENS = Path(__file__).parent / "goldens"
_PARAGRAPH = "pages/law/ukpga/2003/42/schedule/3/paragraph/18/index.md"
_PROPOSAL = "pages/proposals/raise-the-community-order-threshold-to-24-months/index.md"


def _headings(page: str, level: int = 2) -> list[str]:
    found = re.findall(rf"^{'#' * level} (.+?)(?: \{{: #\S+ \}})?$", page, re.MULTILINE)
    return [unescape(each) for each in found]


def _text(page: str) -> str:
    page = page.partition("\n# ")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", "", page.replace("</", " </"))).split())


@pytest.mark.parametrize(
    ("path", "golden"),
    [
        ("pages/law/ukpga/1999/9/section/2/index.md", "section.md"),
        ("pages/proposals/wait-longer/index.md", "proposal.md"),
        ("pages/studies/dogs-that-bite/index.md", "study.md"),
        ("pages/law/what-must-always-hold/index.md", "standing.md"),
        ("mkdocs.yml", "mkdocs.yml"),
    ],
)
def test_a_whole_page(
    small: Library, path: str, golden: str, request: pytest.FixtureRequest
) -> None:
    # How an answer is worded is for the reports; here, only where it stands.
    puts = [replace(put, sentence="The answer.", paragraph="More.") for put in small.proposals]
    plain = replace(small, settings="site_name: Keeling\n", proposals=tuple(puts))
    made = {str(artefact.path): artefact.text for artefact in build_plan(plain)}[path]
    if request.config.getoption("--accept", default=False):
        (GOLDENS / golden).write_text(made, encoding="utf-8")
    assert made == (GOLDENS / golden).read_text(encoding="utf-8")


def test_addresses_mirror_those_of_the_statute_book(repository: Library) -> None:
    for at, path in repository.addresses.provisions.items():
        provision = repository.law.provisions[at]
        work = repository.law.works[at.work]
        if at.path and work.kind is WorkKind.ACT:
            identifier = provision.identifier.removeprefix("http://www.legislation.gov.uk/id/")
            assert str(path) == f"law/{identifier}/index.md"


def test_every_provision_that_is_numbered_has_a_page_and_says_how_firm_it_is(
    repository: Library, files: Mapping[str, str]
) -> None:
    for at, path in repository.addresses.provisions.items():
        page = files[f"pages/{path}"]
        assert page.count('<div class="k-verified') == 1, at
        assert at.citation in _text(page)


def test_every_limb_is_a_place_on_its_page(repository: Library, files: Mapping[str, str]) -> None:
    law_there = repository.law
    for at, provision in law_there.provisions.items():
        paged = repository.addresses.paged(at)
        if paged and paged != at and not law_there.provisions[paged].not_encoded:
            page = files[f"pages/{repository.addresses.provisions[paged]}"]
            assert f'id="{anchor(at)}"' in page, provision.id


def test_a_proposal_answers_before_it_explains(
    repository: Library, files: Mapping[str, str]
) -> None:
    page = files[_PROPOSAL]
    said = _text(page)
    (sentence,) = [
        put.sentence
        for put in repository.proposals
        if _PROPOSAL.endswith(f"{put.proposal.name}/index.md")
    ]
    assert said.index("This is not law.") < said.index(sentence) < said.index("Provisions changed")
    assert _headings(page) == [
        "Changes to the text",
        "Draft amending text",
        "By what it would be made",
        "Past cases",
        "The law as amended",
        "Who is affected",
        "What it is claimed to do",
        "Worked examples",
        "Reasons given for it",
        "Reasons given against it",
        "Notes",
        "Sources and how firm they are",
    ]


def test_a_proposal_shows_the_case_under_both_laws(files: Mapping[str, str]) -> None:
    case = _text(files[_PROPOSAL]).partition("A case that shows it")[2].partition(" ## ")[0]
    before, after = case.split("As proposed")
    assert "Law now" in before
    assert "the notification period: 5 years" in before
    assert "the notification period: none" in after


def test_two_cases_that_refute_a_claim_stand_apart() -> None:
    claim = 'standing claims "Bans"\n  the ban is the same for terrier as for mastiff\n'
    made = library((*law.FILES, SourceFile("legislation/claims.law", claim)))
    pages = {str(each.path): each.text for each in build_plan(made)}
    page = pages["pages/law/what-must-always-hold/index.md"].partition("## Bans")[2]
    _, first, rest = re.split(r" In the (?=first|second)", _text("\n# " + page))[:3]
    second, _, both = rest.partition("In both cases")
    assert first.startswith("first case “the ban” is 1 year")
    assert "the breed terrier" in first
    assert "row 2" in first
    assert second.startswith("second case “the ban” is indefinite")
    assert "the breed mastiff" in second
    assert "row 1" in second
    assert "row 2" not in second
    assert "the dog's age" in both


def test_a_provision_leads_to_the_proposals_that_would_change_it(files: Mapping[str, str]) -> None:
    page = files[_PARAGRAPH]
    assert "A proposal would change this" in page
    assert "proposals/raise-the-community-order-threshold-to-24-months/" in page
    assert "would change this" not in files["pages/law/ukpga/2003/42/section/80/index.md"]


def test_a_provision_leads_to_what_studies_say_that_turns_on_it(small: Library) -> None:
    made = {str(each.path): each.text for each in build_plan(small)}
    liable = made["pages/law/ukpga/1999/9/section/1/index.md"]
    said = _text(liable).partition("What studies say that turns on it")[2]
    assert "Does not hold a keeper is always liable (Dogs that bite, lines 4 to 6)" in said
    assert "a dog that bit is never seized" not in said
    seizing = _text(made["pages/guidance/seizing-dogs/index.md"])
    assert "Holds a dog that bit is never seized (Dogs that bite, line 3)" in seizing
    assert "What studies say" not in made["pages/law/ukpga/1999/9/section/2/index.md"]


def test_a_grid_shows_the_status_of_every_cell(files: Mapping[str, str]) -> None:
    page = files["pages/guidelines/indecent-photographs-of-children/index.md"]
    grid = page.partition("<tbody>")[2].partition("</tbody>")[0]
    assert grid.count("<tr ") == 9
    assert grid.count('class="k-tag ') == 18
    assert "its status" not in page


def test_guidance_says_how_strong_it_is_and_whom_it_binds(files: Mapping[str, str]) -> None:
    said = _text(files["pages/guidance/indecent-and-prohibited-images-of-children/index.md"])
    assert "prosecutors should not offer an out of court disposal." in said
    assert "It is no bar in law." in said
    assert "Binds prosecutors" in said


def test_an_answer_that_a_reading_settled_says_so_and_what_it_would_be_otherwise(
    files: Mapping[str, str],
) -> None:
    reading = "pages/guidance/how-doubtful-comparisons-are-read-here/paragraph/1/index.md"
    settled = "the answer might also be 10 years, depending on the day on which it begins"
    for page in (reading, "pages/law/ukpga/2003/42/section/82/index.md"):
        assert settled in _text(files[page])
    assert "practice, not authority" in _text(files[reading])
    assert (
        "how-doubtful-comparisons-are-read-here/paragraph/1/"
        in (files["pages/law/ukpga/2003/42/section/82/index.md"])
    )


def test_a_provision_that_is_not_encoded_says_so_and_why(files: Mapping[str, str]) -> None:
    said = _text(files["pages/law/ukpga/2003/42/schedule/3/paragraph/1/index.md"])
    assert "Not encoded: listed without condition" in said
    assert "No answer on this site takes account of it." in said


def test_an_answer_that_rests_on_doubtful_text_says_so(small: Library) -> None:
    made = {str(artefact.path): artefact.text for artefact in build_plan(small)}
    said = _text(made["pages/proposals/wait-longer/index.md"])
    assert "This rests on something that is not verified" in said
    assert "Not verified from memory (DA 1999 s. 2(1), row 2 ; DA 1999 s. 2(1), row 3" in said
    assert "Doubt Whether a day counts in full is in doubt." in said


def test_the_cases_a_provision_decides_are_listed(small: Library) -> None:
    made = {str(artefact.path): artefact.text for artefact in build_plan(small)}
    page = made["pages/law/ukpga/1999/9/section/1/index.md"]
    decided = _text(page).partition("## What it decides")[2].partition(" ## ")[0]
    assert "Whether the keeper is liable" in decided
    assert "In every other case that this provision decides, the answer is no." in decided


def test_a_page_says_when_its_provision_is_not_yet_in_force() -> None:
    early = library(law.FILES, as_at=date(1999, 12, 31))
    made = {str(artefact.path): artefact.text for artefact in build_plan(early)}
    section = _text(made["pages/law/ukpga/1999/9/section/1/index.md"])
    assert "Not yet in force on 31 December 1999" in section
    assert "In force from 1 January 2000" in section


def test_the_same_law_makes_the_same_site(repository: Library) -> None:
    assert list(build_plan(repository)) == list(build_plan(replace(repository)))


def test_works_that_would_share_an_address_get_two() -> None:
    works = {
        name: Work(name, title, WorkKind.GUIDELINE)
        for name, title in (("A", "Dogs!"), ("B", "dogs"), ("C", "../.."), ("D", ""))
    }
    made = Addresses(Law(works=works))
    assert [str(path) for path in made.works.values()] == [
        "guidelines/dogs/index.md",
        "guidelines/dogs-2/index.md",
        "guidelines/unnamed/index.md",
        "guidelines/unnamed-2/index.md",
    ]


def test_no_address_leads_out_of_the_site() -> None:
    act = Work("A", "A", WorkKind.ACT, "http://www.legislation.gov.uk/id/../../etc//x")
    at = ProvisionId("A", ("section", ".."))
    made = Addresses(Law(works={"A": act}, provisions={at: Provision(at)}))
    assert str(made.works["A"]) == "law/unnamed/unnamed/etc/x/index.md"
    assert str(made.provisions[at]) == "law/unnamed/unnamed/etc/x/section/unnamed/index.md"


def test_numbers_are_in_the_order_of_a_statute() -> None:
    numbers = ["10", "9", "24A", "24", "1ZA"]
    found = ordered(ProvisionId("A", ("section", number)) for number in numbers)
    assert [at.path[1] for at in found] == ["1ZA", "9", "10", "24", "24A"]
    schedule, section = ProvisionId("A", ("schedule", "1")), ProvisionId("A", ("section", "9"))
    assert ordered([schedule, section]) == [section, schedule]


def test_the_navigation_offers_sections_and_no_single_provision(repository: Library) -> None:
    made = settings("", repository.handwritten)
    assert "law/index.md" in made
    assert "ukpga" not in made
    titles = re.findall(r'^  \{"([^"]+)"', made, re.MULTILINE)
    assert titles[:4] == ["Proposals", "The law", "Guidelines", "Guidance"]
    assert titles[-1] == "About"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: One\n---\n\n# Two\n", "One"),
        ("# `gap` { #x }\n", "gap"),
        ("# 1. The look of law\n", "1. The look of law"),
        ("text\n", "Some page"),
    ],
)
def test_a_page_written_by_hand_is_called_what_it_calls_itself(text: str, title: str) -> None:
    assert title_of(text, Path("x/some-page.md")) == title  # type: ignore[arg-type]


def test_pages_written_by_hand_keep_what_is_not_a_slot(small: Library) -> None:
    text = "# Home\n\n<!-- keeling:works -->\n\n<!-- keeling:other -->\n"
    plan = build_plan(replace(small, handwritten={"index.md": text}))
    (home,) = [each.text for each in plan if str(each.path) == "pages/index.md"]
    assert 'href="law/ukpga/1999/9/"' in home
    assert "<!-- keeling:other -->" in home


def test_a_provision_shows_what_was_changed_in_it_and_when(files: Mapping[str, str]) -> None:
    page = files["pages/law/ukpga/2003/42/section/133/index.md"]
    assert "How it was amended" in _headings(page)
    said = _text(page)
    assert "From 8 April 2013 , by LASPO 2012 Sch 24 para 25 ." in said
    assert "The last day on which the earlier text was in force was 7 April 2013." in said
    assert re.search(r"<del>.*the disposal is reprimand or warning", page)
    assert "How it was amended" not in _headings(
        files["pages/law/ukpga/2003/42/section/80/index.md"]
    )
