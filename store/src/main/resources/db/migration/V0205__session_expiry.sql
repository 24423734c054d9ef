-- For deleting sessions that are long over.
CREATE INDEX session_expiry ON session (expires_at);
