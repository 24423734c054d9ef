-- view=mine, as who filed for somebody
CREATE INDEX complaint_by_filer ON complaint (filer_id, id) WHERE filer_id IS NOT NULL;
