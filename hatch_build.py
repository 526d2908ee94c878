"""Puts what stands at the top of the repository into the wheel; a checkout is used where it stands."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TopLevelData(BuildHookInterface):
    """Adds `schema/` and `openapi.yaml` to a wheel as `publisher/_data/`, where `publisher.data` looks."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it builds; `version` is "editable" for a checkout in use."""
        if version == "standard":
            for name in ("schema", "openapi.yaml"):
                build_data["force_include"][name] = f"publisher/_data/{name}"
