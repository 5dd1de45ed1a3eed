"""The offline copy: an encrypted database and document bodies on disk."""
