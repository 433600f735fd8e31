-- What was recorded of filings too late for those that were there already.

-- Filings that wait and were filed before stakes were recorded (0014): what they speak of, as far as they say
-- it by the address word or the name of a model or an organisation. What is proposed is read when they are decided.
INSERT INTO filing_stake (filing, kind, word)
SELECT filing.id, said.kind, said.word
FROM filing
JOIN (
    SELECT 'model' AS kind, '"model":"' AS field, slug AS word, slug AS name FROM model
    UNION ALL SELECT 'model', '"model":"', slug, name FROM model
    UNION ALL SELECT 'model', '"model":"', slug, name_zh FROM model WHERE name_zh IS NOT NULL
    UNION ALL SELECT 'model', '"other":"', slug, slug FROM model
    UNION ALL SELECT 'model', '"other":"', slug, name FROM model
    UNION ALL SELECT 'model', '"other":"', slug, name_zh FROM model WHERE name_zh IS NOT NULL
    UNION ALL SELECT 'organisation', '"model_organisation":"', slug, slug FROM organisation
    UNION ALL SELECT 'organisation', '"model_organisation":"', slug, name FROM organisation
    UNION ALL SELECT 'organisation', '"model_organisation":"', slug, name_zh FROM organisation WHERE name_zh IS NOT NULL
    UNION ALL SELECT 'organisation', '"organisation":"', slug, slug FROM organisation
    UNION ALL SELECT 'organisation', '"organisation":"', slug, name FROM organisation
    UNION ALL SELECT 'organisation', '"organisation":"', slug, name_zh FROM organisation WHERE name_zh IS NOT NULL
) AS said ON REPLACE(LOWER(filing.typed), said.field || LOWER(said.name) || '"', '') <> LOWER(filing.typed)
WHERE filing.state IN ('filed', 'in-review', 'changes-asked')
    AND NOT EXISTS (SELECT 1 FROM filing_stake WHERE filing_stake.filing = filing.id)
ON CONFLICT DO NOTHING;

-- That results were replaced says by which filing's.
UPDATE filing_event
SET why = 'replaced by ' || (
    SELECT MIN(filing.id) FROM filing WHERE filing.corrects = filing_event.filing AND filing.accepted_at = filing_event.at
)
WHERE act = 'correct' AND why IS NULL
    AND EXISTS (SELECT 1 FROM filing WHERE filing.corrects = filing_event.filing AND filing.accepted_at = filing_event.at);
