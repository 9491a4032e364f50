import type { Schema } from '../../store/migrate.ts'

/**
 * What a host keeps. People and rooms have numbers inside the file, so that a message is small; a person without a
 * name is a guest who said something, a room without a kind one that is known by its messages alone.
 * `sum` is of a row's words (see sums.ts), `twin` of its numbers: SQLite keeps no checksums, and a letter or a number
 * that turned into another one is damage like any other.
 */
const first = `
  CREATE TABLE about (one INTEGER PRIMARY KEY CHECK (one = 1), history TEXT NOT NULL) STRICT;
  INSERT INTO about VALUES (1, lower(hex(randomblob(16))));

  CREATE TABLE people (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT, sum INTEGER NOT NULL) STRICT;

  CREATE TABLE rooms (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT CHECK (kind IN ('open', 'direct')),
    name TEXT NOT NULL, topic TEXT NOT NULL, sum INTEGER NOT NULL,
    newest INTEGER NOT NULL CHECK (newest >= 0), twin INTEGER NOT NULL CHECK (twin = -newest)
  ) STRICT;

  CREATE TABLE members (
    room INTEGER NOT NULL REFERENCES rooms, person INTEGER NOT NULL REFERENCES people,
    since INTEGER NOT NULL, read INTEGER NOT NULL,
    twin INTEGER NOT NULL CHECK (twin = -(room + person + since + read)), PRIMARY KEY (room, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE messages (
    room INTEGER NOT NULL, seq INTEGER NOT NULL CHECK (seq > 0), author INTEGER NOT NULL, client TEXT NOT NULL,
    name TEXT NOT NULL, kind INTEGER NOT NULL CHECK (kind IN (0, 1)), text TEXT NOT NULL, time INTEGER NOT NULL,
    sum INTEGER NOT NULL, PRIMARY KEY (room, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE UNIQUE INDEX messages_once ON messages (author, client);

  CREATE TABLE bans (subject TEXT PRIMARY KEY, until INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID;`

/** What is remembered of messages that were deleted: see spent.ts. */
const spent = `
  CREATE TABLE spent (
    author INTEGER NOT NULL, client TEXT NOT NULL, room INTEGER NOT NULL, seq INTEGER NOT NULL, time INTEGER NOT NULL,
    sum INTEGER NOT NULL, PRIMARY KEY (author, client)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX spent_by_time ON spent (time);`

/** Rooms were forgotten without what was remembered of them: an id that stands in another room by now is no use. */
const spentByRoom = `
  CREATE INDEX spent_by_room ON spent (room);
  DELETE FROM spent WHERE room NOT IN (SELECT number FROM rooms)
    OR EXISTS (SELECT 1 FROM messages WHERE messages.author = spent.author AND messages.client = spent.client);`

/** The schema of the host's history. To change what is kept, add a migration at the end. */
export const schema: Schema = { mark: 0x48727468, migrations: [first, spent, spentByRoom] }
