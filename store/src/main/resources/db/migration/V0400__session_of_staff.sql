-- A session is of whoever signed in by phone, or of a member of staff, who is no row of person.
ALTER TABLE session DROP CONSTRAINT session_person_id_fkey;
