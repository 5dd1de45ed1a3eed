"""`python -m desktop` is the same as `mienskip`; the frozen program begins here too, also as a helper of itself."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if sys.argv[1:] == ["--find-proxy"]:  # `desktop.outward` starts it
        from sync.plone.pac import main
    elif sys.argv[1:] == ["--stand-by"]:  # `desktop.crashes` does
        from desktop.standby import main
    else:
        from desktop.cli import main
    main()
