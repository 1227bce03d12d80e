"""`site-builder deck`: decks in a real browser, from YAML that is built aside."""

import errno
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from site_builder.browser import NoBrowserError, chromium, print_deck, print_handout, rehearse, served
from site_builder.build import Loaded, load
from site_builder.decks import Planned, plan
from site_builder.diagnostics import Diagnostic, Source, error, has_error
from site_builder.disk.causes import cause_of
from site_builder.hosts.mkdocs.site import build_site, configure
from site_builder.interruption import temporary_folder
from site_builder.model import Deck
from site_builder.output import Output, write
from site_builder.read import did_you_mean
from site_builder.render.data import DATA, value_in
from site_builder.render.handouts import handout
from site_builder.render.pictures.network import network_of
from site_builder.render.printed import is_marked, mark_of, marked
from site_builder.render.single import is_single_file, single_file
from site_builder.render.templates import BadTemplateError, Templates
from site_builder.render.writer import Writer
from site_builder.routes import DECK_STYLE, file_of, page_of

Progress = Callable[[Sequence[Deck]], Iterator[Deck]]


@dataclass(frozen=True)
class _Stage:
    """A site built aside, and the decks of it that were asked for."""

    root: Path
    folder: Path
    site_url: str
    loaded: Loaded
    decks: list[Deck]

    def mark_of(self, deck: Deck) -> bytes:
        """What a build compares with, to know whether a printed deck is still the one it builds."""
        html, style = (self.folder / path for path in (file_of(page_of(deck)), DECK_STYLE))
        return mark_of(html.read_bytes(), style.read_bytes())


def check_decks(root: Path, name: str | None, progress: Progress) -> tuple[list[Diagnostic], list[str]]:
    """Try decks out in a browser. Returns complaints, and of each deck a sentence on its slides."""
    found: list[Diagnostic] = []
    told: list[str] = []
    try:
        with _stage(root, name, found) as stage:
            if stage:
                with chromium() as browser, served(stage.folder) as host:
                    for deck in progress(stage.decks):
                        slides = plan(deck, stage.loaded.library)
                        found += rehearse(browser, host, page_of(deck), slides)
                        told.append(_coverage(deck, slides))
    except NoBrowserError as problem:
        found.append(problem.diagnostic)
    return found, told


def _coverage(deck: Deck, slides: Sequence[Planned]) -> str:
    """How many slides there are, and which of them show what nobody can look up on the site."""
    alone = [slide.id for slide in slides if slide.is_in_deck_alone]
    without = f", {len(alone)} without a page of their own ({', '.join(alone)})" if alone else ""
    return f"{deck.id}: {len(slides)} slides{without}."


def print_decks(
    root: Path, name: str | None, target: Path, with_notes: bool, progress: Progress
) -> tuple[list[Diagnostic], list[Path]]:
    """Write decks as PDF, or with their notes as handouts. Returns complaints and the files."""
    found: list[Diagnostic] = []
    made: list[Path] = []
    try:
        with _stage(root, name, found) as stage:
            if stage:
                names = {deck: f"{deck.id}{'-handout' if with_notes else ''}.pdf" for deck in stage.decks}
                _refuse_other_files(target, names.values(), is_marked)
                if with_notes:
                    _write_handouts(stage)
                with chromium() as browser, served(stage.folder) as host:
                    for deck in progress(stage.decks):
                        url = f"{host}{page_of(deck)}"
                        if with_notes:
                            pdf = print_handout(browser, f"{url}handout.html")
                        else:
                            pdf = print_deck(browser, url)
                        write([Output(names[deck], marked(pdf, stage.mark_of(deck)))], target)
                        made.append(target / names[deck])
    except (NoBrowserError, BadTemplateError) as problem:
        found.append(problem.diagnostic)
    except OSError as problem:
        found.append(_cannot_write(problem, target))
    return found, made


def single_files(root: Path, name: str | None, target: Path) -> tuple[list[Diagnostic], list[Path]]:
    """Write decks as one file each. Returns complaints and the files."""
    found: list[Diagnostic] = []
    made: list[Path] = []
    try:
        with _stage(root, name, found) as stage:
            if stage:
                names = {deck: f"{deck.id}.html" for deck in stage.decks}
                _refuse_other_files(target, names.values(), is_single_file)
                files = _read_all(stage.folder)
                for deck, name_of_file in names.items():
                    text = _as_one_file(deck, files, stage.site_url)
                    write([Output(name_of_file, text.encode())], target)
                    made.append(target / name_of_file)
    except OSError as problem:
        found.append(_cannot_write(problem, target))
    return found, made


def _as_one_file(deck: Deck, files: Mapping[str, bytes], site_url: str) -> str:
    data = {
        path.removeprefix(DATA).removesuffix(".js"): value_in(text)
        for path, text in files.items()
        if path.startswith((f"{DATA}cards-", f"{DATA}qr-{deck.id}"))
    }
    return single_file(file_of(page_of(deck)), files, data, site_url)


def _read_all(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _refuse_other_files(folder: Path, names: Iterable[str], is_ours: Callable[[bytes], bool]) -> None:
    """Raise FileExistsError if a file of these names is there that no command for decks wrote.

    A link is refused too, because it may lead to any file.
    """
    for file in (folder / name for name in names):
        if file.is_symlink() or (file.exists() and not (file.is_file() and is_ours(file.read_bytes()))):
            raise FileExistsError(
                errno.EEXIST, "a file of this name is there, and no build made it", str(file)
            )


def _cannot_write(problem: OSError, target: Path) -> Diagnostic:
    where = Source(str(problem.filename or target))
    hint = "name another folder with --to"
    return error(where, "cannot-write", f"this cannot be written: {cause_of(problem)}", hint)


@contextmanager
def _stage(root: Path, name: str | None, found: list[Diagnostic]) -> Iterator[_Stage | None]:
    """Build the site aside for a browser; None when something is wrong, which is then in `found`."""
    loaded = load(root)
    decks = loaded.library.of(Deck)
    wanted = [deck for deck in decks if name in (None, deck.id.id)]
    if loaded.is_broken or not wanted:
        found += [*loaded.diagnostics] if loaded.is_broken else [_unknown(name, decks)]
        yield None
        return
    config, said = configure(root, None)
    found += said
    if config is None:
        yield None
        return
    with temporary_folder() as folder:
        site = folder / "site"
        config.site_dir = str(site)
        whole, said = build_site(config, loaded)
        found += said
        is_usable = whole and not has_error(said)
        yield _Stage(root, site, config.site_url or "", loaded, wanted) if is_usable else None


def _write_handouts(stage: _Stage) -> None:
    library = stage.loaded.library
    writer, network = Writer(library), network_of(library)
    templates = Templates(stage.root, "slides", "themes/site")
    made = [handout(deck, writer, network, templates, stage.site_url) for deck in stage.decks]
    write([output for output in made if output], stage.folder)


def _unknown(name: str | None, decks: Sequence[Deck]) -> Diagnostic:
    if name is None:
        return error(Source("slides/decks"), "missing-file", "there is no deck", "make slides/decks/talk.yml")
    known = [deck.id.id for deck in decks]
    hint = did_you_mean(name, known) or f"the decks are: {', '.join(known)}"
    return error(Source("slides/decks"), "unknown-ref", f"no deck is called '{name}'", hint)
