-- The tokens of a session, deleted with it.
CREATE INDEX refresh_token_session ON refresh_token (session_id);
