-- When somebody last left an organisation they belonged to: that they did stays known when they ask again.
-- Who belonged to it after a submission was filed decides nothing that concerns it.
ALTER TABLE membership ADD COLUMN left_at TIMESTAMPTZ;
UPDATE membership SET left_at = decided_at WHERE state = 'left';

-- What the reader of a harness's file says of it, by its word for programs.
ALTER TABLE finding ADD COLUMN code TEXT;
