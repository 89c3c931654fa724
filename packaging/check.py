#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Maquette authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what the compiler cannot: format, layers, sizes, names, SPDX headers, tests that texts name. Prints each fault as file:line: text; exits 1 on any."""

import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# Which layers a folder may include from. `app/base` is open to all.
MAY_USE = {
    "app/base": set(),
    "models": {"app/base"},
    "app/net": {"app/base"},
    "app/store": {"app/base"},
    "app/api": {"app/net", "models", "app/base"},
    "app/catalogue": {"app/api", "models", "app/base"},
    "app/ffmpeg": {"app/base"},
    "app/upload": {"app/api", "app/net", "app/base"},
    "app/metadata": {"models", "app/base"},
    "app/library": {"app/ffmpeg", "app/metadata", "app/store", "app/net", "app/base"},
    "app/export": {"app/library", "app/metadata", "app/store", "models", "app/base"},
    "app/media": {"app/library", "app/upload", "app/ffmpeg", "app/net", "models", "app/base"},
    "app/jobs": {"app/api", "app/store", "models", "app/base"},
    "app/sandbox": {"app/ffmpeg", "models", "app/base"},
    # A second way in beside main(): the whole program, and of ui what has no widgets.
    "app/headless": {"app", "app/catalogue", "app/jobs", "app/library", "models", "app/base", "ui"},
    "ui": {"app/catalogue", "app/export", "app/jobs", "app/library", "app/media", "app/metadata", "app/upload", "models", "app/base"},
}
ANYTHING = {"app", "tests"}  # the composition root and the tests

# Which Qt modules and libraries a folder may name directly.
WIDGETS = re.compile(r"#include <Q(Widget|Application|MainWindow|Dialog|Label|PushButton|AbstractButton|Menu|Layout|BoxLayout)>")
FFMPEG = re.compile(r"#include [<\"]lib(av|sw)")
EXIV2 = re.compile(r"#include <exiv2/")
NETWORK = re.compile(r"#include <Q(Network\w*|Tcp\w*|Ssl\w*|Local(Server|Socket))>")
ARCHIVE = re.compile(r"#include <archive(_entry)?\.h>")
SQL = re.compile(r"#include <(QSql\w*|sqlite3\.h)>")
ONLY_IN = [
    (WIDGETS, {"ui", "app"}, "Qt Widgets"),
    (FFMPEG, {"app/ffmpeg", "app/library", "app/media", "app/sandbox"}, "FFmpeg"),
    (EXIV2, {"app/metadata"}, "Exiv2"),
    (NETWORK, {"app/net"}, "Qt Network"),
    (SQL, {"app/store"}, "SQLite"),
    (ARCHIVE, {"app/export"}, "libarchive"),
]

SOFT_LINES, HARD_LINES, FUNCTION_LINES = 300, 500, 50
TYPE = re.compile(r"(?:class|struct|enum class|enum) (\w+)(?: final)?(?: :.*)?$")
TEXTS = ["README.md", "CONTRIBUTING.md", "app/sandbox/FAULTS.md", "tests/faults/README.md"]
INCLUDE = re.compile(r'#include "([^"]+)"')


def layer_of(path: str) -> str:
    parts = path.split("/")
    if parts[0] == "app" and len(parts) > 2:
        return "/".join(parts[:2])
    return parts[0]


def sources() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.h", "*.cpp"], cwd=ROOT,
                            capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\n") if name and (ROOT / name).exists()]


def check_layers(name: str, lines: list[str]) -> list[str]:
    here = layer_of(name)
    if here in ANYTHING:
        return []
    faults = []
    for number, line in enumerate(lines, 1):
        match = INCLUDE.search(line)
        if match and "/" in match[1]:
            there = layer_of(match[1])
            if there != here and there not in MAY_USE[here]:
                faults.append(f"{name}:{number}: {here} may not include {match[1]}")
        for pattern, allowed, what in ONLY_IN:
            if pattern.search(line) and here not in allowed:
                faults.append(f"{name}:{number}: {what} does not belong in {here}")
    return faults


def check_sizes(name: str, lines: list[str]) -> tuple[list[str], list[str]]:
    faults, remarks = [], []
    if len(lines) > HARD_LINES:
        faults.append(f"{name}:1: {len(lines)} lines, the hard limit is {HARD_LINES}")
    elif len(lines) > SOFT_LINES:
        remarks.append(f"{name}:1: {len(lines)} lines, the aim is {SOFT_LINES}")
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif line == "}" and start is not None:
            if number - start - 1 > FUNCTION_LINES:
                faults.append(f"{name}:{start}: a function of {number - start - 1} lines, the limit is {FUNCTION_LINES}")
            start = None
        elif line.startswith(("namespace", "class", "struct")):
            start = None
    return faults, remarks


