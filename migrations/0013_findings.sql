-- What a machine found in a filing when it was published, in the words in which reviewers read it.
-- `result` is empty where it is of the filing as a whole.
CREATE TABLE finding (
    submission  TEXT NOT NULL REFERENCES submission (id),
    position    BIGINT NOT NULL,
    result      TEXT REFERENCES result (id),
    name        TEXT NOT NULL,
    stands_out  BOOLEAN NOT NULL,
    sentence_zh TEXT NOT NULL,
    sentence_en TEXT NOT NULL,
    PRIMARY KEY (submission, position)
);

-- The change log reads objections and answers in the order in which they came.
CREATE INDEX dispute_by_time ON dispute (raised_at, result, id);
CREATE INDEX dispute_answered_by_time ON dispute (answered_at, result, id) WHERE answered_at IS NOT NULL;
