"""What the verdict on a claim rests on that is not firm, proved or refuted."""

from __future__ import annotations

from datetime import date

import pytest
from keeling.model.changes import Proof, Verdict
from keeling.pipeline import compare, read
from keeling.report.firm import in_brief, of_a_proof
from keeling.source import SourceFile
from keeling.testing.folders import reader

LAW = """facts
  the line is tarred is yes or no
  the hire is a duration

outcomes
  a licence is needed is yes or no
  the licence period is a duration, or indefinite
  the notice period is a duration, or indefinite

act "Kites Act 2020"
  cited as KA 2020
  in force from 1 April 2021
  source https://example.org/kites-act
  verified against the Act as printed

section 1 of KA 2020 "Licences"
  a licence is needed if the line is tarred

section 2 of KA 2020 "How long"
  not verified an invented table
  where a licence is needed, the licence period is half of the hire

section 3 of KA 2020 "Notice"
  the notice period is, by the first row that applies
    | the hire          | the notice period | its status |
    | at least 6 months | 1 month           | secondary  |
    | any other         | 2 months          | verified   |

proposal "Change it"
  made under a new Act
  commences 1 January 2027

  in section 2 of KA 2020, for "half of the hire" substitute "the hire"
  in section 3 of KA 2020, for "1 month" substitute "3 months"

  claims
    """


def proved(claim: str, verdict: Verdict = Verdict.PROVED) -> Proof:
    corpus = read((SourceFile("kites.law", f"{LAW}{claim}\n"),), reader())
    assert corpus.value is not None, [each.message for each in corpus.diagnostics]
    made = compare(corpus.value, date(2027, 1, 1), tuple(corpus.value.law.proposals.values()))
    assert made.value is not None, [each.message for each in made.diagnostics]
    (proof,) = made.value.proofs
    assert proof.verdict is verdict, proof
    return proof


TABLE = "KA 2020 s. 2: not verified, an invented table"
ROW = "KA 2020 s. 3, row 1: from a secondary source"


@pytest.mark.parametrize(
    ("claim", "rests_on"),
    [
        # Of the law as it would be.
        ("where the line is tarred, the licence period is the hire", [TABLE]),
        ("the licence period is never shorter as the hire grows", [TABLE]),
        # Of the change: what decides now, and what would.
        ("the licence period is never shorter", [TABLE]),
        ("where the hire is at least 6 months, the notice period is never shorter", [ROW]),
        # The other row alone decides there.
        ("where the hire is under 6 months, the notice period is unchanged", []),
        # Section 1 is as it was, so nothing that it says matters.
        ("a licence is needed in no more cases", []),
        ("nobody is affected where the hire is under 6 months and not the line is tarred", []),
    ],
)
def test_a_claim_that_is_proved_says_what_it_rests_on(claim: str, rests_on: list[str]) -> None:
    assert list(of_a_proof(proved(claim))) == rests_on


def test_a_claim_of_all_outcomes_says_how_firm_the_row_is_that_refutes_it() -> None:
    where = "nobody is affected where the hire is at least 6 months and not the line is tarred"
    proof = proved(where, Verdict.REFUTED)
    assert list(of_a_proof(proof)) == [ROW]
    assert list(in_brief(proof)) == ["rests on a secondary source: KA 2020 s. 3, row 1"]
