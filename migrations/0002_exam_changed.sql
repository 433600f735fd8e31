-- Which exams a write touched, so that what was computed of the others can stay.

-- The data version that last changed what a ranking of the exam is made of: its results, or the
-- facts of their models and makers. 0: not since this column is kept.
ALTER TABLE exam ADD COLUMN changed BIGINT NOT NULL DEFAULT 0;

CREATE INDEX exam_by_change ON exam (changed);
