"""A process that runs one automatic proxy configuration (PAC) and ends.

It reads ``{"script", "url", "host"}`` as JSON and prints the list of ways, each an address of a proxy or ``DIRECT``.
"""

from __future__ import annotations

import json
import sys
import warnings


def main() -> None:
    """Answer one question."""
    asked = json.load(sys.stdin)
    warnings.simplefilter("ignore")  # of entries that nobody understands, which are left out
    from pypac.parser import PACFile, parse_pac_value  # noqa: PLC0415  half a second, after the input is there

    said = PACFile(asked["script"]).find_proxy_for_url(asked["url"], asked["host"])
    json.dump(parse_pac_value(said or "DIRECT"), sys.stdout)


if __name__ == "__main__":
    main()
