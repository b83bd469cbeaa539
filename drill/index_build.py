"""Puts the compiled index into a wheel, so that its first start is as fast as the next. Run by hatchling alone."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface  # type: ignore[import-not-found,unused-ignore]


class IndexBuildHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Compiles `problems/`; a wheel of broken problem files is not built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Adds the files of the index beside the problem files; an editable install reads the checkout instead."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from drill.catalog import build_index

        self._folder = tempfile.TemporaryDirectory()
        for number, (name, data) in enumerate(build_index(Path(self.root) / "problems").items()):
            path = Path(self._folder.name) / str(number)
            path.write_bytes(data)
            build_data["force_include"][str(path)] = f"drill/problems/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was written for the build."""
        if version != "editable":
            self._folder.cleanup()