def check_header(name: str, lines: list[str]) -> list[str]:
    faults = []
    if not lines or "SPDX-FileCopyrightText" not in lines[0]:
        faults.append(f"{name}:1: no SPDX header")
    if name.endswith(".h") and "#pragma once" not in lines:
        faults.append(f"{name}:1: no #pragma once")
    return faults


def type_names(lines: list[str]) -> list[tuple[int, str]]:
    """Types at namespace scope that are seen beyond their file, each with its line."""
    found, hidden = [], False
    for number, line in enumerate(lines, 1):
        if line == "namespace":
            hidden = True
        elif line == "} // namespace":
            hidden = False
        match = TYPE.match(line)
        if match and not hidden:
            found.append((number, match[1]))
    return found


def check_one_name_each(types: dict[str, list[str]]) -> list[str]:
    """All layers meet in one program: two types of one name there are undefined behaviour that no linker reports."""
    return [f"{where}: another type is called {name} too" for name, places in types.items() if len(places) > 1
            for where in places]


def hidden_names(text: str) -> set[str]:
    """What stands at the outermost level of a file's anonymous namespaces."""
    text = re.sub(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\'', '""', text)
    found = set()
    for block in re.findall(r"^namespace\n\{\n(.*?)^\} // namespace$", text, re.S | re.M):
        for line in block.split("\n"):
            line = line.split("//")[0].rstrip()
            name = (re.match(r"(?:struct|class|enum class|enum) (\w+)(?!.*;)", line)
                    or re.match(r"(?:constexpr|const|static|thread_local|inline|std::|Q)[\w:<>, *&]*?[ *&](\w+)(?:\[.*?\])?\s*(?:=|\{|;|$)", line)
                    or re.match(r"\w[^(=]*?[ *&](\w+)\(", line))
            if name:
                found.add(name[1])
    return found


def check_hidden_names(names: list[str]) -> list[str]:
    """With MAQUETTE_UNITY files of a layer are compiled as one: a name that stands in two of them collides, or overloads unseen."""
    places: dict[tuple[str, str], list[str]] = {}
    for name in names:
        if name.endswith(".cpp") and not name.startswith("tests/"):
            for hidden in hidden_names((ROOT / name).read_text(encoding="utf-8")):
                places.setdefault((layer_of(name), hidden), []).append(name)
    return [f"{files[0]}:1: {hidden} stands in an anonymous namespace of {', '.join(files[1:])} too"
            for (_, hidden), files in sorted(places.items()) if len(files) > 1]


def check_format(names: list[str]) -> list[str]:
    result = subprocess.run(["clang-format", "--dry-run", "--Werror", *names], cwd=ROOT, capture_output=True, text=True)
    if result.returncode == 0:
        return []
    return [line for line in result.stderr.split("\n") if "clang-format-violations" in line] or [result.stderr]


def check_tests_named(names: list[str]) -> list[str]:
    """A promise that names a test which is no more is held by nothing."""
    tests = {pathlib.PurePath(name).stem: str(pathlib.PurePath(name).parent) for name in names if "/tst_" in name}
    faults = []
    for text in TEXTS:
        for number, line in enumerate((ROOT / text).read_text(encoding="utf-8").split("\n"), 1):
            for folder, test in re.findall(r"([\w/]*?)/?\b(tst_\w+)", line):
                if test not in tests:
                    faults.append(f"{text}:{number}: there is no {test}")
                elif folder and not tests[test].endswith(folder):
                    faults.append(f"{text}:{number}: {test} is in {tests[test]}")
    return faults


def main() -> int:
    faults, remarks = [], []
    types: dict[str, list[str]] = {}
    names = sources()
    for name in names:
        lines = (ROOT / name).read_text(encoding="utf-8").split("\n")
        if lines and lines[-1] == "":
            lines.pop()
        faults += check_layers(name, lines) + check_header(name, lines)
        if not name.startswith("tests/"):
            for number, kind in type_names(lines):
                types.setdefault(kind, []).append(f"{name}:{number}")
        too_long, long = check_sizes(name, lines)
        faults += too_long
        remarks += long
    faults += check_one_name_each(types) + check_hidden_names(names) + check_format(names) + check_tests_named(names)
    for remark in remarks:
        print("note:", remark)
    for fault in faults:
        print(fault)
    print(f"{len(names)} files checked, {len(faults)} faults, {len(remarks)} notes")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
