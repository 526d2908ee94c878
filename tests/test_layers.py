"""The tree holds to its layers: imports go downwards only, heavy ones wait until they are used."""

from __future__ import annotations

import ast
import functools
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "publisher"

LAYERS = (
    {"errors", "model", "records", "pointer", "data"},
    {"jsonld", "vocabulary", "settings", "gazetteer", "gaps"},
    {
        "store",
        "delivery",
        "readers",
        "extractors",
        "mapping",
        "mending",
        "validation",
        "feeds",
        "messages",
        "questions",
        "identity",
        "publication",
        "things",
        "renderings",
        "patch",
        "signing",
    },
    {"newsroom"},
    {"web", "cli", "mirror"},
)
"""Lowest first. A part may import the parts below it, and itself."""

EXTRACTORS = (
    {"lexicon", "weighing"},
    {"reading"},
    {"clauses", "entities"},
    {"authority", "people", "times"},
    {"event", "nodes", "references"},
    {"hanging", "naming", "quotations", "scene"},
    {"kinds"},
    {"changes", "merging", "places", "takers"},
    {"happenings", "telling"},
    {"listings"},
    {"events"},
    {"analysis"},
    {"wholes"},
)
"""The same for the parts of the extractors: from a text's words up to the article as a whole."""

HEAVY = {"spacy", "sqlalchemy", "flask", "alembic", "lxml", "feedparser", "rdflib"}
"""What costs more than a tenth of a second to import."""

MAY_LOAD_HEAVY = {"store", "web", "newsroom", "delivery"}
"""Parts that are nothing without their library; they are imported when first used themselves."""

NAMES_WITHOUT_MEANING = {"utils", "util", "helpers", "common", "base", "manager", "service", "misc"}


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if "migrations" not in path.parts:
            yield ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__"), path


MODULES = dict(modules())


@functools.cache
def imports(path: Path, *, top_level: bool) -> frozenset[str]:
    """The modules a file imports, at its top level only or anywhere; not those for type checking alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found: set[str] = set()
    stack: list[ast.AST] = list(tree.body)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
        if not (top_level and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)):
            stack.extend(ast.iter_child_nodes(node))
    return frozenset(found)


def part(module: str) -> str:
    return module.split(".", maxsplit=1)[0]


def level(name: str) -> int:
    return next(i for i, layer in enumerate(LAYERS) if name in layer)


def test_every_module_stands_in_a_layer_and_imports_only_from_below() -> None:
    for module in MODULES.keys() - {"__init__", "__main__"}:
        own = part(module)
        assert any(own in layer for layer in LAYERS), f"{module} has no place in the design"
        for name in imports(MODULES[module], top_level=False):
            if not name.startswith("publisher."):
                continue
            other = part(name.removeprefix("publisher."))
            if other in ("__version__", own) or not any(other in layer for layer in LAYERS):
                continue
            assert level(other) <= level(own), f"{module} imports upwards: {name}"


def test_the_extractors_build_on_one_another_one_way() -> None:
    stage = {name: i for i, names in enumerate(EXTRACTORS) for name in names}
    for module in (m for m in MODULES if m.startswith("extractors.")):
        own = part(module.removeprefix("extractors."))
        for name in imports(MODULES[module], top_level=False):
            other = part(name.removeprefix("publisher.extractors."))
            if name.startswith("publisher.extractors.") and other != own:
                assert stage[other] < stage[own], f"{module} imports upwards: {name}"


def test_a_heavy_library_loads_when_first_used() -> None:
    for module, path in MODULES.items():
        if part(module) not in MAY_LOAD_HEAVY:
            loaded = {name.split(".")[0] for name in imports(path, top_level=True)}
            assert not loaded & HEAVY, f"{module} loads {loaded & HEAVY} when it is imported"


def test_no_module_has_a_name_without_meaning() -> None:
    assert not {m for m in MODULES if NAMES_WITHOUT_MEANING & set(m.split("."))}


def test_only_the_newsroom_opens_transactions() -> None:
    for module, path in MODULES.items():
        if part(module) not in ("newsroom", "store", "delivery"):
            used = {name.split(".")[0] for name in imports(path, top_level=False)}
            assert "sqlalchemy" not in used, f"{module} speaks with the database"


def test_the_help_loads_none_of_the_heavy_libraries() -> None:
    script = (
        "import sys; from publisher.cli import publisher\n"
        "publisher.main(['--help'], standalone_mode=False)\n"
        f"sys.exit(repr(sorted(set(sys.modules) & {HEAVY | {'pydantic'}!r})))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.stderr.strip() == "[]"
