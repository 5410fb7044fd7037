"""Sections of benchmarks/results.md, one a benchmark, each in place of the one that it wrote before."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results.md"


def write_section(title: str, lines: Iterable[str]) -> None:
    """Put a section under this title, in place of one that is there: where and of what it was measured, and `lines`."""
    text = "\n".join([f"# {title}", "", measured(), *lines]).rstrip() + "\n"
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    sections = [part.strip() + "\n" for part in re.split(r"^(?=# )", before, flags=re.MULTILINE) if part.strip()]
    titles = [part.partition("\n")[0] for part in sections]
    at = titles.index(f"# {title}") if f"# {title}" in titles else len(sections)
    RESULTS.write_text("\n".join([*sections[:at], text, *sections[at + 1 :]]), encoding="utf-8")


def measured() -> str:
    """The day, the machine and the commit, in a line."""
    others = git("status", "--porcelain", "--untracked-files=no", "--", ".", f":!{RESULTS.relative_to(ROOT)}")
    now = commit("HEAD") + (", changed since" if others else "")
    return f"{date.today():%d %B %Y}, {os.cpu_count()} cores, Python {platform.python_version()}, commit {now}."


def commit(name: str) -> str:
    return git("rev-parse", "--short", name)


def git(*words: str) -> str:
    return subprocess.run(["git", "-C", ROOT, *words], check=True, capture_output=True, text=True).stdout.strip()
