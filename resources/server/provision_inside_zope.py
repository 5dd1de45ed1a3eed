"""What the REST API cannot do to turn a Plone site into an intranet. Runs inside Zope, with the server stopped:

    zconsole run etc/zope.conf provision_inside_zope.py SITE_ID

May be repeated at will. See README.md beside this file for what each part is for.
"""

# It runs inside Zope, whose packages and types are not here:
# mypy: ignore-errors

import sys

import transaction
from AccessControl.SecurityManagement import newSecurityManager
from AccessControl.users import system
from Products.DCWorkflow.DCWorkflow import DCWorkflowDefinition
from Products.DCWorkflow.Guard import Guard
from Products.DCWorkflow.Transitions import TRIGGER_AUTOMATIC
from Products.PythonScripts.PythonScript import PythonScript
from zope.component.hooks import setSite

INTRANET = "intranet_workflow"
OFFICIAL = "internally_published"
TEAM = "team"
FOLDER = "intranet_folder"
ATTENDANCE = "attendance"
ACKNOWLEDGEMENT = "acknowledgement"
OPINION = "opinion"
TALLY = "tally"
TALLIES = "tallies"
TEAM_WORKFLOW = "team_workflow"
OWN_WORD_WORKFLOW = "own_word_workflow"
ADMINISTRATORS = ["Manager", "Site Administrator"]
MEMBERS = [*ADMINISTRATORS, "Owner", "Editor", "Reader", "Contributor", "Member"]
TEAM_MATES = [*ADMINISTRATORS, "Owner", "Editor", "Reader", "Contributor"]
SEE = ("View", "Access contents information", "List folder contents")
ADD = "Add portal content"
MODIFY = "Modify portal content"
DELEGATE = "Sharing page: Delegate roles"
MOVE = "Copy or Move"
DELETE = "Delete objects"
ROOT_FOLDERS = (
    "people", "news", "teams", "agenda", "documents", "personal", "attendance", "acknowledgements", "opinions", TALLIES,
)  # fmt: skip
NAMED_BY_PERSON = ("people", "attendance")
IN_A_TEAM = (FOLDER, "File", "Image", "News Item", "Event", ATTENDANCE)
OWN_NAME = (
    "python: {'Person': object.getId(), 'attendance': object.getId()[33:]}"
    ".get(object.getPortalTypeName(), user.getId()) == user.getId() or user.has_role('Site Administrator')"
)
EDIT_COMMENTS, DELETE_COMMENTS = "Edit comments", "Delete comments"
COMMENTER = "Commenter"
JUST_SAID = "just_said"
WITH_COMMENTS = ("News Item", "Event", "File")
VERSIONED = ("File", "Document", "News Item", "Event")
POLICIES = ("at_edit_autoversion", "version_on_revert")
PROFILE_COLUMNS = (
    "first_name", "last_name", "username", "job_title", "department", "location", "room", "works_today_at",
    "ambassador", "biography", "contact_email", "contact_phone", "office_phone", "manager",
)  # fmt: skip
TWO_WEEKS = 14 * 24 * 3600


def private_at_birth(workflows):
    """What is made is its author's alone until they widen it; Contributors do not read each other's drafts."""
    workflow = workflows[INTRANET]
    workflow.initial_state = "private"
    readers = [*ADMINISTRATORS, "Owner", "Editor", "Reader"]
    for permission in ("View", "Access contents information"):
        workflow.states["private"].setPermission(permission, 0, readers)
    workflows.setDefaultChain(INTRANET)


def nobody_speaks_for_a_colleague(workflows):
    """A profile's id is a user name and an attendance's ends with one: only that person shows it to others."""
    workflow = workflows[INTRANET]
    workflow.manager_bypass = True
    transition = workflow.transitions["show_internally"]
    transition.guard = Guard()
    transition.guard.changeFromProperties({"guard_permissions": MODIFY, "guard_expr": OWN_NAME})


