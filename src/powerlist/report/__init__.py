"""Beside stage 7: findings, changes and questions as text, JSON, SARIF, annotations, Markdown, HTML and workbooks.

One module a result and a format (``findings_json``, ``diff_text``, ``review_workbook``); ``registry`` names the
formats of an audit. A report decides nothing: it gets what was found and a language.
"""
