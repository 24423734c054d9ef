-- The devices of a person.
CREATE INDEX session_mine ON session (person_id) WHERE ended_at IS NULL;