def nobody_adds_inside_a_colleagues_post(workflows):
    """Posts can hold pictures: only those who may edit a post may add to it."""
    workflow = workflows[INTRANET]
    if ADD not in workflow.permissions:
        workflow.permissions = (*workflow.permissions, ADD)
    for state in workflow.states.objectValues():
        state.setPermission(ADD, 0, [*ADMINISTRATORS, "Owner", "Editor"])


def communication_keeps_the_front_page(workflows):
    """Official news is not its author's to change any more; who reviews it pins it, and mends a mistake in it."""
    state = workflows[INTRANET].states[OFFICIAL]
    state.setPermission(MODIFY, 0, [*ADMINISTRATORS, "Reviewer"])


def teams_are_closed(workflows):
    """A team is its members' and cannot be widened or shared on; folders and files follow where they lie."""
    if TEAM_WORKFLOW not in workflows.objectIds():
        workflows._setObject(TEAM_WORKFLOW, DCWorkflowDefinition(TEAM_WORKFLOW))
        workflow = workflows[TEAM_WORKFLOW]
        workflow.setProperties(title="Team")
        workflow.states.addState("team")
        workflow.initial_state = "team"
        workflow.variables.setStateVar("review_state")
    workflow = workflows[TEAM_WORKFLOW]
    workflow.permissions = (*SEE, ADD, MODIFY, DELEGATE)
    state = workflow.states["team"]
    for permission in SEE:
        state.setPermission(permission, 0, TEAM_MATES)
    state.setPermission(ADD, 0, [*ADMINISTRATORS, "Contributor", "Editor"])
    state.setPermission(MODIFY, 0, [*ADMINISTRATORS, "Owner", "Editor"])
    state.setPermission(DELEGATE, 0, ADMINISTRATORS)
    workflows.setChainForPortalTypes([TEAM], (TEAM_WORKFLOW,))
    workflows.setChainForPortalTypes([FOLDER], ())


def comments_are_not_for_visitors(workflows):
    """As shipped, anonymous search shows the text of comments, also below what is private."""
    published = workflows["comment_one_state_workflow"].states["published"]
    published.setPermission("Access contents information", 1, [])


MARK_THE_SPEAKER = """
# Whoever owns what a comment stands below owns it too, as the site sees it. So it is another role that may change it.
said = sci.object
if said.Creator():
    said.manage_addLocalRoles(said.Creator(), ['Commenter'])
"""


def comments_are_their_authors_to_change(site, workflows):
    """The REST API wants these rights on the item before it looks at the comment: members have them there, and the
    workflow keeps them from the comments of others, also from those below what is one's own."""
    chain = workflows.getChainFor("Discussion Item")
    if not chain:
        return
    if COMMENTER not in site.valid_roles():
        site._addRole(COMMENTER)
    for name in chain:
        workflow = workflows[name]
        missing = [one for one in (EDIT_COMMENTS, DELETE_COMMENTS) if one not in workflow.permissions]
        workflow.permissions = (*workflow.permissions, *missing)
        mark_who_speaks(workflow)
        for state in workflow.states.objectValues():
            state.setPermission(EDIT_COMMENTS, 0, [*ADMINISTRATORS, "Reviewer", COMMENTER])
            state.setPermission(DELETE_COMMENTS, 0, [*ADMINISTRATORS, "Reviewer"])
    for brain in site.portal_catalog.unrestrictedSearchResults(portal_type="Discussion Item"):
        comment = brain._unrestrictedGetObject()
        if comment.Creator():
            comment.manage_addLocalRoles(comment.Creator(), [COMMENTER])
        for name in chain:
            workflows[name].updateRoleMappingsFor(comment)
        comment.reindexObjectSecurity()
    site.manage_permission(EDIT_COMMENTS, [*ADMINISTRATORS, "Reviewer", "Owner", "Member"], acquire=1)
    site.manage_permission(DELETE_COMMENTS, [*ADMINISTRATORS, "Reviewer", "Member"], acquire=1)


