//! Filings against their rules: states against events, events against results, results against
//! records, and whatever else is kept with a filing.

use crate::statement::statements;

rules! {
    STATE: "filings whose state is not that of their last event", broken!(
        "f.id",
        "filing AS f JOIN filing_event AS e ON e.filing = f.id \
         AND e.position = (SELECT MAX(o.position) FROM filing_event AS o WHERE o.filing = f.id) \
         WHERE e.state <> f.state"
    );
    FILED: "filings that were filed without an event that says so", broken!(
        "f.id",
        "filing AS f WHERE (f.filed_at IS NOT NULL OR f.state <> 'draft') \
         AND NOT EXISTS (SELECT 1 FROM filing_event AS e WHERE e.filing = f.id AND e.act = 'file')"
    );
    DRAFT_EVENT: "drafts that were never filed and have events", broken!(
        "f.id",
        "filing AS f WHERE f.filed_at IS NULL AND EXISTS (SELECT 1 FROM filing_event AS e WHERE e.filing = f.id)"
    );
    EVENT_FILING: "events of a filing or by an account that does not exist", broken!(
        "e.filing",
        "filing_event AS e LEFT JOIN filing AS f ON f.id = e.filing LEFT JOIN account AS a ON a.id = e.account \
         WHERE f.id IS NULL OR a.id IS NULL"
    );
    EVENT_POSITION: "events of a filing behind a position that is left out", broken!(
        "e.filing",
        "filing_event AS e WHERE e.position < 1 \
         OR e.position > (SELECT COUNT(*) FROM filing_event AS o WHERE o.filing = e.filing)"
    );
    FILING_ACCOUNT: "filings of an account or organisation that does not exist", broken!(
        "f.id",
        "filing AS f LEFT JOIN account AS a ON a.id = f.account \
         LEFT JOIN organisation AS o ON o.slug = f.organisation \
         WHERE a.id IS NULL OR (f.organisation IS NOT NULL AND o.slug IS NULL)"
    );
    ACCEPTED: "published filings without the event of that instant", broken!(
        "f.id",
        "filing AS f WHERE f.accepted_at IS NOT NULL AND NOT EXISTS \
         (SELECT 1 FROM filing_event AS e WHERE e.filing = f.id AND e.act = 'accept' AND e.at = f.accepted_at)"
    );
    ACCEPTED_EVENT: "filings with the event of their publication that say nothing of it", broken!(
        "f.id",
        "filing AS f JOIN filing_event AS e ON e.filing = f.id AND e.act = 'accept' WHERE f.accepted_at IS NULL"
    );
    NO_RESULT: "published filings without results or claim", broken!(
        "f.id",
        "filing AS f WHERE f.accepted_at IS NOT NULL \
         AND NOT EXISTS (SELECT 1 FROM result AS r WHERE r.submission = f.id) \
         AND NOT EXISTS (SELECT 1 FROM claim AS c WHERE c.id = f.id)"
    );
    UNPUBLISHED: "results of filings that were never published", broken!(
        "r.id",
        "filing AS f JOIN result AS r ON r.submission = f.id WHERE f.accepted_at IS NULL"
    );
    NO_RECORD: "results of filings without bytes of record", broken!(
        "r.id",
        "filing AS f JOIN result AS r ON r.submission = f.id LEFT JOIN record ON record.id = r.id \
         WHERE record.id IS NULL"
    );
    STANDS: "results that stand although their filing was corrected or withdrawn", broken!(
        "r.id",
        "filing AS f JOIN result AS r ON r.submission = f.id \
         WHERE f.state IN ('corrected', 'withdrawn') AND r.withdrawn_on IS NULL"
    );
    ENDED: "results that ended although their filing stands", broken!(
        "r.id",
        "filing AS f JOIN result AS r ON r.submission = f.id \
         WHERE f.state IN ('accepted', 'disputed') AND r.withdrawn_on IS NOT NULL"
    );
    DISPUTED: "disputed filings without an objection that waits", broken!(
        "f.id",
        "filing AS f WHERE f.state = 'disputed' AND NOT EXISTS (SELECT 1 FROM dispute AS d \
         JOIN result AS r ON r.id = d.result WHERE r.submission = f.id AND d.answer IS NULL)"
    );
    UNDISPUTED: "filings that stand undisputed although an objection waits", broken!(
        "f.id",
        "filing AS f WHERE f.state = 'accepted' AND EXISTS (SELECT 1 FROM dispute AS d \
         JOIN result AS r ON r.id = d.result WHERE r.submission = f.id AND d.answer IS NULL)"
    );
    DISPUTE: "objections to a result or by an account that does not exist", broken!(
        "d.id",
        "dispute AS d LEFT JOIN result AS r ON r.id = d.result LEFT JOIN account AS a ON a.id = d.account \
         WHERE r.id IS NULL OR a.id IS NULL"
    );
    CORRECTS: "filings that correct what their account has not published", broken!(
        "f.id",
        "filing AS f LEFT JOIN filing AS o ON o.id = f.corrects WHERE f.corrects IS NOT NULL \
         AND (o.id IS NULL OR o.account <> f.account OR o.accepted_at IS NULL)"
    );
    CORRECTED: "corrected filings that no published one corrects", broken!(
        "f.id",
        "filing AS f WHERE f.state = 'corrected' AND NOT EXISTS \
         (SELECT 1 FROM filing AS o WHERE o.corrects = f.id AND o.accepted_at IS NOT NULL)"
    );
    FILE: "files of a filing that does not exist, or that are not kept", broken!(
        "l.digest",
        "filing_file AS l LEFT JOIN filing AS f ON f.id = l.filing LEFT JOIN file ON file.digest = l.digest \
         WHERE f.id IS NULL OR file.digest IS NULL"
    );
    KEY: "keys of requests whose filing is another account's, or was never filed", broken!(
        "k.filing",
        "filing_key AS k LEFT JOIN filing AS f ON f.id = k.filing \
         WHERE f.id IS NULL OR f.account <> k.account OR f.filed_at IS NULL"
    );
    MAPPING: "tasks of a filing that was never filed", broken!(
        "m.task",
        "task_mapping AS m LEFT JOIN filing AS f ON f.id = m.filing WHERE f.filed_at IS NULL"
    );
}
