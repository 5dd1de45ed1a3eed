"""The steps by which the cache's tables came to be, in plain SQL.

A step that was released is never changed: a new one is put below it. The number of steps is the schema's version. A
step carries over what is nowhere else (the outbox, what was read, what is kept offline); where the records that are
here cannot tell what a new column holds it has them fetched again, and they stay on the screen until then.

A record's table has a column for each field of the record, of the same name, and derived columns that only serve
queries. Long texts stand last: what is behind them in a row costs as many pages to reach as they fill.

The ``*_words`` tables are full-text indexes over folded text (`sync.cache.folding`); they keep no text of their own,
and their rowids are the ids of the records.
"""

from __future__ import annotations

from typing import Final

_FIRST: Final = """
CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    username TEXT NOT NULL,
    function TEXT NOT NULL,
    department TEXT NOT NULL,
    location TEXT NOT NULL,
    room TEXT NOT NULL,
    email TEXT NOT NULL,
    phone TEXT NOT NULL,
    mobile TEXT NOT NULL,
    knowledge_areas TEXT NOT NULL,
    works_today_at TEXT NOT NULL,
    ambassador INTEGER NOT NULL,
    portrait TEXT,
    name_key TEXT NOT NULL,
    department_key TEXT NOT NULL,
    about_html TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_username ON people (username);
CREATE INDEX people_by_department ON people (department_key, name_key);
CREATE INDEX people_by_name ON people (name_key);

CREATE TABLE teams (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    title TEXT NOT NULL,
    purpose TEXT NOT NULL,
    "group" TEXT NOT NULL,
    mine INTEGER NOT NULL,
    audience TEXT NOT NULL,
    title_key TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    title TEXT NOT NULL,
    team_uid TEXT NOT NULL,
    folder_uid TEXT NOT NULL,
    is_folder INTEGER NOT NULL,
    filename TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size INTEGER,
    author TEXT NOT NULL,
    created INTEGER,
    title_key TEXT NOT NULL
) STRICT;
CREATE INDEX documents_by_folder ON documents (folder_uid, is_folder DESC, title_key);
CREATE INDEX documents_by_team ON documents (team_uid, is_folder);
CREATE INDEX documents_by_modified ON documents (modified DESC) WHERE is_folder = 0;

CREATE TABLE news (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    title TEXT NOT NULL,
    lead TEXT NOT NULL,
    picture TEXT,
    author TEXT NOT NULL,
    published INTEGER,
    audience TEXT NOT NULL,
    team_uid TEXT NOT NULL,
    official INTEGER NOT NULL,
    blog INTEGER NOT NULL,
    comments_open INTEGER NOT NULL,
    shown INTEGER NOT NULL,
    body_html TEXT NOT NULL
) STRICT;
CREATE INDEX news_by_time ON news (shown DESC, uid, audience, blog);
CREATE INDEX news_by_team ON news (team_uid, shown DESC);
CREATE INDEX news_by_author ON news (author, shown DESC);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    title TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER,
    whole_day INTEGER NOT NULL,
    place TEXT NOT NULL,
    lead TEXT NOT NULL,
    contact TEXT NOT NULL,
    audience TEXT NOT NULL,
    team_uid TEXT NOT NULL,
    subjects TEXT NOT NULL,
    body_html TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_start ON events (start);
CREATE INDEX events_by_team ON events (team_uid);

CREATE TABLE comments (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    item_uid TEXT NOT NULL,
    author TEXT NOT NULL,
    author_name TEXT NOT NULL,
    text TEXT NOT NULL,
    created INTEGER NOT NULL,
    in_reply_to TEXT NOT NULL
) STRICT;
CREATE INDEX comments_by_item ON comments (item_uid, created);
CREATE INDEX comments_by_time ON comments (created);

CREATE VIRTUAL TABLE people_words USING fts5 (
    name, skills, work, likeness,
    content = '', contentless_delete = 1, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE news_words USING fts5 (
    title, lead, body,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE documents_words USING fts5 (
    title, filename,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE read_marks (
    uid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    created INTEGER NOT NULL,
    command TEXT NOT NULL,
    state TEXT NOT NULL,
    error TEXT NOT NULL,
    facts TEXT NOT NULL
) STRICT;

CREATE TABLE pictures (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
"""

