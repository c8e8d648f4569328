"""What files are called."""

from __future__ import annotations

import pytest

from powerlist.model.publication import Upload
from powerlist.render.plan import plan
from render.samples import publication


@pytest.mark.parametrize(
    ("place", "township", "title", "path"),
    [
        ("示例县", "石桥镇", "示例县石桥镇事项目录", "石桥镇/石桥镇事项目录.docx"),
        ("示例县", "", "示例县行政权力事项清单", "示例县/示例县事项目录.docx"),
        ("", "", "行政权力事项清单", "行政权力事项清单/行政权力事项清单.docx"),
        ("", "", "赋权事项目录", "赋权事项目录/赋权事项目录.docx"),
        ("", "", "市监局权责清单", "市监局权责清单/市监局权责清单.docx"),
    ],
)
def test_a_directory_is_called_so_once(place: str, township: str, title: str, path: str) -> None:
    one = publication(4, place=place, township=township, title=title)
    (booklet,) = [job.path for job in plan([one]) if job.kind == "booklet"]
    assert booklet == path


@pytest.mark.parametrize("township", ["石桥镇", "石" * 90 + "镇", "石" * 90 + "清单", "CON", "镇."])
def test_no_file_is_called_as_another_however_long_the_names_are(township: str) -> None:
    uploads = tuple(Upload("上" * length, "x", (("甲", "name"),)) for length in (3, 90))
    jobs = plan([publication(40, township=township, uploads=uploads)])
    paths = [job.path.casefold() for job in jobs]
    assert len(set(paths)) == len(paths) >= 10
    assert max(len(part) for path in paths for part in path.split("/")) <= 80
