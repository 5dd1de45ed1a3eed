"""The files of a Zope instance: where its data lies, what it listens to, how it logs."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from sync.errors import QT_TRANSLATE_NOOP, LocalServerError
from sync.plone.plone_environment import clean_environment, program

if TYPE_CHECKING:
    from pathlib import Path

ZOPE_CONF = """\
%define INSTANCE {instance}
instancehome $INSTANCE
debug-mode off
<zodb_db main>
  mount-point /
  cache-size 30000
  <blobstorage>
    blob-dir $INSTANCE/var/blobstorage
    <filestorage>
      path $INSTANCE/var/Data.fs
    </filestorage>
  </blobstorage>
</zodb_db>
<environment>
  CHAMELEON_CACHE $INSTANCE/var/cache
  TUS_TMP_FILE_DIR $INSTANCE/var/uploads
</environment>
<dos_protection>
  form-memory-limit 8MB
  form-disk-limit 10GB
</dos_protection>
"""

ZOPE_INI = """\
[app:zope]
use = egg:Zope#main
zope_conf = %(here)s/zope.conf

[server:main]
use = egg:waitress#main
host = 127.0.0.1
port = %(http_port)s
threads = 3
max_request_body_size = 10737418240

[pipeline:main]
pipeline =
    egg:Zope#httpexceptions
    zope

[loggers]
keys = root

[handlers]
keys = console

[formatters]
keys = generic

[logger_root]
level = WARNING
handlers = console

[handler_console]
class = StreamHandler
args = (sys.stderr,)
level = NOTSET
formatter = generic

[formatter_generic]
format = %(asctime)s %(levelname)s [%(name)s:%(lineno)s] %(message)s
datefmt = %Y-%m-%d %H:%M:%S
"""


MAKE_INSTANCE = """\
import sys
from Zope2.utilities.mkwsgiinstance import main
instance, admin = sys.argv[1:]
sys.argv[1:] = ["-d", instance, "-u", admin + ":" + sys.stdin.read()]
main()
"""
"""The password is read, not given as an argument: those every account of the machine can list."""


def write_instance(environment: Path, instance: Path, admin: str, password: str) -> None:
    """Make an empty instance with one administrator. Raises LocalServerError when that fails."""
    done = subprocess.run(
        [program(environment, "python"), "-c", MAKE_INSTANCE, str(instance), admin],
        input=password,
        env=clean_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise LocalServerError(
            detail=done.stderr.strip().rpartition("\n")[2],
            reason=QT_TRANSLATE_NOOP("errors", "Setting up the intranet failed. Try again with --reset."),
        )
    instance.chmod(0o700)
    for folder in ("blobstorage", "uploads", "cache"):
        (instance / "var" / folder).mkdir(mode=0o700, exist_ok=True)
    (instance / "etc" / "zope.conf").write_text(ZOPE_CONF.format(instance=instance.as_posix()), encoding="utf-8")
    (instance / "etc" / "zope.ini").write_text(ZOPE_INI, encoding="utf-8")
