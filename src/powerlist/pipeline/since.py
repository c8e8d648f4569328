"""Audit of what changed since a revision: ``--since``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from powerlist.messages.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from powerlist.model.audit import Audit
    from powerlist.model.catalogue import Catalogue
    from powerlist.model.finding import Finding


def version_before(catalogue: Catalogue, since: str | None) -> Catalogue | None:
    """Return the version that ``--since`` names, so that rules on change can look at it.

    A list that is newer than the revision has none: all of it has changed since.

    Args:
        catalogue: the catalogue as it stands.
        since: the revision; None where the command asks for none.

    Raises:
        UserError: the list is not stored, or git knows no such revision.
    """
    if since is None:
        return None
    from powerlist.store.git import catalogue_then

    if catalogue.folder is None:
        raise UserError("git.needs_catalogue", revision=since)
    return catalogue_then(catalogue.folder, since)


def only_new(result: Audit, old: Audit, previous: Catalogue, catalogue: Catalogue) -> Audit:
    """Return what an audit says of changed items, and of all else what the version before did not have.

    A decision that was repealed, a township that is gone or a waiver that was taken out is a change of the items
    that rest on it, whose own rows stand as they were.

    Args:
        result: the audit of the catalogue as it stands.
        old: that of the version before, by the same rules.
        previous: the version before.
        catalogue: the catalogue as it stands.
    """
    from powerlist.model.audit import without
    from powerlist.store.git import changed_items

    changed = changed_items(previous, catalogue)
    # what was accepted before is nothing new while it stays so
    heard, known = _counted(old.open), _counted(old.findings)
    kept: list[Finding] = []
    for one in result.findings:
        before = known if one.waived else heard
        if not one.item:
            kept += _since(one, before)
        elif _touches(one, changed) or one.fingerprint not in before:
            kept.append(one)
    return without(result, kept)


def _counted(findings: Iterable[Finding]) -> dict[str, set[str]]:
    """Return fingerprint → the items that findings count."""
    found: dict[str, set[str]] = {}
    for one in findings:
        found.setdefault(one.fingerprint, set()).update(one.counted)
    return found


def _touches(finding: Finding, changed: set[str]) -> bool:
    """Return whether a finding is about a changed item: its own, or the other half of a duplicate."""
    about = (finding.item, *(one.item for one in finding.related))
    return any(one is not None and one.id in changed for one in about)


def _since(finding: Finding, old: Mapping[str, set[str]]) -> list[Finding]:
    """Return what a finding on the whole list says of the items that it did not count before."""
    if finding.fingerprint not in old:
        return [finding]
    new = finding.only(finding.counted - old[finding.fingerprint])
    return [new] if new.members else []
