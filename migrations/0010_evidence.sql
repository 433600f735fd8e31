-- Sets of items that somebody's results answered: their names in order, a line each, under the
-- SHA-256 of that text in hexadecimal. Two results of one set can be tested item by item.
CREATE TABLE item_set (
    id    TEXT NOT NULL PRIMARY KEY,
    n     BIGINT NOT NULL CHECK (n >= 1),
    items TEXT NOT NULL
);

-- Which items of its set a result answered rightly: a bit each in the order of the set, the lowest
-- of the first byte first. Filed once, and never changed.
CREATE TABLE item_result (
    result      TEXT NOT NULL PRIMARY KEY REFERENCES result (id),
    item_set    TEXT NOT NULL REFERENCES item_set (id),
    n           BIGINT NOT NULL,
    correct     BYTEA NOT NULL,
    recorded_at TIMESTAMPTZ NOT NULL
);

-- Verdicts on claims as they were told, so that one can be named later: a new row where a verdict
-- says something else than the one before it. `data_version` and `computed_on` are those on which it
-- was first found, `confirmed_version` and `confirmed_on` those on which it was last found again.
-- Writing a verdict does not raise the data version: it is made from the data.
CREATE TABLE verdict (
    claim             TEXT NOT NULL REFERENCES claim (id),
    n                 BIGINT NOT NULL CHECK (n >= 1),
    word              TEXT NOT NULL,
    reason            TEXT,
    sentence_zh       TEXT NOT NULL,
    sentence_en       TEXT NOT NULL,
    data_version      BIGINT NOT NULL,
    computed_on       DATE NOT NULL,
    confirmed_version BIGINT NOT NULL,
    confirmed_on      DATE NOT NULL,
    PRIMARY KEY (claim, n)
);
