"""What servers answer, as lychee hears it, and what is made of that. All of it stays on this machine."""

import json
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.external import asking, hosts
from site_builder.external.asking import Answer, Answers, ask
from site_builder.external.hosts import Standing, is_numeric, standings
from tests.conftest import Write
from tests.external.awkward import Server, awkward
from tests.small_library import LECTURE, LIBRARY, SOURCES


@pytest.fixture
def server() -> Iterator[Server]:
    with awkward() as serving:
        yield serving


@pytest.fixture(autouse=True)
def _stay_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "ARCHIVE", ())
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


def quiet(done: int, total: int) -> None:
    """Show nothing."""


def linking(root_of: Write, *addresses: str) -> Path:
    """A project that links to these addresses and to no other, one on each line from 7 on."""
    source = SOURCES.replace("  url: https://books.example.org/bread\n", "")
    links = "".join(
        f"src-{n}: {{title: T, kind: page, url: '{address}'}}\n" for n, address in enumerate(addresses)
    )
    lecture = LECTURE.replace("video: {youtube: abcdefghijk}\n", "")
    library = LIBRARY + "checks: {unused-source: off}\n"
    return root_of(
        {
            "content/library.yml": library,
            "content/sources.yml": source + links,
            "content/lectures/bread/lecture.yml": lecture,
        }
    )


def check(root: Path, *options: str) -> tuple[int, str, str]:
    command = ["check", "--project", str(root), "--content-only", "--external", *options]
    done = CliRunner().invoke(main, command, env={"CI": "", "GITHUB_WORKSPACE": ""})
    return done.exit_code, done.stdout, done.stderr


def test_awkward_answers_are_heard_as_they_were_meant_and_each_address_is_asked_once(
    server: Server, tmp_path: Path
) -> None:
    paths = [
        "/alive", "/missing", "/gone", "/moved", "/moved-to-missing", "/circle", "/ill-once", "/ill",
        "/not-for-programs", "/not-without-password", "/later", "/resets", "/resets-once", "/a?b=1&c=%20(d)",
    ]  # fmt: skip
    told: list[tuple[int, int]] = []
    heard = ask([server.at + p for p in paths], tmp_path, 60, lambda *n: told.append(n))
    status = {address.removeprefix(server.at): answer.status for address, answer in heard.of.items()}
    assert status == {
        "/alive": 200,
        "/missing": 404,
        "/gone": 410,
        "/moved": 200,
        "/moved-to-missing": 404,
        "/circle": 302,
        "/ill-once": 503,  # lychee does not ask a server again that is ill
        "/ill": 500,
        "/not-for-programs": 403,
        "/not-without-password": 401,
        "/later": 200,
        "/resets": None,
        "/resets-once": 200,
        "/a?b=1&c=%20(d)": 200,
    }
    assert (heard.is_cut, told[-1], list(tmp_path.iterdir())) == (
        False,
        (14, 14),
        [],
    )
    once = ["/gone", "/not-for-programs", "/not-without-password", "/a?b=1&c=%20(d)"]
    assert [server.asked[path] for path in once] == [1, 1, 1, 1]


def test_who_hangs_or_asks_for_an_hour_of_patience_does_not_cost_the_answers_of_others(
    server: Server, tmp_path: Path
) -> None:
    heard = ask([server.at + p for p in ("/alive", "/missing", "/hangs", "/much-later")], tmp_path, 4, quiet)
    assert {a.removeprefix(server.at): answer.status for a, answer in heard.of.items()} == {
        "/alive": 200,
        "/missing": 404,
    }
    assert heard.is_cut


def test_what_is_dead_is_complained_of_at_its_line_and_what_is_unclear_is_only_noted(
    project: Write, server: Server
) -> None:
    paths = ("/alive", "/missing", "/not-for-programs", "/gone", "/circle")
    root = linking(project, *(server.at + path for path in paths))
    code, out, err = check(root, "--format", "json")
    copy = "look at https://web.archive.org/web/"
    assert (code, [(d["line"], d["column"], d["message"], d["hint"]) for d in json.loads(out)]) == (
        0,
        [
            (7, 36, f"the address {server.at}/missing is not found (404)", f"{copy}{server.at}/missing"),
            (9, 36, f"the address {server.at}/gone is gone (410)", f"{copy}{server.at}/gone"),
            (
                10,
                36,
                f"the address {server.at}/circle is sent from one address to the next without end",
                f"{copy}{server.at}/circle",
            ),
        ],
    )
    host = server.at.removeprefix("http://")
    assert err == f"1 address of the world gave no clear answer, and may be alive: {host} (1).\n"
    assert check(root, "--strict")[0] == 1


def test_who_was_alive_or_asked_for_patience_is_not_asked_again_so_soon(
    project: Write, server: Server, tmp_path: Path
) -> None:
    root = linking(project, f"{server.at}/alive", f"{server.at}/missing")
    for _ in range(3):
        assert check(root)[0] == 0
    assert (server.asked["/alive"], server.asked["/missing"]) == (1, 3)
    file = root / ".cache" / "site-builder" / "external.json"
    known = json.loads(file.read_text("utf-8"))
    known["tired"] = {server.at.removeprefix("http://"): known["alive"][f"{server.at}/alive"]}
    file.write_text(json.dumps(known), "utf-8")
    assert check(root)[1:] == (
        "",
        f"1 address of the world gave no clear answer, and may be alive: {server.at[7:]} (1).\n"
        "No complaints.\n",
    )
    assert server.asked["/missing"] == 3
    file.write_text('{"alive": 7}', "utf-8")
    check(root)
    assert (server.asked["/alive"], server.asked["/missing"]) == (2, 4)


