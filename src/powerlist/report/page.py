"""The frame of a self-contained page: nothing is fetched, and only its own script and style may run."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def frame(title: str, body: list[str], *, language: str, style: str, script: str = "") -> str:
    """Return a whole HTML document with a strict content security policy.

    Args:
        title: plain text.
        body: lines of HTML, already escaped.
        language: ``zh`` or ``en``.
        style: the CSS.
        script: the JavaScript, or "".
    """
    allowed = f"; script-src '{_hash(script)}'" if script else ""
    policy = f"default-src 'none'; style-src '{_hash(style)}'{allowed}; base-uri 'none'; form-action 'none'"
    return (
        "\n".join(
            [
                "<!doctype html>",
                f'<html lang="{"zh-CN" if language == "zh" else "en"}">',
                "<head>",
                '<meta charset="utf-8">',
                f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}">',
                '<meta name="viewport" content="width=device-width, initial-scale=1">',
                '<meta name="generator" content="powerlist report">',
                '<meta name="referrer" content="no-referrer">',
                f"<title>{escape(title)}</title>",
                f"<style>{style}</style>",
                "</head>",
                "<body>",
                "<main>",
                *body,
                "</main>",
                *([f"<script>{script}</script>"] if script else []),
                "</body>",
                "</html>",
            ]
        )
        + "\n"
    )


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
