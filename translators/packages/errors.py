"""Errors of model packages. The docstring of an error is its default message."""

from __future__ import annotations

from translators.errors import TranslatorError


class PackageError(TranslatorError):
    """A model package could not be used. See `passerelle models verify`."""


class ArchiveRefused(PackageError):
    """The package file is damaged or not safe to open. Fetch it again from a source you trust."""


class MetadataRefused(PackageError):
    """The package does not describe itself properly. Fetch it again from a source you trust."""


class UnsupportedPackage(PackageError):
    """Only packages that translate one language into one other can be used."""


class DamagedPackage(PackageError):
    """An installed package is not as it was installed. Remove it and install it again."""


class IncompleteDownload(PackageError):
    """The download did not arrive in full. Run the command again: it goes on where it stopped."""


class IndexUnavailable(PackageError):
    """The package index could not be read. Without a network, install from a package file."""


class UnknownPackage(PackageError):
    """There is no such package. See `passerelle models available` and `passerelle models list`."""


class StoreNotWritable(PackageError):
    """The data directory cannot be written to. Give the service write access to it."""


class StoreBusy(PackageError):
    """Another process is installing packages. Wait until it has ended, then try again."""
