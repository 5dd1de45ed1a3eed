"""Run as root: lives as one user of the machine, so that another can be shown to get at nothing of it.

All that is needed is imported before the user changes: a checkout need not be readable for everybody.
"""

from __future__ import annotations

import base64
import logging
import os
import pwd
import sys
from datetime import UTC, datetime
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication

from desktop.home import Home
from desktop.identity import Identity, _remember
from desktop.logbook import keep_log
from desktop.secrets import SampleSecrets, Secret
from desktop.settings import Settings
from desktop.single_instance import FirstInstance
from sync.cache.files import BodyStore
from sync.cache.store import Store
from tests.ui.conftest import community


def main() -> None:
    user = pwd.getpwnam(sys.argv[1])
    application = QCoreApplication(sys.argv[:1])
    os.setgroups([])
    os.setgid(user.pw_gid)
    os.setuid(user.pw_uid)
    os.umask(0o022)
    home = Home(Path(user.pw_dir) / "data")
    home.root.mkdir(mode=0o755)  # as somebody may have made it, open to all
    key = os.urandom(32)
    home.prepare()
    keep_log(home)
    logging.getLogger("two_users").info("het geheim staat hier")
    _remember(home, Identity("https://intranet.example.org", "jelle"))
    Settings(home).set("language", "nl")
    SampleSecrets(home.sample_secrets).set(Secret.CACHE_KEY, base64.b64encode(key).decode())
    home.cache_file.parent.mkdir(mode=0o755)
    store = Store.open(home.cache_file, key)
    store.apply(community())
    store.close()
    BodyStore(home.bodies, key).put([("d1", datetime.now(UTC), b"het geheim")])
    home.working_copies.mkdir()
    (home.working_copies / "het geheim.txt").write_text("het geheim")
    first = FirstInstance(home, lambda _arguments: True)
    print(home.root, home.socket, flush=True)  # noqa: T201  what the test reads
    sys.stdin.readline()
    first.close()
    application.quit()


if __name__ == "__main__":
    main()
