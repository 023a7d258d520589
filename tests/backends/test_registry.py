"""The registry of backends: every one is there, and gives files that can be written anywhere."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import keeling.backends
import pytest
from keeling.backends import BACKENDS, emit

from tests.backends.emitted import emission, real


def test_every_module_beside_the_registry_is_in_it() -> None:
    folder = Path(keeling.backends.__file__).parent
    found = {path.stem for path in folder.iterdir() if not path.name.startswith("_")}
    assert {f"keeling.backends.{name}" for name in found} == set(BACKENDS.values())
    assert list(BACKENDS) == sorted(BACKENDS)


@pytest.mark.parametrize("name", BACKENDS)
def test_a_backend_gives_files_with_plain_names_and_whole_lines(name: str) -> None:
    made = list(emit(name, emission(real())))
    assert made
    assert len({artefact.path for artefact in made}) == len(made)
    for artefact in made:
        assert isinstance(artefact.path, PurePosixPath)
        assert not artefact.path.is_absolute()
        assert ".." not in artefact.path.parts
        assert artefact.text.endswith("\n")
        assert "\r" not in artefact.text
        artefact.text.encode()


def test_a_backend_that_there_is_not_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="cobol"):
        emit("cobol", emission(real()))
