"""Which addresses are dead: what is remembered, what is asked, and what an answer means.

Only what surely leads nowhere is complained of: 404, 410, a host of no name, a redirect in a circle. A server
that refuses programs (401, 403), asks for patience (429), is ill (5xx) or silent says nothing of the page.
"""

import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from site_builder import cache
from site_builder.diagnostics import Diagnostic, warning
from site_builder.disk.project_files import RefusedFileError
from site_builder.external.asking import Answer, Answers, Progress, ask
from site_builder.external.hosts import Standing, is_numeric, standings
from site_builder.external.remembered import Remembered, as_text, recall
from site_builder.external.written import Written, host_of, written_addresses
from site_builder.resolve import Library

_FILE = "external.json"
_NAMED = 5
_NO_SUCH_HOST = Answer(None, "there is no such host")
_DEAD = {404: "is not found (404)", 410: "is gone (410)"}
_PATIENCE = 429
_OFFLINE = "No server could be reached, so no address of the world was checked."


@dataclass(frozen=True, slots=True)
class External:
    """Complaints, and notes that are no complaints."""

    diagnostics: list[Diagnostic]
    notes: list[str]


def check_external(library: Library, root: Path, seconds: float, progress: Progress) -> External:
    """Ask for each address of the world once. Raises MissingLycheeError.

    Answers are kept between runs in the project's cache; `seconds` is the longest it may take.
    """
    written = written_addresses(library, root)
    now = time.time()
    known = recall(cache.kept(root, _FILE), now)
    wanted = list(dict.fromkeys(w.address for w in written if w.address not in known.alive))
    wanted = [address for address in wanted if host_of(address) not in known.tired]
    hosts = standings({host_of(address) for address in wanted})
    if wanted and Standing.FOUND not in hosts.values():
        return External([], [_OFFLINE])
    nameless = _nameless(wanted, hosts)
    asked = [address for address in wanted if address not in nameless]
    try:
        answers = ask(asked, root, seconds, progress) if asked else Answers({})
    except RefusedFileError as refused:
        return External([refused.diagnostic], [])
    asked = [address for address in asked if address not in answers.left_out]
    if asked and not any(answer.status for answer in answers.of.values()):
        return External([], [_OFFLINE])
    given = {**answers.of, **nameless}
    cache.put(root, _FILE, as_text(_remember(known, asked, answers, now)).encode())
    clear = {*known.alive, *answers.left_out}
    unclear = [w.address for w in written if w.address not in clear and _is_unclear(given.get(w.address))]
    return External(_complaints(written, given, answers.copies), _notes(unclear, answers.is_cut))


def _nameless(addresses: Sequence[str], hosts: Mapping[str, Standing]) -> dict[str, Answer]:
    """Addresses whose host surely has no name. A machine that finds no name at all is offline instead."""
    if not any(standing is Standing.FOUND and not is_numeric(host) for host, standing in hosts.items()):
        return {}
    return {a: _NO_SUCH_HOST for a in addresses if hosts[host_of(a)] is Standing.NONE}


def _why_dead(answer: Answer | None) -> str:
    """Why an address leads nowhere; "" when it may lead somewhere."""
    if answer is None:
        return ""
    if answer is _NO_SUCH_HOST:
        return f"leads nowhere: {answer.words}"
    if answer.status and 300 <= answer.status < 400:
        return "is sent from one address to the next without end"
    return _DEAD.get(answer.status or 0, "")


def _is_unclear(answer: Answer | None) -> bool:
    return answer is None or not (_why_dead(answer) or (answer.status and answer.status < 300))


def _remember(known: Remembered, asked: Sequence[str], answers: Answers, now: float) -> Remembered:
    alive = {a: now for a, answer in answers.of.items() if answer.status and answer.status < 300}
    tired = {host_of(a): now for a, answer in answers.of.items() if answer.status == _PATIENCE}
    if not answers.is_cut:
        # lychee waits for a server that said "later"; to whoever waits too long for it, it is silent.
        tired |= {host_of(a): now for a in asked if a not in answers.of}
    return Remembered({**known.alive, **alive}, {**known.tired, **tired})


def _complaints(
    written: Sequence[Written], given: Mapping[str, Answer], copies: Mapping[str, str]
) -> list[Diagnostic]:
    found: list[Diagnostic] = []
    for place in written:
        if why := _why_dead(given.get(place.address)):
            copy = copies.get(place.address)
            hint = (
                f"a copy is kept at {copy}"
                if copy
                else f"look at https://web.archive.org/web/{place.address}"
            )
            words = f"the address {place.address} {why}"
            found.append(warning(place.source, "dead-link", words, hint, place.length))
    return found


def _notes(unclear: Sequence[str], is_cut: bool) -> list[str]:
    if not unclear:
        return []
    hosts: defaultdict[str, int] = defaultdict(int)
    for address in dict.fromkeys(unclear):
        hosts[host_of(address)] += 1
    named = ", ".join(f"{host} ({count})" for host, count in list(hosts.items())[:_NAMED])
    more = f" and {len(hosts) - _NAMED} more hosts" if len(hosts) > _NAMED else ""
    count = sum(hosts.values())
    addresses = f"{count} address{'es' * (count != 1)} of the world gave"
    notes = [f"{addresses} no clear answer, and may be alive: {named}{more}."]
    return [*notes, "Time was up; the next run asks for the rest."] if is_cut else notes
