"""How a page that goes out with files looks: the program's colours, light and dark, and on paper. No data."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor_app.language import Tongue

STYLE: Final = """
:root{color-scheme:light dark;--ground:#F6F7F8;--panel:#FFFFFF;--line:#E1E5E9;--text:#17212B;--soft:#5B6875;
--accent:#0B6E75;--met:#187646;--not-yet:#9A5B00}
@media(prefers-color-scheme:dark){:root{--ground:#12171C;--panel:#1A2128;--line:#2C363F;--text:#E8EDF1;--soft:#9DABB8;
--accent:#4FB7BF;--met:#5CC78D;--not-yet:#E2A94A}}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,"Noto Sans",sans-serif}
nav,main{max-width:68rem;margin:0 auto;padding:1rem}
section{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:1.5rem;margin-bottom:1.5rem}
h1{font-size:1.6rem;margin:0 0 .5rem}h2{font-size:1.25rem;margin:2rem 0 .5rem}
h3{font-size:1.05rem;margin:1.5rem 0 .5rem}
a{color:var(--accent)}a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
nav a{display:inline-block;padding:.6rem .4rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--soft)}dd{margin:0}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;margin:.5rem 0}
caption{text-align:left;font-weight:600;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-size:.85rem}td.met,td.not_yet_met,td.not_observed{white-space:nowrap}
td.met{color:var(--met)}td.not_yet_met{color:var(--not-yet)}td.not_observed{color:var(--soft)}
@media print{nav{display:none}body{background:none}section{border:0;padding:0;break-before:page}
section:first-child{break-before:auto}tr{break-inside:avoid}}
"""
NAMES: Final[dict[Tongue, str]] = {"cy": "Cymraeg", "en": "English"}


def framed(title: str, languages: Sequence[Tongue], section: Callable[[Tongue], str]) -> bytes:
    """A whole page with a section in each language, the first one's first; `title` is plain text."""
    links = " · ".join(f'<a href="#{one}" lang="{one}" hreflang="{one}">{NAMES[one]}</a>' for one in languages)
    sections = "\n".join(map(section, languages))
    return f"""<!doctype html>
<html lang="{languages[0]}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<nav>{links}</nav>
<main>
{sections}
</main>
</body>
</html>
""".encode()
