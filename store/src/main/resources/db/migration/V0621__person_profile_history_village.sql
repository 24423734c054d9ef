-- Where somebody lived before a change.
ALTER TABLE person_profile_history ADD COLUMN village_token uuid;
