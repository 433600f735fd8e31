-- When Jinbang learned what: the change log is in this order, and answers say when they last changed.

-- When Jinbang learned that the result no longer stands; `recorded_at` is when it learned of it.
ALTER TABLE result ADD COLUMN withdrawal_recorded_at TIMESTAMPTZ;

UPDATE result SET withdrawal_recorded_at = recorded_at WHERE withdrawn_on IS NOT NULL;

-- When the version was raised last.
ALTER TABLE data_version ADD COLUMN changed_at TIMESTAMPTZ;

UPDATE data_version SET changed_at = (SELECT MAX(recorded_at) FROM result);

CREATE INDEX result_by_record ON result (recorded_at, published_on, id);
CREATE INDEX result_by_withdrawal ON result ((COALESCE(withdrawal_recorded_at, recorded_at)), withdrawn_on, id)
    WHERE withdrawn_on IS NOT NULL;
