-- The history of one person, newest first.
CREATE INDEX profile_edit_mine ON profile_edit (person_id, received_at DESC, id DESC);