def mark_who_speaks(workflow):
    """Have a comment pass through a state of which it leaves by itself: on that way the script marks whose it is."""
    if JUST_SAID in workflow.states.objectIds():
        return
    workflow.states.addState(JUST_SAID)
    workflow.states[JUST_SAID].setProperties(title="Just said", transitions=(JUST_SAID,))
    add_script(workflow, "mark_the_speaker", MARK_THE_SPEAKER)
    workflow.transitions.addTransition(JUST_SAID)
    workflow.transitions[JUST_SAID].setProperties(
        title="Just said",
        new_state_id=workflow.initial_state,
        trigger_type=TRIGGER_AUTOMATIC,
        after_script_name="mark_the_speaker",
    )
    workflow.states.setInitialState(JUST_SAID)


def add_script(workflow, name, source):
    """Give a workflow a script that does what the person who set it off may not."""
    script = PythonScript(name)
    script.ZPythonScript_edit("sci", source)
    script.manage_proxy(("Manager",))
    workflow.scripts._setObject(name, script)
    workflow.scripts[name]._owner = None  # else the rights of the site's owner limit it


TOLD = {
    "action": "transition/getId|nothing",
    "actor": "user/getId",
    "comments": "python: state_change.kwargs.get('comment', '')",
    "time": "state_change/getDateTime",
    "review_history": "state_change/getHistory",
}
"""What the REST API tells of every transition."""
TELL_THE_AUTHOR = """
# Its author sees who has confirmed something; of those for whom it was not only how many they are.
said = sci.object
uid = said.getId()[:32]
found = sci.getPortal().portal_catalog(UID=uid)
if not found:
    return
authors = found[0].getObject().users_with_local_role('Owner')
if said.getPortalTypeName() == 'acknowledgement':
    said.setTitle(said.users_with_local_role('Owner')[0])
    for author in authors:
        said.manage_addLocalRoles(author, ['Reader'])
    said.reindexObject()
    return
workflows = sci.getPortal().portal_workflow
folder = sci.getPortal().opinions  # what somebody says elsewhere counts for nothing
people = {}
for name in folder.objectIds():
    if name.startswith(uid + '.') and workflows.getInfoFor(folder[name], 'review_state') == 'said':
        for person in folder[name].users_with_local_role('Owner'):
            people[person] = 1
tallies = sci.getPortal().tallies
if uid not in tallies.objectIds():
    tallies.invokeFactory('tally', uid)
tally = tallies[uid]
tally.setTitle(str(len(people)))
tally.setCreators(('intranet',))
tally.manage_delLocalRoles(list(tally.users_with_local_role('Owner')))
for author in authors:
    tally.manage_addLocalRoles(author, ['Reader'])
tally.reindexObjectSecurity()
tally.reindexObject()
"""


def readers_speak_for_themselves(workflows):
    """What a reader says about an item is theirs alone, and its id tells nobody whose it is. Only the script writes
    what the item's author sees of it: who has confirmed, and the number of those for whom it was not."""
    if OWN_WORD_WORKFLOW in workflows.objectIds():
        workflows._delObject(OWN_WORD_WORKFLOW)
    workflows._setObject(OWN_WORD_WORKFLOW, DCWorkflowDefinition(OWN_WORD_WORKFLOW))
    workflow = workflows[OWN_WORD_WORKFLOW]
    workflow.setProperties(title="A reader's own word")
    workflow.permissions = (*SEE, ADD, MODIFY, DELEGATE, DELETE)
    for name, readers, way_out in (("private", (), "say"), ("said", ("Reader",), "withdraw")):
        workflow.states.addState(name)
        state = workflow.states[name]
        state.setProperties(title=name, transitions=(way_out,))
        for permission in SEE:
            state.setPermission(permission, 0, [*ADMINISTRATORS, "Owner", *readers])
        for permission in (ADD, MODIFY, DELEGATE, DELETE):
            state.setPermission(permission, 0, ADMINISTRATORS)
    workflow.states.setInitialState("private")
    add_script(workflow, "tell_the_author", TELL_THE_AUTHOR)
    for name, leads_to in (("say", "said"), ("withdraw", "private")):
        workflow.transitions.addTransition(name)
        transition = workflow.transitions[name]
        transition.setProperties(
            title=name, new_state_id=leads_to, after_script_name="tell_the_author", actbox_name=name
        )
        transition.guard = Guard()
        transition.guard.changeFromProperties({"guard_roles": "Owner"})
    workflow.variables.setStateVar("review_state")
    for name, expression in TOLD.items():
        workflow.variables.addVariable(name)
        workflow.variables[name].setProperties(description=name, default_expr=expression, for_status=1, update_always=1)
    workflows.setChainForPortalTypes([ACKNOWLEDGEMENT, OPINION], (OWN_WORD_WORKFLOW,))
    workflows.setChainForPortalTypes([TALLY], ())


