-- The one way in which the application's role deletes of the audit trail: whole blocks from the oldest on, none of the last year,
-- never the newest, and not without the statement that they were.
CREATE FUNCTION audit_retire(upto bigint, block_hash text, at timestamptz, key bigint, statement_signature text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp AS $$
DECLARE
  last audit_block;
  deleted bigint;
BEGIN
  SELECT * INTO STRICT last FROM audit_block WHERE number = upto;
  IF last.sealed_at > now() - interval '1 year' THEN
    RAISE EXCEPTION 'Audit block % is not a year old', upto;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM audit_block WHERE number > upto) THEN
    RAISE EXCEPTION 'Audit block % is the newest', upto;
  END IF;
  DELETE FROM audit_entry WHERE (xid, id) <= (last.last_xid, last.last_id);
  GET DIAGNOSTICS deleted = ROW_COUNT;
  DELETE FROM audit_block WHERE number <= upto;
  INSERT INTO audit_retired (partition, number, hash, last_xid, last_id, retired_at, key_id, signature)
  VALUES (last.partition, upto, block_hash, last.last_xid, last.last_id, at, key, statement_signature)
  ON CONFLICT (partition) DO UPDATE SET
    number = excluded.number, hash = excluded.hash, last_xid = excluded.last_xid, last_id = excluded.last_id,
    retired_at = excluded.retired_at, key_id = excluded.key_id, signature = excluded.signature;
  RETURN deleted;
END
$$;
REVOKE EXECUTE ON FUNCTION audit_retire FROM PUBLIC;
