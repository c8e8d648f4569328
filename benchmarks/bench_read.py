"""Reading: ours with heads found, merges filled and addresses kept, beside bare calamine and pandas.

20,000 rows × 10 columns with 4,000 merged ranges in this process, interleaved; then 200,000 rows in a
process of its own for the peak of memory.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from common import Ratio, interleaved, report

HEADS = (
    "序号",
    "事项名称",
    "子项名称",
    "职权类型",
    "实施依据",
    "行使主体",
    "承办机构",
    "责任事项",
    "追责情形",
    "备注",
)
BODIES = ("县农业农村局", "县水务局", "县应急管理局", "县自然资源和规划局", "县市场监督管理局")
KINDS = ("行政处罚", "行政许可", "行政检查", "行政强制")


def make(path: Path, rows: int, run: int = 5) -> None:
    """Write a list whose department is merged over every ``run`` rows (``rows / run`` ranges)."""
    import xlsxwriter

    rng = random.Random(7)
    book = xlsxwriter.Workbook(str(path), {"constant_memory": False})
    sheet = book.add_worksheet("权责清单")
    style = book.add_format({"border": 1, "text_wrap": True})
    sheet.write_row(0, 0, HEADS, style)
    for row in range(1, rows + 1):
        if (row - 1) % run == 0:
            last = min(row + run - 1, rows)
            if last > row:
                sheet.merge_range(row, 5, last, 5, rng.choice(BODIES), style)
            else:
                sheet.write_string(row, 5, BODIES[0], style)
        number = rng.randint(1, 10**9)
        sheet.write_number(row, 0, row, style)
        sheet.write_string(row, 1, f"对违反规定从事第{number}类生产经营活动的处罚", style)
        sheet.write_blank(row, 2, None, style)
        sheet.write_string(row, 3, KINDS[number % 4], style)
        sheet.write_string(
            row,
            4,
            f"《中华人民共和国农产品质量安全法》第{number % 80 + 1}条第{number % 5 + 1}款："
            "违反本法规定，有下列行为之一的，由县级以上地方"
            f"人民政府农业农村主管部门责令改正，处{number}元罚款；情节严重的，依法吊销许可证。",
            style,
        )
        sheet.write_string(row, 6, "法规股", style)
        sheet.write_string(
            row, 7, f"1.立案责任；2.调查责任；3.审查责任；4.告知责任；5.决定责任（{number % 997}）", style
        )
        sheet.write_string(row, 8, f"因不履行或不正确履行行政职责，有下列情形之一的（{number % 991}）", style)
        sheet.write_blank(row, 9, None, style)
    book.close()


def bare(path: Path) -> int:
    """Read with calamine and nothing else."""
    from python_calamine import CalamineWorkbook

    return len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())


def ours(path: Path) -> int:
    """Read with powerlist."""
    from powerlist.read import ReadOptions, read_file

    source = read_file(path, path.name, ReadOptions())
    assert source.error is None
    return len(source.tables[0])


def frames(path: Path) -> int:
    """Read with pandas over calamine, everything as text."""
    import pandas as pd

    return len(pd.read_excel(path, engine="calamine", dtype=str))


def normalised(path: Path) -> int:
    """Read and normalise."""
    from powerlist.normalise import NormaliseOptions, normalise
    from powerlist.read import ReadOptions, read_file

    return len(normalise([read_file(path, path.name, ReadOptions())], NormaliseOptions()).items)


def peak(path: Path) -> float:
    """Return the peak memory in MiB of a process that reads one file and does nothing else."""
    code = (
        "import resource, sys, pathlib\n"
        "from powerlist.read import ReadOptions, read_file\n"
        "source = read_file(pathlib.Path(sys.argv[1]), 'a.xlsx', ReadOptions())\n"
        "assert source.error is None, source.error\n"
        "peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "print(peak / (1024 if sys.platform != 'darwin' else 1048576))\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, check=True, text=True)
    return float(done.stdout)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.xlsx", Path(folder) / "large.xlsx"
        make(small, 20_000)
        mine, theirs = interleaved(lambda: ours(small), lambda: bare(small), 7)
        memory = peak(small)
        note = f"20,000 x 10, 4,000 merges; peak {memory:.0f} MiB of 300"
        report(Ratio("read", mine, theirs, "calamine", 2.5, 7, note))
        mine, theirs = interleaved(lambda: ours(small), lambda: frames(small), 5)
        report(Ratio("read", mine, theirs, "pandas", None, 5, "the same"))
        mine, theirs = interleaved(lambda: normalised(small), lambda: bare(small), 3)
        report(Ratio("read and normalise", mine, theirs, "calamine", None, 3, "the same"))
        make(large, 200_000)
        mine, theirs = interleaved(lambda: ours(large), lambda: bare(large), 1)
        memory = peak(large)
        report(
            Ratio("read", mine, theirs, "calamine", None, 1, f"200,000 x 10; peak {memory:.0f} MiB of 1536")
        )


if __name__ == "__main__":
    main()
