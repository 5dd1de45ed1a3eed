# mypy: ignore-errors
# Zope and its packages are not in the environment in which types are checked.
"""Make a sample community larger, quickly.

Runs inside Zope, with the server stopped:

    zconsole run etc/zope.conf grow_inside_zope.py PLAN

PLAN is a JSON file: what to make, as `sync/plone/sample_growing.py` writes it. What is there already is left as it is.
"""

import json
import sys
from datetime import datetime
from pathlib import Path

import transaction
from plone import api
from plone.dexterity.utils import createContent
from plone.namedfile.file import NamedBlobFile, NamedBlobImage
from Products.CMFEditions.CopyModifyMergeRepositoryTool import CopyModifyMergeRepositoryTool
from zope.component.hooks import setSite

COMMIT_EVERY = 100


class Growing:
    """One run over one site."""

    def __init__(self, site, plan):
        self.site = site
        self.plan = plan
        self.pictures = {}

    def carry_out(self):
        """Make everything, and keep it every so often: one large transaction would need much memory."""
        made = 0
        for kind in ("people", "news", "documents"):
            add = getattr(self, f"add_to_{kind}")
            for record in self.plan[kind]:
                add(record)
                made += 1
                if made % COMMIT_EVERY == 0:
                    transaction.commit()
                    self.site._p_jar.cacheGC()  # noqa: SLF001  the only way to the connection
        transaction.commit()

    def picture(self, path):
        """Give the bytes of a picture, read once."""
        if path not in self.pictures:
            self.pictures[path] = Path(path).read_bytes()
        return NamedBlobImage(data=self.pictures[path], filename=Path(path).name, contentType="image/jpeg")

    def make(self, author, place, portal_type, item_id, **fields):
        """Make an item under its author's name; None where it is there already."""
        container = self.site.unrestrictedTraverse(place)
        if item_id in container:
            return None
        with api.env.adopt_user(username=author):
            item = createContent(portal_type, id=item_id, **fields)
            container._setObject(item_id, item)  # noqa: SLF001  anything else chooses another id
            return container[item_id]

    def show(self, item):
        """Make an item visible to all members."""
        with api.env.adopt_roles(["Manager"]):
            self.site.portal_workflow.doActionFor(item, "show_internally")

    def add_to_people(self, record):
        """Make account, membership and profile of a person."""
        username = record["username"]
        if api.user.get(username=username) is None:
            api.user.create(
                username=username,
                email=record["fields"]["contact_email"],
                password=self.plan["password"],
                properties={"fullname": record["full_name"]},
            )
            self.site.acl_users.source_groups.addPrincipalToGroup(username, record["group"])
        fields = {**record["fields"], "subjects": tuple(record["fields"]["subjects"])}
        if record["portrait"]:
            fields["image"] = self.picture(record["portrait"])
        person = self.make(username, "people", "Person", username, **fields)
        if person is not None:
            self.show(person)

    def add_to_news(self, record):
        """Make a news item or a team's message."""
        fields = {**record["fields"], "effective": datetime.fromisoformat(record["published"])}
        fields["subjects"] = tuple(fields["subjects"])
        if record["picture"]:
            fields["image"] = self.picture(record["picture"])
        item = self.make(record["author"], record["place"], "News Item", record["id"], **fields)
        if item is not None and record["for_all"]:
            self.show(item)

    def add_to_documents(self, record):
        """Make a document, and its folder where it is the first in it."""
        author, place = record["author"], record["place"]
        self.make(author, place, record["folder_type"], record["folder"], title=record["folder_title"])
        body = NamedBlobFile(data=record["text"].encode(), filename=record["name"], contentType="text/plain")
        below = f"{place}/{record['folder']}"
        self.make(author, below, "File", record["id"], title=record["name"], file=body)


def main(app, plan_file):
    """Read the plan and carry it out."""
    plan = json.loads(Path(plan_file).read_text(encoding="utf-8"))
    site = app[plan["site"]]
    setSite(site)
    # A first version of each item would cost as much as the item; this process ends with the script.
    CopyModifyMergeRepositoryTool.isVersionable = lambda _self, _item: False
    Growing(site, plan).carry_out()
    print("done")


main(app, sys.argv[-1])  # noqa: F821  zconsole gives the script its `app`
