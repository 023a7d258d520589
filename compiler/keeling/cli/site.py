"""`keeling site`: build the site, or serve it while the law is edited."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from keeling.backends import Artefact
from keeling.cases.case import Case
from keeling.cases.reading import read_cases
from keeling.certifying import Certifying
from keeling.cli import folder
from keeling.cli.certificates import as_written
from keeling.cli.common import Session, today, with_as_at, with_root, write_files
from keeling.cli.diff import first_day
from keeling.cli.refusal import Refusal
from keeling.diagnostics import Result
from keeling.editions import Edition
from keeling.model.assumptions import Assumption
from keeling.model.changes import Comparison
from keeling.model.held import Always, Checked
from keeling.model.law import Proposal
from keeling.model.pathways import Pathway
from keeling.model.studies import Study
from keeling.model.words import both
from keeling.pathways import guidelines, pathway, touches
from keeling.pipeline import Corpus, check_always, check_study, compare, edition
from keeling.report.answer import one_paragraph, one_sentence
from keeling.report.proofs import counted
from keeling.site import CERTIFICATE, Certificates, Library, Put, build_plan

T = TypeVar("T")

with_site = click.option(
    "--site",
    "source",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of settings, theme and hand-written pages; else `site` beside the law.",
)
_EVERY = 0.5
_HERE = "127.0.0.1"


class _Port(click.ParamType[int]):
    """A port of this machine."""

    name = "NUMBER"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        if not str(value).isdecimal() or not 0 < int(value) < 65536:
            self.fail(f"`{value}` is not a port. Write a number from 1 to 65535.", param, ctx)
        return int(value)


@click.group
def command() -> None:
    """Build the site, or serve it while you edit."""


@command.command
@with_root
@with_as_at
@with_site
def build(root: str | None, as_at: date | None, source: Path | None) -> None:
    """Build the whole site into `site/public`, and say what each proposal changes."""
    session = Session(root)
    site = _Site(session, source, as_at or today())
    library = site.library()
    site.write(library)
    site.run_mkdocs()
    for put in library.proposals:
        proofs = put.comparison.proofs
        claims = f" {counted(proofs)}." if proofs else ""
        click.echo(f"{put.paragraph}{claims}\n")
    click.echo(f"The site is in {_near(site.public)}; `make serve` shows it.")
    if site.left_out:
        titles = both(f"“{each.title}”" for each in site.left_out)
        click.echo(f"Not on the site, because of what is said above: {titles}.", err=True)
        sys.exit(2)


@command.command
@with_root
@with_as_at
@with_site
@click.option(
    "--port", type=_Port(), default=8000, show_default=True, help="The port of this machine."
)
def serve(root: str | None, as_at: date | None, source: Path | None, port: int) -> None:
    """Serve the site at http://127.0.0.1:8000, and build it anew whenever a file changes."""
    _need_free(port)
    session = Session(root)
    site = _Site(session, source, as_at or today())
    site.write(site.library())
    words = ["serve", "--dev-addr", f"{_HERE}:{port}", "--watch", str(site.build)]
    with subprocess.Popen(site.mkdocs(*words), env=site.environment) as server:
        try:
            _keep_up(site, server)
        except KeyboardInterrupt:
            server.terminate()
            return
    if server.returncode:
        click.echo("The site is no longer served: what is said above went wrong.", err=True)
        sys.exit(2)


