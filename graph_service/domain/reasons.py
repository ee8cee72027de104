"""Why the operating system refused, as codes of sentences: its own words are in its own language."""

from __future__ import annotations

import errno

Reason = tuple[str, ...] | str
"""Codes of sentences, or a text where nothing better is known."""

REASONS = {
    errno.ENOENT: "reason_not_there",
    errno.EACCES: "reason_not_permitted",
    errno.EPERM: "reason_not_permitted",
    errno.EISDIR: "reason_is_folder",
    errno.ENOTDIR: "reason_no_folder",
    errno.EEXIST: "reason_no_folder",
    errno.ENOSPC: "reason_disk_full",
    errno.EROFS: "reason_read_only",
    errno.ENAMETOOLONG: "reason_name_too_long",
}


def reason_of(error: OSError) -> Reason:
    """Why a file or folder could not be used."""
    code = REASONS.get(error.errno or 0)
    return (code,) if code else (error.strerror or str(error))
