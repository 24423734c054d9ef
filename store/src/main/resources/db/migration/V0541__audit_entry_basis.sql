-- On which ground it was allowed; not said by entries of before.
ALTER TABLE audit_entry ADD COLUMN basis text;