def _need_free(port: int) -> None:
    """End where nothing can be served at a port, before the site is built for it."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((_HERE, port))
        except OSError as fault:
            taken = fault.errno == errno.EADDRINUSE
            raise Refusal(
                f"Port {port} of this machine is taken: another program is served there."
                if taken
                else f"Port {port} of this machine cannot be used ({fault.strerror}).",
                ("End that program, or choose" if taken else "Choose")
                + " another port: `keeling site serve --port "
                + (f"{port + 1}`." if 1024 <= port < 65535 else "8001`."),
            ) from None


def _keep_up(site: _Site, server: subprocess.Popen[bytes]) -> None:
    """Build the site anew whenever a file changes, as long as it is served."""
    before = site.stamp()
    while server.poll() is None:
        time.sleep(_EVERY)
        now = site.stamp()
        if now != before:
            before = now
            site.again()


class _Site:
    """Where the site comes from, where it is built, and where it ends up."""

    def __init__(self, session: Session, source: Path | None, day: date) -> None:
        self._session = session
        self._day = day
        base = session.folder.resolve().parent
        self.source = source or base / "site"
        if not (self.source / "mkdocs.yml").is_file():
            raise Refusal(
                "There is no `site` folder with a `mkdocs.yml` beside the law.",
                "Name one with `--site`.",
            )
        self.build = base / "build" / "site"
        self.public = self.source / "public"
        self.left_out: list[Proposal | Study] = []
        self._editions: dict[tuple[date, tuple[str, ...]], Edition] = {}
        self.environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

    def library(self) -> Library:
        """Compute everything the pages show, or end with what is wrong."""
        session = self._session
        corpus = session.corpus()
        puts = self._puts(corpus)
        known = corpus.law
        studies = self._studies(corpus)
        checked = {each.study.name: each.study for each in studies}
        sound = {put.proposal.name: put.proposal for put in puts}
        corpus = replace(corpus, law=replace(known, proposals=sound, studies=checked))
        standing = self._standing(corpus)
        cases: list[Case] = []
        for file in session.need(folder.files(session.folder, ".yaml")):
            session.sources[file.path] = file
            cases += self._whole(read_cases(file, known))
        return Library(
            corpus.files,
            folder.reader().read(corpus.files).value,
            session.need(edition(corpus, self._day)),
            puts,
            tuple(cases),
            self._pages(),
            (self.source / "mkdocs.yml").read_text(encoding="utf-8"),
            studies=studies,
            standing=standing,
            certificates=self._certificates(corpus, puts, studies, standing),
            pathways={each.guideline.cited_as: each for each in self._pathways(corpus, self._day)},
        )

    def _pathways(
        self, corpus: Corpus, day: date, compared: Comparison | None = None
    ) -> tuple[Pathway, ...]:
        """Return what follows from the ranges of each guideline, or what a proposal changes."""
        proposals: tuple[Proposal, ...] = ()
        sets: list[tuple[Assumption, ...]] | None = None
        if compared is not None:
            every = corpus.law.assumptions
            proposals, sets = compared.proposals, [(), every] if every else [()]
        found = []
        for work in guidelines(corpus.law):
            if compared is None or touches(corpus.law, work, compared):
                made = pathway(corpus, day, work, proposals, sets)
                self._session.report(made.diagnostics)
                found += [made.value] if made.value else []
        return tuple(found)

    def _edition(self, corpus: Corpus, day: date, proposals: Sequence[Proposal] = ()) -> Edition:
        """Return the law of a day, worked out once."""
        key = day, tuple(each.name for each in proposals)
        if key not in self._editions:
            self._editions[key] = self._session.need(edition(corpus, day, proposals))
        return self._editions[key]

    def _puts(self, corpus: Corpus) -> tuple[Put, ...]:
        """Put every proposal to the law; one that cannot be understood is reported and left out."""
        session = self._session
        self.left_out, self._editions = [], {}
        made = []
        for proposal in corpus.law.proposals.values():
            day = first_day((proposal,), self._day)
            compared = compare(corpus, day, [proposal])
            if compared.value is None:
                session.report(compared.diagnostics)
                self.left_out.append(proposal)
                continue
            amended, before = self._edition(corpus, day, [proposal]), self._edition(corpus, day)
            sentence, paragraph = one_sentence(compared.value), one_paragraph(compared.value)
            along = self._pathways(corpus, day, compared.value)
            made.append(Put(proposal, compared.value, amended, sentence, paragraph, before, along))
        return tuple(made)

    def _studies(self, corpus: Corpus) -> tuple[Checked, ...]:
        """Hold every study against the law; one that cannot be understood is reported."""
        made = []
        for study in corpus.law.studies.values():
            checked = check_study(corpus, study.as_at or self._day, study)
            if checked.value is None:
                self._session.report(checked.diagnostics)
                self.left_out.append(study)
            else:
                made.append(checked.value)
        return tuple(made)

    def _standing(self, corpus: Corpus) -> tuple[Always, ...]:
        """Hold what must always hold against the law, and against it as each proposal leaves it."""
        made = check_always(corpus, self._day, lambda one: first_day((one,), self._day))
        self._session.report(made.diagnostics)
        return made.value

    def _certificates(
        self,
        corpus: Corpus,
        puts: tuple[Put, ...],
        studies: tuple[Checked, ...],
        standing: tuple[Always, ...],
    ) -> Certificates:
        """Return what proposals, studies and standing claims come to, for others to check."""
        known = self._editions.values()

        def written(
            compared: Sequence[Put], checked: Sequence[Checked], held: Sequence[Always]
        ) -> str:
            found = Certifying(corpus, known=known)
            for put in compared:
                found.compared(put.comparison)
            found.claimed((), checked, held)
            return "" if found.refused() else as_written(found)

        return Certificates(
            {put.proposal.name: written([put], [], []) for put in puts},
            {each.study.name: written([], [each], []) for each in studies},
            written([], [], standing) if standing else "",
        )

    def _whole(self, result: Result[T]) -> T:
        if result.failed:
            self._session.refuse(result.diagnostics)
        return result.value

    def _pages(self) -> dict[str, str]:
        """Read the hand-written pages; links out of the folder are not followed."""
        pages = self.source / "pages"
        return {
            path.relative_to(pages).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(pages.rglob("*.md"))
            if path.is_file() and path.resolve().is_relative_to(pages.resolve())
        }

    def write(self, library: Library) -> None:
        """Write the build folder: what is new or changed, and nothing that is gone."""
        self.build.mkdir(parents=True, exist_ok=True)
        shutil.copytree(self.source / "theme", self.build / "theme", dirs_exist_ok=True)
        plan = list(build_plan(library))
        wanted = {self.build / artefact.path for artefact in plan}
        pages = self.build / "pages"
        for path in sorted((*pages.rglob("*.md"), *pages.rglob(CERTIFICATE))):
            if path not in wanted:
                path.unlink()
        write_files((one for one in plan if self._differs(one)), self.build)

    def _differs(self, artefact: Artefact) -> bool:
        path = self.build / artefact.path
        return not path.is_file() or path.read_text(encoding="utf-8") != artefact.text

    def mkdocs(self, *words: str) -> list[str]:
        """Return the command that runs mkdocs on the build folder."""
        return [sys.executable, "-m", "mkdocs", *words, "-f", str(self.build / "mkdocs.yml")]

    def run_mkdocs(self) -> None:
        """Build the site beside the old one, and put it in its place only when it is whole."""
        new = self.build.parent / "site-new"
        words = self.mkdocs("build", "--strict", "--site-dir", str(new))
        done = subprocess.run(
            words, env=self.environment, capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            click.echo("The site could not be built. mkdocs says:", err=True)
            click.echo(done.stdout + done.stderr, err=True)
            sys.exit(2)
        # The theme's own scripts, which no page of ours loads and which know of other hosts.
        shutil.rmtree(new / "assets" / "javascripts", ignore_errors=True)
        if self.public.exists():
            shutil.rmtree(self.public)
        new.replace(self.public)

    def stamp(self) -> int:
        """Return something that changes when a file of the law or the site does."""
        paths = [*self._session.folder.rglob("*"), *self.source.glob("pages/**/*.md")]
        return hash(tuple((str(path), path.stat().st_mtime_ns) for path in paths if path.is_file()))

    def again(self) -> None:
        """Write the pages anew; while something is wrong, say so and keep the old ones."""
        try:
            self.write(self.library())
        except SystemExit:
            click.echo("The site shows the last state that could be read.", err=True)


def _near(path: Path) -> str:
    """Return a path from where the reader stands."""
    try:
        return path.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
