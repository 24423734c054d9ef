-- An event may wait for the ones before it; its code says so until it is applied.
ALTER TABLE sync_receipt
  DROP CONSTRAINT sync_receipt_status_check,
  ADD CONSTRAINT sync_receipt_status_check CHECK (status IN ('ACCEPTED', 'HELD', 'QUARANTINED'));
