-- Of whom else than its owner a device was told, in the versions of what it was told: since which one, and by which one they had left.
-- The device is a keyed hash.
CREATE TABLE sync_scope (
  principal_id uuid NOT NULL,
  device bytea NOT NULL CHECK (octet_length(device) = 32),
  subject uuid NOT NULL,
  entered bigint NOT NULL CHECK (entered > 0),
  gone bigint CHECK (gone > entered),
  PRIMARY KEY (principal_id, device, subject)
);
