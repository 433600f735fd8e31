-- Rankings as they were fixed: the bytes of record as canonical JSON (RFC 8785), with their SHA-256
-- in hexadecimal; `id` is the start of that digest. `slice` is the canonical text without its day,
-- `as_of` the day. `data_version` is the state of the data that was ranked, and stands beside the
-- bytes: equal rankings have one record, whenever and of whichever state they were fixed. Rows are
-- only ever added: triggers that the program sets refuse to change or to delete them.
CREATE TABLE fixed_ranking (
    id           TEXT NOT NULL PRIMARY KEY,
    digest       TEXT NOT NULL UNIQUE,
    json         TEXT NOT NULL,
    exam         TEXT NOT NULL REFERENCES exam (id),
    slice        TEXT NOT NULL,
    as_of        DATE NOT NULL,
    data_version BIGINT NOT NULL,
    recorded_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX fixed_ranking_of_slice ON fixed_ranking (slice, as_of);
