CREATE INDEX sync_quarantine_mine ON sync_quarantine (principal_id, id) WHERE state = 'WAITING';
