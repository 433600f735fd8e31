-- What Jinbang knows, in the subset of SQL that SQLite and PostgreSQL share.
--
-- Everywhere: NULL is "the source does not say". Keys are made by the program. Days of the world
-- are DATE; a day that may be known to the month alone is TEXT, YYYY-MM-DD or YYYY-MM. Words of
-- closed lists are checked here as well as in the program.

-- Whoever publishes boards, builds models or runs evaluations. `country` is ISO 3166-1 alpha-2.
CREATE TABLE organisation (
    slug     TEXT NOT NULL PRIMARY KEY,
    name     TEXT NOT NULL,
    name_zh  TEXT,
    country  TEXT,
    kind     TEXT,
    homepage TEXT,
    note     TEXT
);

-- A publisher's ranking venue. A board that is no evaluation is listed with its reason and never
-- ranked. `reason` and `about` are stated in both languages or in none.
CREATE TABLE board (
    slug          TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL,
    name_zh       TEXT,
    kind          TEXT NOT NULL CHECK (kind IN ('academic', 'market', 'media', 'maker')),
    homepage      TEXT,
    is_evaluation BOOLEAN NOT NULL,
    reason_en     TEXT,
    reason_zh     TEXT,
    about_en      TEXT,
    about_zh      TEXT,
    CHECK ((reason_en IS NULL) = (reason_zh IS NULL)),
    CHECK ((about_en IS NULL) = (about_zh IS NULL))
);

-- Who publishes a board, in the order in which they are named.
CREATE TABLE board_publisher (
    board        TEXT NOT NULL REFERENCES board (slug),
    position     BIGINT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    PRIMARY KEY (board, position)
);

-- One named, versioned system under test, baselines among them. Parameters are in billions.
-- `made_for_languages` holds language tags separated by ';'. A base model may be recorded after
-- the models that derive from it, as long as one transaction brings both.
CREATE TABLE model (
    slug               TEXT NOT NULL PRIMARY KEY,
    name               TEXT NOT NULL,
    name_zh            TEXT,
    weights            TEXT CHECK (weights IN ('open', 'closed')),
    params_b           DOUBLE PRECISION CHECK (params_b >= 0),
    active_params_b    DOUBLE PRECISION CHECK (active_params_b >= 0),
    released_on        TEXT,
    training_cutoff    TEXT,
    base_model         TEXT REFERENCES model (slug) DEFERRABLE INITIALLY DEFERRED,
    family             TEXT,
    made_for_languages TEXT,
    made_for_domain    TEXT,
    source             TEXT,
    note               TEXT
);

-- Who made a model, in the order in which they are named. No row: nobody says.
CREATE TABLE model_organisation (
    model        TEXT NOT NULL REFERENCES model (slug),
    position     BIGINT NOT NULL,
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    PRIMARY KEY (model, position)
);

-- The recorded decision that a board's printed name is a model. `certainty` is `exact`, or says
-- what was left open.
CREATE TABLE alias (
    board        TEXT NOT NULL REFERENCES board (slug),
    printed_name TEXT NOT NULL,
    model        TEXT NOT NULL REFERENCES model (slug),
    certainty    TEXT NOT NULL,
    reason       TEXT NOT NULL,
    PRIMARY KEY (board, printed_name)
);

