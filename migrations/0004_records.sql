-- The bytes of record of every result: what was published, as canonical JSON (RFC 8785), with its
-- SHA-256 in hexadecimal. `id` is the result's, and the start of that digest. A correction is a
-- record of its own that names the one it corrects. Rows are only ever added: triggers that the
-- program sets refuse to change or to delete them.
CREATE TABLE record (
    id          TEXT NOT NULL PRIMARY KEY REFERENCES result (id),
    digest      TEXT NOT NULL UNIQUE,
    json        TEXT NOT NULL,
    corrects    TEXT REFERENCES record (id),
    recorded_at TIMESTAMPTZ NOT NULL
);

CREATE INDEX record_of_correction ON record (corrects) WHERE corrects IS NOT NULL;
