"""Has every request of this process go the way that the organisation decided or the system says."""

from __future__ import annotations

import json
import logging
import sys
from typing import TYPE_CHECKING

from desktop.policy import PAC_MARK, SYSTEM_PROXY
from desktop.secrets import Keep, Secret, known_proxies
from desktop.system_proxy import system_rules
from sync.errors import KeyringUnavailable
from sync.plone.routes import ROUTES, ProxyRules

if TYPE_CHECKING:
    from desktop.policy import Policy
    from desktop.secrets import Secrets

log = logging.getLogger(__name__)

FIND_PROXY = "--find-proxy"
"""Has the program run an automatic proxy configuration, and nothing else; see `sync.plone.pac`."""


def set_out(policy: Policy) -> None:
    """Settle the ways of all requests from now on; the system is asked when the first of them is made."""
    finder = (sys.executable, FIND_PROXY) if getattr(sys, "frozen", False) else ()
    ROUTES.use(lambda: rules_of(policy), finder)


def rules_of(policy: Policy) -> ProxyRules:
    """Give the rules in force: the organisation's, else the environment's, else the system's."""
    decided = policy.value("proxy", SYSTEM_PROXY)
    if decided.startswith(PAC_MARK):
        return ProxyRules(pac=decided.removeprefix(PAC_MARK))
    environment = ProxyRules.of_environment()
    return environment if environment or decided != SYSTEM_PROXY else system_rules()


def remember_proxy(secrets: Secrets, place: str, name: str, password: str) -> None:
    """Use user name and password at a proxy from now on; kept where the keyring is ready, else for this run."""
    ROUTES.introduce({place: (name, password)})
    if secrets.keep is Keep.SAMPLE_FILE:  # what opens a network is no sample
        return
    try:
        known = {**known_proxies(secrets), place: (name, password)}
        secrets.set(Secret.PROXIES, json.dumps(known))
    except KeyringUnavailable:
        log.info("the name for a proxy is kept for this run only: the keyring is not ready")
