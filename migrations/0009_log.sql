-- The public log: what was published, in the order in which Jinbang learned of it, as the leaves of
-- a Merkle tree (RFC 9162). Rows are only ever added: triggers that the program sets refuse to
-- change or to delete them.

-- One leaf. `leaf` is its bytes, canonical JSON of the three columns before it; `digest` is the
-- SHA-256 of what is published, in hexadecimal. Positions begin at 0 and leave none out. Where a
-- thing of one kind and name changes, as the day of an unnamed edition may, its newest entry holds.
CREATE TABLE log_entry (
    position BIGINT NOT NULL PRIMARY KEY CHECK (position >= 0),
    kind     TEXT NOT NULL,
    id       TEXT NOT NULL,
    digest   TEXT NOT NULL,
    leaf     TEXT NOT NULL
);

CREATE INDEX log_entry_of ON log_entry (id, kind, position);

-- The hash over 256^level leaves from position * 256^level on, in hexadecimal, kept once all of
-- them are there: what tiles above the lowest are made of. `level` begins at 1.
CREATE TABLE log_hash (
    level    BIGINT NOT NULL CHECK (level >= 1),
    position BIGINT NOT NULL CHECK (position >= 0),
    hash     TEXT NOT NULL,
    PRIMARY KEY (level, position)
);
