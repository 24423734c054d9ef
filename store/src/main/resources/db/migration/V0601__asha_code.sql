CREATE UNIQUE INDEX asha_code ON asha (code) WHERE withdrawn_at IS NULL;
