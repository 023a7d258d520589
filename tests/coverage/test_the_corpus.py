"""The law that is shipped is tried by the cases beside it, to its last row, limb and boundary."""

from __future__ import annotations

from keeling.covering import held
from keeling.report.coverage import missed
from keeling.testing.folders import Folder

from tests.handwritten import DAY, ROOT


def test_every_part_of_the_law_is_reached_by_a_case_or_by_none_that_is_possible() -> None:
    legislation = Folder(ROOT / "legislation", ROOT, DAY)
    corpus = legislation.law.value
    assert corpus is not None
    files = sorted((ROOT / "legislation").rglob("*.yaml"))
    cases = [case for file in files for case in legislation.cases(file).value]
    law = held(corpus, DAY, cases).value
    assert law is not None
    found = law.covered().value
    assert found is not None
    assert [
        f"{each.part.provision.citation}: {missed(each.part)}" for each in found.unreached
    ] == []
    assert len(found.by) > 250
