-- What a filing speaks of, as it was filed: models, whose makers have an interest in it, and organisations
-- that have one. A word need not be recorded: a filing may propose what it names. Whoever decides a
-- filing belongs to none of these when they decide.
CREATE TABLE filing_stake (
    filing TEXT NOT NULL REFERENCES filing (id),
    kind   TEXT NOT NULL CHECK (kind IN ('model', 'organisation')),
    word   TEXT NOT NULL,
    PRIMARY KEY (filing, kind, word)
);