def tallies_are_for_their_authors(site):
    """A number is seen by the author of what it is about, and by nobody else."""
    for permission in SEE:
        site[TALLIES].manage_permission(permission, [*ADMINISTRATORS, "Reader"], acquire=0)
    site[TALLIES].reindexObjectSecurity()


def folders_are_for_members(site):
    """The folders of the root follow no workflow; without this they would follow the root, which anybody sees."""
    for name in ROOT_FOLDERS:
        for permission in SEE:
            site[name].manage_permission(permission, MEMBERS, acquire=0)
        site[name].reindexObjectSecurity()
    for name in NAMED_BY_PERSON:  # what carries a person's name keeps it
        site[name].manage_permission(MOVE, ADMINISTRATORS, acquire=0)


def types_allow_what_they_are_for(site):
    """A team holds folders, files, messages and events; comments stand below news, events and files."""
    types = site.portal_types
    types[TEAM].manage_changeProperties(filter_content_types=True, allowed_content_types=IN_A_TEAM)
    types[FOLDER].manage_changeProperties(filter_content_types=False)
    for name in (ATTENDANCE, ACKNOWLEDGEMENT, OPINION, TALLY):
        types[name].manage_changeProperties(filter_content_types=True, allowed_content_types=())
    for name in WITH_COMMENTS:
        types[name].manage_changeProperties(allow_discussion=True)


def documents_keep_their_versions(site):
    """Every change of a document is a version that can be gone back to."""
    repository = site.portal_repository
    repository.setVersionableContentTypes(sorted({*repository.getVersionableContentTypes(), *VERSIONED}))
    for name in VERSIONED:
        for policy in POLICIES:
            if policy not in repository.getPolicyMap().get(name, ()):
                repository.addPolicyForContentType(name, policy)


def profiles_are_in_the_catalogue(site):
    """With the fields of a profile as catalogue metadata the directory of a thousand people is a few requests."""
    for name in PROFILE_COLUMNS:
        if name not in site.portal_catalog.schema():
            site.portal_catalog.addColumn(name)


def colleagues_see_how_to_reach_each_other(site):
    """As shipped, phone and e-mail are for editors only: of no use in a directory."""
    site.manage_permission("collective.contact_behaviors: View Contact Information", MEMBERS, acquire=0)


def sessions_last_two_weeks(site):
    """A client on a person's own desk should not ask for the password each morning."""
    site.acl_users.jwt_auth.token_timeout = TWO_WEEKS


def main(app, site_id):
    newSecurityManager(None, system)
    site = app[site_id]
    setSite(site)
    workflows = site.portal_workflow
    private_at_birth(workflows)
    nobody_speaks_for_a_colleague(workflows)
    nobody_adds_inside_a_colleagues_post(workflows)
    communication_keeps_the_front_page(workflows)
    teams_are_closed(workflows)
    comments_are_not_for_visitors(workflows)
    comments_are_their_authors_to_change(site, workflows)
    readers_speak_for_themselves(workflows)
    types_allow_what_they_are_for(site)
    documents_keep_their_versions(site)
    profiles_are_in_the_catalogue(site)
    colleagues_see_how_to_reach_each_other(site)
    sessions_last_two_weeks(site)
    workflows.updateRoleMappings()
    folders_are_for_members(site)
    tallies_are_for_their_authors(site)
    site.portal_catalog.reindexIndex("allowedRolesAndUsers", None)
    transaction.commit()
    print("done")


main(app, sys.argv[-1])  # noqa: F821  zconsole gives the script its `app`
