"""JSON Merge Patch (RFC 7396): how a site's schema changes the preset that it extends."""

from __future__ import annotations

from collections.abc import Mapping


def merge_patch(target: object, patch: Mapping[str, object]) -> dict[str, object]:
    """``patch`` laid over ``target``: mappings merged, None takes away, all else replaces."""
    merged = dict(target) if isinstance(target, Mapping) else {}
    for key, value in patch.items():
        if value is None:
            merged.pop(key, None)
        elif isinstance(value, Mapping):
            merged[key] = merge_patch(merged.get(key), value)
        else:
            merged[key] = value
    return merged
