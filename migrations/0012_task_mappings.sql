-- What filings say a harness's task and metric are, each filing for itself: what is said again later
-- takes nothing back of what was reviewed. It serves its filing's account at once, everybody once that
-- filing was accepted.
CREATE TABLE task_said (
    filing      TEXT NOT NULL REFERENCES filing (id),
    format      TEXT NOT NULL,
    task        TEXT NOT NULL,
    task_metric TEXT NOT NULL,
    dataset     TEXT NOT NULL,
    edition     TEXT NOT NULL,
    language    TEXT NOT NULL,
    domain      TEXT NOT NULL,
    metric      TEXT NOT NULL,
    protocol    TEXT NOT NULL,
    PRIMARY KEY (filing, format, task, task_metric)
);

INSERT INTO task_said (filing, format, task, task_metric, dataset, edition, language, domain, metric, protocol)
SELECT filing, format, task, task_metric, dataset, edition, language, domain, metric, protocol FROM task_mapping;

DROP TABLE task_mapping;
ALTER TABLE task_said RENAME TO task_mapping;
CREATE INDEX task_mapping_of_format ON task_mapping (format, task);
