"""Everything about the intranet's data: the server, the offline copy and what keeps them in step."""
