-- Where somebody lives, by LGD codes: a token of the vault.
ALTER TABLE person_profile ADD COLUMN village_token uuid;
