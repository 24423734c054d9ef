-- Which texts wait for their action is decided with the complaint's own rows: tokens alone, so outside the vault.
ALTER TABLE vault.pending_text SET SCHEMA sahay;
