-- Claims: what somebody published about a model's place. Names are kept as the words have them and
-- looked up when a claim is judged, because a registry may learn them later. `place` is the place
-- claimed by the kind 'number', `other` the other model of 'ahead-of'. `slice` is as much of a slice
-- as the words name, but for the board, in the keys and values of an address; `narrower` says that
-- they speak of fewer models than its filters let through. Verdicts are not stored: they are made
-- from the results, and kept under the data version.
CREATE TABLE claim (
    id            TEXT NOT NULL PRIMARY KEY,
    claimed_on    DATE,
    claimant      TEXT NOT NULL,
    organisation  TEXT REFERENCES organisation (slug),
    model         TEXT,
    board         TEXT,
    kind          TEXT NOT NULL CHECK (kind IN ('first', 'number', 'ahead-of', 'first-among')),
    place         BIGINT CHECK (place >= 1),
    other         TEXT,
    slice         TEXT NOT NULL,
    narrower      BOOLEAN NOT NULL,
    words         TEXT NOT NULL,
    source_url    TEXT,
    source_commit TEXT,
    note          TEXT,
    recorded_at   TIMESTAMPTZ NOT NULL,
    CHECK ((place IS NOT NULL) = (kind = 'number')),
    CHECK ((other IS NOT NULL) = (kind = 'ahead-of'))
);
