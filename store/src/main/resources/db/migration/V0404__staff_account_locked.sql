-- An administrator locked the account and nobody signs in with it until it is unlocked; locked_until is the pause after wrong tries.
ALTER TABLE staff_account ADD COLUMN locked_at timestamptz;
