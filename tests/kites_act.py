"""An invented Act, to which a test adds the sections that it is about."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from keeling import pipeline
from keeling.model.words import FactValue
from keeling.source import SourceFile
from keeling.testing.folders import reader

DAY = date(2026, 11, 22)
VOCABULARY = """facts
  the kind is one of
    box kite
    power kite
    toy kite
  the age             is an age
  the form is signed  is yes or no
  the flight is late  is yes or no
  the term            is a duration, known where the kind is power kite
  the wind is one of
    calm
    storm
    known where the kind is power kite

outcomes
  a licence is needed  is yes or no
  the kite is listed   is yes or no
  the period           is a duration, or indefinite

act "Kites Act 2020"
  cited as       KA
  in force from  1 January 2020
  source         https://example.org/kites
  not verified   an invented Act

"""
FACTS: Mapping[str, FactValue] = {
    "the kind": "box kite",
    "the age": 30,
    "the form is signed": "no",
    "the flight is late": "no",
}


def read(law: str) -> tuple[pipeline.Corpus | None, set[str]]:
    result = pipeline.read([SourceFile("kites.law", VOCABULARY + law)], reader())
    return result.value, {found.check.name for found in result.diagnostics}


def answers(law: str, given: Mapping[str, FactValue] = FACTS, day: date = DAY) -> dict[str, str]:
    corpus, refused = read(law)
    assert corpus is not None, refused
    edition = pipeline.edition(corpus, day).value
    assert edition is not None
    decided = edition.decide({**FACTS, **given})
    return {one.outcome: " or ".join(map(str, one.possible)) for one in decided}


def section(number: int, *lines: str) -> str:
    return f"section {number} of KA\n" + "".join(f"  {line}\n" for line in lines)
