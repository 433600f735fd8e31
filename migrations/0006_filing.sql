-- Filing: what people write, file, review, dispute, correct and withdraw. What is accepted becomes a
-- submission with results; nothing else here moves a ranking, but that a dispute marks its result.

-- Facts that a filing states and no table did.
ALTER TABLE submission ADD COLUMN weights_revision TEXT;
ALTER TABLE submission ADD COLUMN filed_by TEXT;
-- How a stated standard error was estimated.
ALTER TABLE result ADD COLUMN error_method TEXT
    CHECK (error_method IN ('analytic', 'binomial', 'bootstrap', 'clustered', 'over-runs'));

-- One filing, a draft among them. `typed` is what was typed, as JSON; it is read anew whenever it is
-- needed. `version` goes up with every change, so that a decision is about what its reviewer saw.
-- `organisation` is the one for which it is filed. An accepted filing is the submission of its id.
CREATE TABLE filing (
    id           TEXT NOT NULL PRIMARY KEY,
    account      TEXT NOT NULL REFERENCES account (id),
    organisation TEXT REFERENCES organisation (slug),
    state        TEXT NOT NULL CHECK (state IN ('draft', 'filed', 'in-review', 'changes-asked', 'accepted',
                                                'rejected', 'disputed', 'corrected', 'withdrawn')),
    title        TEXT NOT NULL,
    typed        TEXT NOT NULL,
    version      BIGINT NOT NULL,
    corrects     TEXT REFERENCES filing (id),
    created_at   TIMESTAMPTZ NOT NULL,
    changed_at   TIMESTAMPTZ NOT NULL,
    filed_at     TIMESTAMPTZ,
    accepted_at  TIMESTAMPTZ,
    CHECK (filed_at IS NOT NULL OR state = 'draft'),
    CHECK (accepted_at IS NOT NULL OR state NOT IN ('accepted', 'disputed', 'corrected'))
);

CREATE INDEX filing_of_account ON filing (account, changed_at);
CREATE INDEX filing_of_organisation ON filing (organisation) WHERE organisation IS NOT NULL;
CREATE INDEX filing_by_state ON filing (state, filed_at);
CREATE INDEX filing_of_correction ON filing (corrects) WHERE corrects IS NOT NULL;

-- Every change of a filing, in order. `state` is what it led to, `version` what it was about.
CREATE TABLE filing_event (
    filing   TEXT NOT NULL REFERENCES filing (id),
    position BIGINT NOT NULL,
    at       TIMESTAMPTZ NOT NULL,
    account  TEXT NOT NULL REFERENCES account (id),
    act      TEXT NOT NULL,
    state    TEXT NOT NULL,
    version  BIGINT NOT NULL,
    why      TEXT,
    PRIMARY KEY (filing, position)
);

-- Bytes in the object store, under their SHA-256 in hexadecimal.
CREATE TABLE file (
    digest    TEXT NOT NULL PRIMARY KEY CHECK (LENGTH(digest) = 64),
    size      BIGINT NOT NULL CHECK (size >= 0),
    stored_at TIMESTAMPTZ NOT NULL
);

-- Files of a filing, by the names they came with. `format` is that of a harness file.
CREATE TABLE filing_file (
    filing   TEXT NOT NULL REFERENCES filing (id),
    digest   TEXT NOT NULL REFERENCES file (digest),
    name     TEXT NOT NULL,
    format   TEXT,
    added_at TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (filing, digest)
);

CREATE INDEX filing_file_of_digest ON filing_file (digest);

-- Keys that programs sent so that a request sent twice files once: the request's SHA-256, and the
-- filing it made.
CREATE TABLE filing_key (
    account TEXT NOT NULL REFERENCES account (id),
    key     TEXT NOT NULL,
    digest  TEXT NOT NULL,
    filing  TEXT NOT NULL REFERENCES filing (id),
    at      TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (account, key)
);

-- What people said a harness's task and metric are. It serves its own account at once, everybody once
-- the filing it came with is accepted.
CREATE TABLE task_mapping (
    format      TEXT NOT NULL,
    task        TEXT NOT NULL,
    task_metric TEXT NOT NULL,
    account     TEXT NOT NULL REFERENCES account (id),
    filing      TEXT NOT NULL REFERENCES filing (id),
    dataset     TEXT NOT NULL,
    edition     TEXT NOT NULL,
    language    TEXT NOT NULL,
    domain      TEXT NOT NULL,
    metric      TEXT NOT NULL,
    protocol    TEXT NOT NULL,
    reviewed    BOOLEAN NOT NULL,
    PRIMARY KEY (format, task, task_metric, account)
);

CREATE INDEX task_mapping_of_filing ON task_mapping (filing);

-- An objection to a result, and the answer to it.
CREATE TABLE dispute (
    id          TEXT NOT NULL PRIMARY KEY,
    result      TEXT NOT NULL REFERENCES result (id),
    account     TEXT NOT NULL REFERENCES account (id),
    ground      TEXT NOT NULL
        CHECK (ground IN ('score', 'provenance', 'relation', 'model', 'exam', 'contamination', 'other')),
    evidence    TEXT NOT NULL,
    raised_at   TIMESTAMPTZ NOT NULL,
    answer      TEXT,
    answered_by TEXT REFERENCES account (id),
    answered_at TIMESTAMPTZ,
    CHECK ((answer IS NULL) = (answered_by IS NULL)),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);

CREATE INDEX dispute_of_result ON dispute (result);
CREATE INDEX dispute_open ON dispute (result) WHERE answer IS NULL;
