import type { Schema } from '../../store/migrate.ts'

/**
 * What a profile keeps. Hosts and rooms have numbers inside the file. `era` counts the histories that a host began:
 * seqs are counted anew in each. `position` is the order in which posts were typed.
 */
const first = `
  CREATE TABLE hosts (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, you TEXT, name TEXT NOT NULL DEFAULT '',
    history TEXT NOT NULL DEFAULT '', era INTEGER NOT NULL DEFAULT 0
  ) STRICT;

  CREATE TABLE people (
    host INTEGER NOT NULL REFERENCES hosts ON DELETE CASCADE, id TEXT NOT NULL, name TEXT NOT NULL,
    PRIMARY KEY (host, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE rooms (
    number INTEGER PRIMARY KEY, host INTEGER NOT NULL REFERENCES hosts ON DELETE CASCADE, id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('open', 'direct')), name TEXT NOT NULL, topic TEXT NOT NULL,
    members TEXT NOT NULL, since INTEGER NOT NULL, read INTEGER NOT NULL, UNIQUE (host, id)
  ) STRICT;

  CREATE TABLE messages (
    room INTEGER NOT NULL REFERENCES rooms ON DELETE CASCADE, era INTEGER NOT NULL, seq INTEGER NOT NULL,
    client TEXT NOT NULL, author TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('text', 'action')),
    text TEXT NOT NULL, time INTEGER NOT NULL, PRIMARY KEY (room, era, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    position INTEGER PRIMARY KEY, host INTEGER NOT NULL REFERENCES hosts ON DELETE CASCADE, client TEXT NOT NULL,
    room TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('text', 'action')), text TEXT NOT NULL,
    time INTEGER NOT NULL, refusal TEXT, UNIQUE (host, client)
  ) STRICT;

  CREATE TABLE drafts (
    host TEXT NOT NULL, room TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (host, room)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE place (one INTEGER PRIMARY KEY CHECK (one = 1), host TEXT NOT NULL, room TEXT NOT NULL) STRICT;`

/** The schema of `profile.db`. To change what is kept, add a migration at the end. */
export const schema: Schema = { mark: 0x48727470, migrations: [first] }
