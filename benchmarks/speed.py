"""How fast the validator is beside others: `python benchmarks/speed.py validate [--rounds N]`.

Fifty documents of 1 to 5 KB: the suite's examples with the words of the seeds as bodies, articles, events,
graphs; half of them lack something a profile recommends. Each round every validator judges all of them once,
one after the other, so that what else the machine does falls on all alike; time is CPU time of one core, the
best of the rounds. Peers from npm are installed into a folder of their own when npm is there.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from publisher import data, vocabulary
from publisher.validation import schemas, validate

HERE = Path(__file__).parent
SEEDS = HERE.parent / "seeds"
PACKAGES = (
    "@adobe/structured-data-validator@1.7.1",
    "@marbec/web-auto-extractor@2",
    "structured-data-testing-tool@4.5.0",
)
COUNT = 50
LEAST, MOST = 1_000, 8_000


def documents() -> list[dict[str, Any]]:
    """The fifty documents, always the same."""
    bodies = [path.read_text("utf-8").split("\n\n", 2)[-1] for path in sorted(SEEDS.glob("*.txt"))]
    suite = json.loads((data.path("schema") / "suite" / "correct-examples.json").read_text("utf-8"))["cases"]
    found: list[dict[str, Any]] = []
    for number in range(10 * COUNT):
        case = suite[number % len(suite)]["document"]
        if not isinstance(case, dict):
            continue
        document = json.loads(json.dumps(case))
        main = document.get("@graph", [document])[0]
        kind = main.get("@type")
        body = bodies[number % len(bodies)] * (1 + number % 6)
        if vocabulary.is_subtype(kind, "Article"):
            main["articleBody"] = body[: 900 + 1_500 * (number % 5)]
            main["wordCount"] = len(main["articleBody"].split())
        elif "description" in vocabulary.properties(kind):
            main["description"] = body[: 800 + 1_100 * (number % 4)]
        if LEAST <= len(json.dumps(document)) <= MOST and len(found) < COUNT and number % 7 != 3:
            found.append(document)
    return found


def ours(given: list[Any]) -> None:
    """Judges each and makes its report."""
    for document in given:
        validate(document)


def peers(parsed: list[dict[str, Any]]) -> dict[str, Callable[[], None]]:
    """What is there to compare with in Python, ready to judge them all."""
    import jsonschema_rs

    bundle = schemas.bundle("thing")
    nodes = [[{k: v for k, v in n.items() if k != "@context"} for n in d.get("@graph", [d])] for d in parsed]
    fast = jsonschema_rs.Draft202012Validator(bundle)
    slow = schemas.judge("thing")

    def by_rs() -> None:
        for group in nodes:
            for node in group:
                if not fast.is_valid(node):
                    list(fast.iter_errors(node))

    def by_jsonschema() -> None:
        for group in nodes:
            for node in group:
                list(slow[1](node))

    found: dict[str, Callable[[], None]] = {"jsonschema-rs alone": by_rs, "jsonschema alone": by_jsonschema}
    if models := schema_org_py(nodes):
        found["schema-org-py 0.2"] = models
    return found


def schema_org_py(nodes: list[list[dict[str, Any]]]) -> Callable[[], None] | None:
    """The pydantic models of schema-org-py, made beforehand."""
    try:
        from pydantic import ValidationError
        from schema_org import registry
    except ImportError:
        return None

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {k: plain(v) for k, v in value.items() if k[:1] != "@"}
        return [plain(item) for item in value] if isinstance(value, list) else value

    ready = [(registry.get_model(node["@type"]), plain(node)) for group in nodes for node in group]

    def run() -> None:
        for model, node in ready:
            try:
                model.model_validate(node)
            except ValidationError as error:
                error.errors()

    return run


def from_npm(parsed: list[dict[str, Any]], folder: Path, passes: int) -> dict[str, float | str]:
    """CPU seconds a pass of the validators from npm, or why there are none."""
    graph: list[dict[str, Any]] = []
    known = vocabulary.load()
    for name, entry in known.types.items():
        parents = [{"@id": f"schema:{parent}"} for parent in entry.parents]
        graph.append({"@id": f"schema:{name}", "@type": "rdfs:Class", "rdfs:subClassOf": parents})
    for name, fact in known.properties.items():
        domains = [{"@id": f"schema:{domain}"} for domain in fact.domains]
        graph.append({"@id": f"schema:{name}", "@type": "rdf:Property", "schema:domainIncludes": domains})
    given = json.dumps({"documents": parsed, "vocabulary": {"@graph": graph}, "passes": passes})
    command = ["node", str(HERE / "peers.mjs")]
    done = subprocess.run(command, cwd=folder, input=given, capture_output=True, text=True, check=False)
    return dict(json.loads(done.stdout)) if done.returncode == 0 else {"npm": done.stderr.strip()[-200:]}


def installed(folder: Path) -> str:
    """Installs the peers from npm into a folder; says why not."""
    if not (shutil.which("node") and shutil.which("npm")):
        return "node and npm are not installed"
    command = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", *PACKAGES]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stderr.strip()[-200:] if done.returncode else ""


def seconds(run: Callable[[], None]) -> float:
    """CPU time of one run, without the collector of garbage."""
    gc.collect()
    gc.disable()
    began = time.process_time()
    run()
    took = time.process_time() - began
    gc.enable()
    return took


def measure(rounds: int, *, npm: bool = True) -> dict[str, float | str]:
    """The best CPU seconds a pass over the fifty documents, by validator; a text says why there is none."""
    parsed = documents()
    texts = [json.dumps(document, ensure_ascii=False).encode() for document in parsed]
    runs: dict[str, Callable[[], None]] = {
        "publisher, parsed": lambda: ours(parsed),
        "publisher, from bytes": lambda: ours(texts),
        **peers(parsed),
    }
    best: dict[str, float | str] = {}
    with tempfile.TemporaryDirectory() as temporary:
        why = installed(Path(temporary)) if npm else "not asked"
        for name, run in runs.items():
            if name != "jsonschema alone":
                run()
        for number in range(rounds):
            for name, run in runs.items():
                if name != "jsonschema alone" or number == 0:
                    best[name] = min(seconds(run), float(best.get(name, 9e9)))
            if not why and number % 10 == 0:
                for name, took in from_npm(parsed, Path(temporary), 4).items():
                    best[name] = took if isinstance(took, str) else min(took, float(best.get(name, 9e9)))
        if why:
            best["from npm"] = why
    return best


def main() -> int:
    """Measures and prints documents a second, and how many times faster we are."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("what", choices=["validate"])
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--no-npm", action="store_true")
    options = parser.parse_args()
    best = measure(options.rounds, npm=not options.no_npm)
    own = float(best["publisher, from bytes"])
    sizes = [len(json.dumps(document)) for document in documents()]
    print(f"{COUNT} documents of {min(sizes):,} to {max(sizes):,} bytes, CPU time of one core")
    for name, took in sorted(
        best.items(), key=lambda item: float(item[1]) if not isinstance(item[1], str) else 9e9
    ):
        if isinstance(took, str):
            print(f"{name:42} {took}")
        else:
            print(
                f"{name:42} {COUNT / took:10,.0f} documents/s   publisher is {took / own:8.1f} times as fast"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
