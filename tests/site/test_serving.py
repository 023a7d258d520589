"""What is said while the site is built and served: nothing that is no fault."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from keeling.cli import group
from keeling.site import Library

from tests.site.builds import ROOT, told


def test_a_page_outside_the_navigation_is_no_fault(small: Library, tmp_path: Path) -> None:
    said = told(small, tmp_path)
    assert "Documentation built" in said
    assert "not included in" not in said


def served(port: str) -> tuple[int, str, str]:
    words = ["site", "serve", "--root", str(ROOT / "legislation"), "--port", port]
    result = CliRunner().invoke(group, words, prog_name="keeling")
    return result.exit_code, result.stdout, result.stderr


def test_a_port_that_is_taken_is_told_before_anything_is_built() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        said = (
            f"Port {port} of this machine is taken: another program is served there.\n"
            "What to do: End that program, or choose another port: "
            f"`keeling site serve --port {port + 1}`.\n"
        )
        assert served(str(port)) == (2, "", said)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1"])
def test_what_is_no_port_is_told(port: str) -> None:
    said = f"`{port}` is not a port.\nWhat to do: Write a number from 1 to 65535.\n"
    assert served(port) == (2, "", said)


def test_serving_that_fails_ends_as_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server fails after it has started, as where the port is taken meanwhile."""
    law = tmp_path / "law"
    law.mkdir()
    (law / "kites.law").write_text('act "Kites Act 2020"\n  cited as  KA 2020\n', encoding="utf-8")
    (tmp_path / "site" / "theme").mkdir(parents=True)
    (tmp_path / "site" / "pages").mkdir()
    (tmp_path / "site" / "mkdocs.yml").write_text("site_name: [\n", encoding="utf-8")
    monkeypatch.setenv("KEELING_CACHE", "")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = Path(sys.executable).with_name("keeling")
    words = ["site", "serve", "--root", str(law), "--port", str(port)]
    done = subprocess.run(
        [command, *words], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert done.stderr.endswith("The site is no longer served: what is said above went wrong.\n")
