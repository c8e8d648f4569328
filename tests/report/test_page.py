"""The page of findings in a browser: its one script runs under its policy, and the rows can be filtered."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from powerlist.audit import registry
from powerlist.audit.engine import audit
from powerlist.audit.sample import sample
from powerlist.report.html import render

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed"),
]


def test_the_script_runs_under_the_pages_own_policy(tmp_path):
    items = [
        {
            "name": "对擅自取水行为的处罚",
            "type": "行政处罚",
            "department": "县水利局",
            "basis": "",
            "remark": "=A1",
        },
        {
            "name": "对拒不缴纳水费行为的处罚",
            "type": "行政处罚",
            "department": "县水利局",
            "basis": "《水法》第七十条",
        },
    ]
    found = audit(*sample({"items": items}), rules=[registry.rules()[code] for code in ("PLS01", "PLS26")])
    page = tmp_path / "findings.html"
    page.write_text(render(found), "utf-8")
    done = subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--virtual-time-budget=2000",
            "--dump-dom",
            page.as_uri(),
        ],
        capture_output=True,
        timeout=120,
        check=False,
    )
    dom = done.stdout.decode("utf-8")
    assert re.search(r'<form id="filter">', dom), "the script shows the form"
    assert re.search(r'<output id="shown"[^>]*>2 / 2</output>', dom)
    assert "Content Security Policy" not in done.stderr.decode("utf-8", "replace")
