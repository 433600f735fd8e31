-- A filing is called by the names that its model, dataset and board have now, in the reader's language.
ALTER TABLE filing DROP COLUMN title;
