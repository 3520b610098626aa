"""Size limits of the product's code: no function above 60 lines, no file above 500.

`python -m tests.tools.limits router handlers schedules` prints the sizes and every breach, and fails on one.
"""

import ast
import statistics
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

FUNCTION_LINES = 60
FILE_LINES = 500


class Size(NamedTuple):
    """Lines of a file or of a function, docstring included."""

    where: str
    lines: int
    limit: int


def file_size(path: Path) -> Size:
    """Raises OSError when the file cannot be read."""
    return Size(str(path), len(path.read_text("utf-8").splitlines()), FILE_LINES)


def function_sizes(path: Path) -> Iterator[Size]:
    """Every function and method of a file, nested ones too. Raises SyntaxError."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"), str(path))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Size(f"{path}:{node.lineno} {node.name}", lines, FUNCTION_LINES)


def breaches(sizes: Iterable[Size]) -> list[str]:
    """One line for each size above its limit."""
    return [f"{s.where}: {s.lines} lines, {s.limit} at most" for s in sizes if s.lines > s.limit]


def summary(kind: str, sizes: list[Size]) -> str:
    """Count, median, 95th percentile and greatest of some sizes."""
    lines = sorted(size.lines for size in sizes) or [0]
    p95 = lines[round(0.95 * (len(lines) - 1))]
    return f"{len(sizes)} {kind}: lines median {statistics.median(lines):g}, p95 {p95}, max {lines[-1]}"


def main(folders: list[str]) -> int:
    """Prints the sizes under the folders; 1 when a limit is broken."""
    paths = sorted(path for folder in folders for path in Path(folder).rglob("*.py"))
    files = [file_size(path) for path in paths]
    functions = [size for path in paths for size in function_sizes(path)]
    print(summary("files", files), summary("functions", functions), sep="\n")
    found = breaches(files + functions)
    print(*found, sep="\n", end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
