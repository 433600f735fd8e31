-- Accounts: who may act. Nothing here is part of what was published, and no write here raises the
-- data version. Secrets are kept as the hexadecimal SHA-256 of what was given out, passwords as
-- argon2id strings.

-- One account. A deleted one keeps its key, so that what it filed still has an author; its name is
-- replaced, and nothing else of it is left.
CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    email         TEXT,
    password_hash TEXT,
    role          TEXT NOT NULL CHECK (role IN ('member', 'reviewer', 'administrator')),
    state         TEXT NOT NULL CHECK (state IN ('active', 'locked', 'deleted')),
    created_at    TIMESTAMPTZ NOT NULL,
    CHECK (state <> 'deleted' OR (email IS NULL AND password_hash IS NULL AND role = 'member')),
    CHECK (state = 'deleted' OR password_hash IS NOT NULL)
);

-- One browser in which somebody is signed in. `id` names it to its owner; `digest` is of the secret
-- in the browser's cookie. It ends at `expires_at`, which use moves on, but not beyond `ends_at`.
CREATE TABLE session (
    id         TEXT NOT NULL PRIMARY KEY,
    digest     TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id),
    agent      TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    used_at    TIMESTAMPTZ NOT NULL,
    expires_at TIMESTAMPTZ NOT NULL,
    ends_at    TIMESTAMPTZ NOT NULL
);

CREATE INDEX session_of_account ON session (account);

-- One token with which a program acts for an account. `scopes` are words joined by a space.
CREATE TABLE api_token (
    id         TEXT NOT NULL PRIMARY KEY,
    digest     TEXT NOT NULL UNIQUE,
    account    TEXT NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL,
    scopes     TEXT NOT NULL CHECK (scopes IN ('file', 'review', 'file review')),
    created_at TIMESTAMPTZ NOT NULL,
    used_on    DATE,
    UNIQUE (account, name)
);

-- How an account stands to an organisation. A steward decides what others ask of it.
-- `decided_by` is the account that granted or refused, NULL for the owner of the machine.
CREATE TABLE membership (
    account      TEXT NOT NULL REFERENCES account (id),
    organisation TEXT NOT NULL REFERENCES organisation (slug),
    state        TEXT NOT NULL CHECK (state IN ('asked', 'granted', 'refused', 'left')),
    steward      BOOLEAN NOT NULL,
    reason       TEXT NOT NULL,
    asked_at     TIMESTAMPTZ NOT NULL,
    decided_at   TIMESTAMPTZ,
    decided_by   TEXT REFERENCES account (id),
    PRIMARY KEY (account, organisation),
    CHECK (state = 'granted' OR NOT steward),
    CHECK ((state = 'asked') = (decided_at IS NULL))
);

CREATE INDEX membership_of_organisation ON membership (organisation);

-- How often something was tried of late: `subject` is the SHA-256 of what is counted (a name, an
-- address), `due_at` when the next attempt is due at an even pace. Once it is past the row says
-- nothing any more.
CREATE TABLE attempt (
    subject TEXT NOT NULL PRIMARY KEY,
    due_at  TIMESTAMPTZ NOT NULL
);

CREATE INDEX attempt_by_day ON attempt (due_at);
