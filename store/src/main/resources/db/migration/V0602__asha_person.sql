CREATE UNIQUE INDEX asha_person ON asha (person_id) WHERE withdrawn_at IS NULL;
