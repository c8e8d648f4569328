"""Findings, changes and questions as text, JSON, SARIF, annotations, Markdown, HTML and workbooks."""