_WHAT_CAME_OF_COMMANDS: Final = """
CREATE TABLE made (
    uid TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

FETCH_AGAIN: Final = "DELETE FROM facts WHERE name = 'cursor';"
"""Has the next pull bring every record once more."""

_MANAGERS: Final = f"""
ALTER TABLE people ADD COLUMN manager TEXT NOT NULL DEFAULT '';
{FETCH_AGAIN}
"""

_OFFLINE: Final = """
CREATE TABLE kept (
    uid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE bodies (
    uid TEXT PRIMARY KEY,
    modified INTEGER NOT NULL,
    size INTEGER NOT NULL,
    used INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE paused (
    key TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
"""

_ATTENDANCES: Final = """
CREATE TABLE attendances (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    event_uid TEXT NOT NULL,
    username TEXT NOT NULL,
    going INTEGER NOT NULL
) STRICT;
CREATE INDEX attendances_by_event ON attendances (event_uid, going, modified);
"""

_COVERED: Final = """
CREATE TABLE beneath (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_EVERY_KIND_OF_COMMAND: Final = """
ALTER TABLE outbox ADD COLUMN uid TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN tried INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN theirs TEXT NOT NULL DEFAULT '{}';
UPDATE outbox SET
    uid = iif(json_extract(command, '$.command') = 'EditItem', json_extract(command, '$.uid'), 'waiting:' || key),
    tried = 1;
CREATE INDEX outbox_by_uid ON outbox (uid);
DROP TABLE beneath;
CREATE TABLE beneath (
    uid TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    record TEXT NOT NULL,
    hidden_by TEXT NOT NULL,
    gone INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""

_PEOPLE_ARE_FOUND_IN_THE_DIRECTORY: Final = """
DROP TABLE people_words;
"""

_WORKING_COPIES: Final = """
CREATE TABLE working_copies (
    uid TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    since INTEGER NOT NULL,
    base INTEGER NOT NULL,
    digest TEXT NOT NULL,
    locked INTEGER NOT NULL,
    done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE locks (
    uid TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    username TEXT NOT NULL,
    mine INTEGER NOT NULL,
    breakable INTEGER NOT NULL,
    since INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE awaited (
    uid TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
"""

_MARKS: Final = """
CREATE TABLE marks (
    mark TEXT NOT NULL,
    uid TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (mark, uid)
) STRICT, WITHOUT ROWID;
"""

_ATTACHMENTS: Final = """
CREATE TABLE attachments (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;
"""
_FRONT_PAGE_AND_SERIES: Final = f"""
ALTER TABLE news ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE news ADD COLUMN series TEXT NOT NULL DEFAULT '';
DROP INDEX news_by_time;
CREATE INDEX news_by_time ON news (shown DESC, uid, audience, blog, author, series, pinned, team_uid);
CREATE INDEX news_on_front_page ON news (pinned DESC, shown DESC, uid, audience, blog);
CREATE INDEX news_by_series ON news (author, series, shown DESC) WHERE blog = 1;
{FETCH_AGAIN}
"""
"""The columns stand behind the text of an item: the indexes hold all by which lists are made, so that none reads it."""

_RESPONSES: Final = f"""
CREATE TABLE responses (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    item_uid TEXT NOT NULL,
    kind TEXT NOT NULL,
    username TEXT NOT NULL,
    said INTEGER NOT NULL,
    number INTEGER NOT NULL
) STRICT;
CREATE INDEX responses_by_item ON responses (item_uid, kind);
ALTER TABLE news ADD COLUMN confirmation_asked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE news ADD COLUMN likes_open INTEGER NOT NULL DEFAULT 0;
ALTER TABLE news ADD COLUMN likes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE news ADD COLUMN liked INTEGER NOT NULL DEFAULT 0;
{FETCH_AGAIN}
"""

_PAGES: Final = f"""
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    uid TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    modified INTEGER NOT NULL,
    title TEXT NOT NULL,
    label TEXT NOT NULL,
    lead TEXT NOT NULL,
    author TEXT NOT NULL,
    link TEXT NOT NULL,
    "order" TEXT NOT NULL,
    excluded INTEGER NOT NULL,
    editable INTEGER NOT NULL,
    is_site INTEGER NOT NULL,
    has_text INTEGER NOT NULL,
    title_key TEXT NOT NULL,
    body_html TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE pages_words USING fts5 (
    title, lead, body,
    content = '', contentless_delete = 1, prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
{FETCH_AGAIN}
"""

STEPS: Final = (
    _FIRST,
    _WHAT_CAME_OF_COMMANDS,
    _MANAGERS,
    _OFFLINE,
    _ATTENDANCES,
    _COVERED,
    _EVERY_KIND_OF_COMMAND,
    _PEOPLE_ARE_FOUND_IN_THE_DIRECTORY,
    _WORKING_COPIES,
    _MARKS,
    _ATTACHMENTS,
    _FRONT_PAGE_AND_SERIES,
    _RESPONSES,
    _PAGES,
)
"""Step 1 first."""

SCHEMA_VERSION: Final = len(STEPS)
