-- The vault commits before the person does; who is found here and is no person yet becomes one at the next sign-in.
ALTER TABLE vault.phone_index DROP CONSTRAINT phone_index_person_id_fkey;