def test_a_run_that_is_cut_goes_on_where_it_ended(project: Write, server: Server) -> None:
    root = linking(project, f"{server.at}/alive", f"{server.at}/hangs")
    code, _, err = check(root, "--deadline", "3")
    assert (code, err.split("\n")[1:]) == (
        0,
        ["Time was up; the next run asks for the rest.", "No complaints.", ""],
    )
    check(root, "--deadline", "3")
    assert (server.asked["/alive"], server.asked["/hangs"]) == (1, 2)


def test_a_machine_without_a_network_says_so_and_fails_nothing(
    project: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "no network")

    monkeypatch.setattr(hosts.socket, "getaddrinfo", fail)
    assert check(linking(project, "https://nowhere.example/"), "--strict") == (
        0,
        "",
        "No server could be reached, so no address of the world was checked.\nNo complaints.\n",
    )


def test_a_server_that_refuses_all_while_no_other_answers_is_taken_for_no_network(project: Write) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))  # and does not listen
        root = linking(project, f"http://127.0.0.1:{closed.getsockname()[1]}/")
        assert check(root)[2].startswith("No server could be reached")


def test_a_host_without_a_name_is_dead_where_other_names_are_found(
    project: Write, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, *rest: object, **more: object) -> object:
        if host == "gone.example":
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return real(host, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(hosts.socket, "getaddrinfo", resolve)
    local = server.at.replace("127.0.0.1", "localhost")
    _, out, _ = check(linking(project, "https://gone.example/a", f"{local}/alive"))
    assert out.split("\n")[0] == (
        "content/sources.yml:6:36: warning[dead-link]: "
        "the address https://gone.example/a leads nowhere: there is no such host"
    )


def test_names_are_found_all_at_once_and_addresses_need_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolve(host: str, *_: object) -> None:
        if host != "here.example":
            raise socket.gaierror(socket.EAI_AGAIN if host == "later.example" else socket.EAI_NONAME, "no")

    monkeypatch.setattr(hosts.socket, "getaddrinfo", resolve)
    assert standings({"here.example:80", "later.example", "none.example", "[::1"}) == {
        "here.example:80": Standing.FOUND,
        "later.example": Standing.UNKNOWN,
        "none.example": Standing.NONE,
        "[::1": Standing.NONE,
    }
    assert [is_numeric(h) for h in ("127.0.0.1:80", "[::1]:80", "::1", "a.example")] == [
        True,
        True,
        False,
        False,
    ]


def test_without_lychee_it_is_said_what_to_install(project: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "PROGRAM", "lychee-that-is-not-there")
    code, out, _ = check(linking(project, "http://127.0.0.1:9/"))
    assert (code, out) == (
        2,
        "content:1:1: error[no-link-checker]: "
        "lychee is not installed, which asks for addresses of the world\n"
        "    | pip install 'site-builder[external]'\n",
    )


def test_a_copy_that_an_archive_keeps_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The archive is not asked in a test; this stands in for lychee after it has been.
    report = {
        "suggestion_map": {"x": [{"original": "http://a.example/b", "suggestion": "http://copy.example/b"}]}
    }
    program = tmp_path / "lychee"
    program.write_text(
        f"#!{sys.executable}\nimport sys\n"
        "print('[404] http://a.example/b (at 1:10) | Rejected status code: 404 Not Found', file=sys.stderr)\n"
        f"open(sys.argv[sys.argv.index('--output') + 1], 'w').write('''{json.dumps(report)}''')\n",
        "utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setattr(asking, "PROGRAM", str(program))
    assert ask(["http://a.example/b", "http://a.example/c"], tmp_path, 20, quiet) == Answers(
        {"http://a.example/b": Answer(404, "Rejected status code: 404 Not Found")},
        {"http://a.example/b": "http://copy.example/b"},
        set(),
    )


def test_what_the_project_leaves_out_is_not_asked_and_not_unclear(project: Write, server: Server) -> None:
    nowhere = (
        "http://169.254.169.254/",
        "http://10.1.2.3/",
    )  # inside somebody's network; of no use to a reader
    root = linking(project, f"{server.at}/alive", f"{server.at}/private/missing", *nowhere)
    (root / ".lycheeignore").write_text("/private/\n", "utf-8")
    (root / "lychee.toml").write_text("It is not read, since it may name a program to run.", "utf-8")
    assert check(root) == (0, "", "No complaints.\n")
    assert dict(server.asked) == {"/alive": 1}


def test_a_list_of_exceptions_that_must_not_be_read_is_reported(project: Write, server: Server) -> None:
    root = linking(project, f"{server.at}/alive")
    (root / ".lycheeignore").symlink_to("/dev/zero")
    code, told, _ = check(root)
    assert (code, told.partition(": this")[0]) == (1, ".lycheeignore:1:1: error[outside-project]")