-- A named set of questions.
CREATE TABLE dataset (
    slug TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- One dated version of a dataset. Where no source names the edition its slug is 'not-stated', its
-- name is empty, and `released_on` is the day its first result stood.
CREATE TABLE edition (
    dataset     TEXT NOT NULL REFERENCES dataset (slug),
    slug        TEXT NOT NULL,
    name        TEXT NOT NULL,
    released_on DATE,
    openness    TEXT CHECK (openness IN ('open', 'sealed', 'opened-later')),
    opened_on   DATE,
    PRIMARY KEY (dataset, slug)
);

-- One exam: what a ranking is over before any filter. The seven words fix it; `id` is the seven
-- joined by '/'. The rest says how its scores are measured: `lowest` and `highest` are the ends of
-- the scale, `share_of_items` says that a score is the share of items answered rightly.
CREATE TABLE exam (
    id             TEXT NOT NULL PRIMARY KEY,
    board          TEXT NOT NULL REFERENCES board (slug),
    dataset        TEXT NOT NULL REFERENCES dataset (slug),
    edition        TEXT NOT NULL,
    language       TEXT NOT NULL,
    domain         TEXT NOT NULL,
    metric         TEXT NOT NULL,
    protocol       TEXT NOT NULL,
    protocol_name  TEXT NOT NULL,
    unit           TEXT NOT NULL,
    direction      TEXT NOT NULL CHECK (direction IN ('higher', 'lower')),
    lowest         DOUBLE PRECISION,
    highest        DOUBLE PRECISION,
    aspect         TEXT NOT NULL
        CHECK (aspect IN ('capability', 'generalisation', 'efficiency', 'robustness', 'safety')),
    share_of_items BOOLEAN NOT NULL,
    UNIQUE (board, dataset, edition, language, domain, metric, protocol),
    FOREIGN KEY (dataset, edition) REFERENCES edition (dataset, slug)
);

CREATE INDEX exam_of_dataset ON exam (dataset);

-- The divisions in which results of an exam stand or stood.
CREATE TABLE exam_division (
    exam TEXT NOT NULL REFERENCES exam (id),
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (exam, slug)
);

-- The evaluator kinds of an exam's results.
CREATE TABLE exam_evaluator (
    exam TEXT NOT NULL REFERENCES exam (id),
    kind TEXT NOT NULL CHECK (kind IN ('joint', 'organiser', 'third-party', 'self', 'unknown')),
    PRIMARY KEY (exam, kind)
);

-- One evaluation of one model as filed: the provenance that all of its results share.
-- `printed_name` is the model's name as the board printed it. What is imported is `accepted`.
CREATE TABLE submission (
    id              TEXT NOT NULL PRIMARY KEY,
    model           TEXT NOT NULL REFERENCES model (slug),
    board           TEXT NOT NULL REFERENCES board (slug),
    printed_name    TEXT NOT NULL,
    evaluator       TEXT,
    evaluator_kind  TEXT NOT NULL
        CHECK (evaluator_kind IN ('joint', 'organiser', 'third-party', 'self', 'unknown')),
    evaluated_on    DATE,
    harness         TEXT,
    harness_version TEXT,
    harness_commit  TEXT,
    hardware        TEXT,
    cost            TEXT,
    source_url      TEXT NOT NULL,
    source_commit   TEXT,
    note            TEXT,
    state           TEXT NOT NULL DEFAULT 'accepted'
);

-- One score of a submission on one exam. `id` is the start of its record's SHA-256, so a record
-- filed again is the same row; two rows of one model on one exam may both stand, under two printed
-- names. `score_text` is the text as reported, `score` its number; `standard_error` is in the
-- score's unit. It stood from `published_on` until the day before `withdrawn_on`; `recorded_at` is
-- when Jinbang learned of it. `listed_rank` is the place the board itself printed, as printed.
CREATE TABLE result (
    id               TEXT NOT NULL PRIMARY KEY,
    exam             TEXT NOT NULL REFERENCES exam (id),
    submission       TEXT NOT NULL REFERENCES submission (id),
    model            TEXT NOT NULL REFERENCES model (slug),
    setting          TEXT NOT NULL,
    setting_name     TEXT NOT NULL,
    division         TEXT NOT NULL,
    division_name    TEXT NOT NULL,
    role             TEXT NOT NULL CHECK (role IN ('model', 'system', 'human', 'chance', 'constant')),
    score            DOUBLE PRECISION NOT NULL,
    score_text       TEXT NOT NULL,
    n_items          BIGINT CHECK (n_items >= 0),
    standard_error   DOUBLE PRECISION CHECK (standard_error >= 0),
    published_on     DATE NOT NULL,
    withdrawn_on     DATE,
    withdrawn_reason TEXT,
    listed_rank      TEXT,
    recorded_at      TIMESTAMPTZ NOT NULL,
    CHECK (withdrawn_on >= published_on),
    CHECK (withdrawn_reason IS NULL OR withdrawn_on IS NOT NULL)
);

CREATE INDEX result_of_exam ON result (exam, published_on);
CREATE INDEX result_of_model ON result (model, exam);
CREATE INDEX result_of_submission ON result (submission);
CREATE INDEX result_standing ON result (published_on, submission)
    WHERE withdrawn_on IS NULL AND role IN ('model', 'system');

-- One row: a number that goes up in every transaction that changes anything above. Answers made
-- from the tables are kept under it.
CREATE TABLE data_version (
    id      BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);

INSERT INTO data_version (id, version) VALUES (1, 1);
