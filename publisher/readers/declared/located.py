"""YAML whose values know where they stand, so that what is wrong in one is told with line and column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from publisher.errors import Unreadable

LARGEST = 256 * 1024

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """The plain value of a YAML file, and by path the line and column (from 1) of each value in it."""

    name: str
    value: Any
    places: dict[Path, tuple[int, int]]

    def fault(self, path: Path, message: str, *, hint: str = "", shift: int = 0) -> Unreadable:
        """The error that says what is wrong with the value at a path, or with the nearest one above it."""
        while path and path not in self.places:
            path = path[:-1]
        line, column = self.places.get(path, (1, 1))
        column += shift
        return Unreadable(f"{self.name}:{line}:{column}: {message}", hint=hint, line=line, column=column)


def load(data: bytes, name: str) -> Located:
    """The YAML in these bytes. Raises Unreadable with line and column."""
    import yaml

    if len(data) > LARGEST:
        raise Unreadable(f"{name}: is larger than {LARGEST // 1024} kB")
    places: dict[Path, tuple[int, int]] = {}
    try:
        text = data.decode("utf-8-sig")
        if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
            raise Unreadable(f"{name}: has aliases (`*name`), which are not read")
        root = yaml.compose(text, yaml.SafeLoader)
        value = _value(root, (), places, name, yaml) if root is not None else None
    except UnicodeDecodeError:
        raise Unreadable(f"{name}: is not UTF-8") from None
    except RecursionError:
        raise Unreadable(f"{name}: is nested too deep") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise Unreadable(f"{name}:{line}:{column}: {error.problem}", line=line, column=column) from None
    except yaml.YAMLError as error:
        raise Unreadable(f"{name}: is no YAML: {error}") from None
    return Located(name, value, places)


def _value(node: Any, path: Path, places: dict[Path, tuple[int, int]], name: str, yaml: Any) -> Any:
    places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        found: dict[str, Any] = {}
        for key, inner in node.value:
            if key.value in found:
                line, column = key.start_mark.line + 1, key.start_mark.column + 1
                raise Unreadable(
                    f"{name}:{line}:{column}: {key.value!r} stands twice", line=line, column=column
                )
            below = (*path, str(key.value))
            found[str(key.value)] = _value(inner, below, places, name, yaml)
            places[(*below, "")] = (key.start_mark.line + 1, key.start_mark.column + 1)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_value(inner, (*path, i), places, name, yaml) for i, inner in enumerate(node.value)]
    return _scalar(node)


def _scalar(node: Any) -> Any:
    kind, words = node.tag.rpartition(":")[2], node.value
    if kind == "null":
        return None
    if kind == "bool":
        return words.casefold() in ("true", "yes", "on")
    if kind in ("int", "float"):
        try:
            return int(words) if kind == "int" else float(words)
        except ValueError:
            return words
    return words
