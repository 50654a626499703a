"""The build backend: scikit-build-core. A source distribution takes the C++ library, which lies above this folder, with it in ``cpp/``."""

import shutil
import tempfile
from contextlib import chdir
from pathlib import Path

from scikit_build_core.build import (
    build_editable,
    build_wheel,
    get_requires_for_build_editable,
    get_requires_for_build_sdist,
    get_requires_for_build_wheel,
    prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel,
)
from scikit_build_core.build import build_sdist as _build_sdist

__all__ = [
    "build_editable",
    "build_sdist",
    "build_wheel",
    "get_requires_for_build_editable",
    "get_requires_for_build_sdist",
    "get_requires_for_build_wheel",
    "prepare_metadata_for_build_editable",
    "prepare_metadata_for_build_wheel",
]

HERE = Path(__file__).resolve().parent
# What the C++ library is built from.
LIBRARY = (
    "CMakeLists.txt",
    "LICENSE",
    "CHANGELOG.md",
    "README.md",
    "cmake",
    "lib/CMakeLists.txt",
    "lib/factdiff.map",
    "lib/factdiff",
    "lib/thesaurus",
    "docs/rules",
)


def build_sdist(sdist_directory: str, config_settings: dict[str, list[str] | str] | None = None) -> str:
    target = Path(sdist_directory).resolve()
    if (HERE / "cpp").exists():  # made from a source distribution
        return _build_sdist(str(target), config_settings)
    with tempfile.TemporaryDirectory() as folder:
        stage = Path(folder) / "factdiff"
        shutil.copytree(HERE, stage, ignore=shutil.ignore_patterns("build", "dist", "__pycache__", "*.so"))
        for name in LIBRARY:
            source, copy = HERE.parents[1] / name, stage / "cpp" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            if source.is_dir():
                shutil.copytree(source, copy)
            else:
                shutil.copy2(source, copy)
        shutil.copy2(HERE.parents[1] / "LICENSE", stage)
        with chdir(stage):
            return _build_sdist(str(target), config_settings)
