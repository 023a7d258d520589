"""The pages that say what is proved have the certificate of it beside them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from keeling.cli import group
from keeling.cli.site import _Site

from tests.certificates.checker import check
from tests.certificates.found import rejected

MORE = """
  claims
    a licence is needed in no more cases

standing claims "What must hold of kites"
  a licence is needed in no fewer cases as the height grows

study "Kites over the years"
  written by        a flyer of kites
  lines counted in  the copy in the library
  source            https://example.org/years
  verified against  the copy in the library

  claim "a child needs a licence at any height" at line 3
    where the kind is stunt kite and the pilot's age is under 12, a licence is needed
"""
FOUND = {
    "proposals/fly-higher": ("2 changes, and no other", "Proved"),
    "studies/kites-over-the-years": ("Refuted",),
    "law/what-must-always-hold": ("Proved", "Proved"),
}


@pytest.fixture
def pages(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for law in root.glob("*.law"):
        law.write_text(law.read_text("utf-8") + MORE, encoding="utf-8")
    site = root.parent / "site"
    (site / "theme").mkdir(parents=True)
    (site / "pages").mkdir()
    (site / "mkdocs.yml").write_text("site_name: Kites\n", encoding="utf-8")
    monkeypatch.setattr(_Site, "run_mkdocs", lambda self: None)
    gone = root.parent / "build/site/pages/proposals/fly-lower/certificate.json"
    gone.parent.mkdir(parents=True)
    gone.touch()
    built = CliRunner().invoke(group, ["site", "build", "--root", str(root)])
    assert built.exit_code == 0, built.output
    return root.parent / "build/site/pages"


def test_each_page_of_what_is_proved_links_to_its_certificate(pages: Path) -> None:
    written = {str(each.parent.relative_to(pages)): each for each in pages.rglob("*.json")}
    assert written.keys() == FOUND.keys()
    for folder, begins in FOUND.items():
        text = (pages / folder / "index.md").read_text("utf-8")
        assert 'href="certificate.json"' in text
        assert "python -m tests.certificates.checker certificate.json" in text
        said = check(data(written[folder]))
        assert [re.split(", of |:| of ", each)[0] for each in said] == [*begins]


def test_a_certificate_of_the_site_that_is_spoilt_is_rejected(pages: Path) -> None:
    spoilt = data(pages / "proposals/fly-higher/certificate.json")
    assert not rejected(spoilt)
    spoilt["differences"][0]["changes"] = []
    assert "changes where no change is said" in rejected(spoilt)


def data(file: Path) -> Any:
    return json.loads(file.read_text("utf-8"))
