"""The site of the repository's law, built once for all tests that look at it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from keeling.site import Library, build_plan

from tests.site import law
from tests.site.builds import build, handwritten_pages, library, repository_files


@pytest.fixture(scope="session")
def repository() -> Library:
    return library(repository_files(".law"), repository_files(".yaml"), handwritten_pages())


@pytest.fixture(scope="session")
def small() -> Library:
    """Read the small folder of law."""
    return library(law.FILES, law.CASE_FILES, {"index.md": "# Home\n\n<!-- keeling:works -->\n"})


@pytest.fixture(scope="session")
def files(repository: Library) -> Mapping[str, str]:
    return {str(artefact.path): artefact.text for artefact in build_plan(repository)}


@pytest.fixture(scope="session")
def site(repository: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(repository, tmp_path_factory.mktemp("site"))
