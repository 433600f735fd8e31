-- Claims are filed and reviewed as evaluations are, and may be dated to a month.

-- What a filing is. An accepted claim is the claim of its id.
ALTER TABLE filing ADD COLUMN subject TEXT NOT NULL DEFAULT 'evaluation'
    CHECK (subject IN ('evaluation', 'claim'));

-- The month in which a claim was made, YYYY-MM, where only that is known: `claimed_on` is then empty.
ALTER TABLE claim ADD COLUMN claimed_in TEXT CHECK (claimed_in IS NULL OR claimed_on IS NULL);
