"""Web pages: what each element gives, what is left out and told, and what is refused."""

from __future__ import annotations

import pytest

from assessor_app.errors import Refusal
from assessor_app.standards.reading import containers, limits
from assessor_app.standards.reading.webpage import opened


def lines(body: str) -> list[str]:
    """The lines of a page, each with its indent as blanks before it."""
    read = opened(f"<!doctype html><html><head><title>t</title></head><body>{body}</body></html>".encode())
    return [f"{' ' * line.indent}{line.text}" for line in read.lines]


def codes(body: str) -> list[tuple[str, str]]:
    """Codes of findings with their texts."""
    return [(one.code, str(dict(one.facts).get("text", ""))) for one in opened(f"<html>{body}".encode()).findings]


@pytest.mark.parametrize(("body", "told"), [
    ("<p>un<p>dau", ["un", "dau"]),
    ("<p>un<br>dau", ["un", "dau"]),
    ("<p>u<b>n</b> <i>dau</i>", ["un dau"]),
    ("un<div>dau</div>tri", ["un", "dau", "tri"]),
    ("<p>a &amp; b &#373; &nbsp; c", ["a & b ŵ c"]),
    ("<ul><li>un<li>dau</ul>", ["- un", "- dau"]),
    ("<ol><li>un<li>dau</ol>", ["1. un", "2. dau"]),
    ("<ol start=4><li>un<li value=9>dau<li>tri</ol>", ["4. un", "9. dau", "10. tri"]),
    ("<ol type=a><li>un<li>dau</ol>", ["a. un", "b. dau"]),
    ("<ol type=i><li>un<li>dau<li>tri<li>pedwar</ol>", ["i. un", "ii. dau", "iii. tri", "iv. pedwar"]),
    ("<ol reversed><li>un<li>dau</ol>", ["2. un", "1. dau"]),
    ("<ol style='list-style-type: none'><li>P1 un<li>P2 dau</ol>", ["P1 un", "P2 dau"]),
    ("<ul><li>P1 un<li>P2 dau</ul>", ["P1 un", "P2 dau"]),
    ("<ol><li>1. un<li>2. dau</ol>", ["1. un", "2. dau"]),
    ("<ol><li>un:<ul><li>a<li>b</ul><li>dau</ol>", ["1. un:", "    - a", "    - b", "2. dau"]),
    ("<ol><li>un:<ol type=a><li>x</ol></ol>", ["1. un:", "    a. x"]),
    ("<ol><li><p>un</p><p>yn parhau</p><li>dau</ol>", ["1. un yn parhau", "2. dau"]),
    ("<ul><li>un:<br>- a<br>- b</ul>", ["- un:", "    - a", "    - b"]),
    ("<dl><dt>URN<dd>X1<dt>Trosolwg<dd><p>un<p>dau</dl>", ["URN: X1", "Trosolwg", "un", "dau"]),
    ("<dl><div><dt>Galwr<dd>rhywun</div></dl>", ["Galwr", "rhywun"]),
    ("<table><tr><td>P1<td>un<tr><td>P2<td>dau</table>", ["P1 un", "P2 dau"]),
    ("<table><tr><th>Sgiliau<td><ul><li>un</ul></table>", ["Sgiliau", "- un"]),
    ("<table><caption>c</caption><tbody>x<tr>y<td>1.<td>un</tbody></table>", ["x", "c", "1. un", "y"]),
    ("<pre>un\n\n dau</pre>", ["un", "dau"]),
])  # fmt: skip
def test_elements(body: str, told: list[str]) -> None:
    assert sorted(lines(body)) == sorted(told) if "caption" in body else lines(body) == told


@pytest.mark.parametrize("body", [
    "<nav>dewislen</nav><p>un",
    "<footer>dewislen</footer><p>un",
    "<header>dewislen</header><p>un",
    "<div hidden>dewislen</div><p>un",
    "<div style='display: none'>dewislen</div><p>un",
    "<div role=navigation>dewislen</div><p>un",
    "<span aria-hidden=true>dewislen</span><p>un",
    "<div>dewislen</div><main><p>un</main>",
    "<main><p>un</main><div>dewislen</div>",
    "<p>dewislen<h1>un</h1>",
])  # fmt: skip
def test_what_is_around_the_text_is_left_out_and_told(body: str) -> None:
    assert lines(body) == ["un"]
    assert codes(body) == [("furniture-left-out", "dewislen")]


def test_scripts_are_no_words() -> None:
    assert lines("<script>a</script><style>b</style><!-- c --><p>un<template>d</template>") == ["un"]
    assert codes("<script>a</script><p>un") == []


def test_the_heading_of_the_page_in_its_header_is_read() -> None:
    assert lines("<header><h1>Teitl</h1></header><p>un") == ["Teitl", "un"]


def test_a_row_that_nothing_explains_is_told() -> None:
    assert codes("<table><tr><td>un<td>dau</table>") == [("table-row-read", "un · dau")]


def test_headings_are_marked_as_such() -> None:
    read = opened(b"<html><h2>un</h2><p><b>dau</b><p>tri <b>pedwar</b>")
    assert [line.heading for line in read.lines] == [True, True, False]


def test_western_pages_are_read_as_they_say() -> None:
    page = '<html><meta charset="windows-1252"><p>caf\xe9 \u2019'.encode("cp1252")
    read = opened(page)
    assert [line.text for line in read.lines] == ["café ’"]
    assert [(one.level, one.code) for one in read.findings] == [("note", "source-western")]


@pytest.mark.parametrize(("page", "code"), [
    ("<html><p>caf\xe9".encode("cp1252"), "source-not-utf8"),
    (b"<html><p>a\x00b", "source-not-text"),
    (b"<html><p> </p>", "source-empty"),
    (b"<html>" + b"<div>" * (limits.MOST_NESTING + 10) + b"x", "source-nested"),
    (b"<html>" + b" " * limits.MOST_WEB_BYTES, "source-too-large"),
])  # fmt: skip
def test_what_is_refused(page: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        containers.opened(page)
    assert refused.value.code == code


@pytest.mark.parametrize(("data", "kind"), [
    (b"<!DOCTYPE HTML PUBLIC", "HTML"),
    (b"\xef\xbb\xbf\n<html>", "HTML"),
    (b"<?xml version='1.0'?>\n<html>", "HTML"),
    (b"<!-- a --><div>", "HTML"),
    (b"<?xml version='1.0'?><rss>", "XML"),
    (b"PK\x03\x04", "DOCX"),
    (b"  %PDF-1.4", "PDF"),
    (b'  {"CFDocument": 1}', "JSON"),
    (b"{\\rtf1", "RTF"),
    (b"\xff\xfeT\x00", "UTF-16"),
    (b"Teitl", ""),
    (b"<unrhyw beth>", ""),
])  # fmt: skip
def test_bytes_decide_on_the_kind(data: bytes, kind: str) -> None:
    assert containers.kind(data) == kind
