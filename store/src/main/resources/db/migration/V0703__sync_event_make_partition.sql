-- The one way in which the application's role changes the schema: the partition of a month, at most a year ahead. False when it is there,
-- or when the default partition holds rows of that month already: then they all stay there. Waits for nobody longer than two seconds.
CREATE FUNCTION sync_event_make_partition(month date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  beyond timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  name text := 'sync_event_' || to_char(month, 'YYYY_MM');
BEGIN
  IF first > now() + interval '1 year' OR beyond < now() THEN
    RAISE EXCEPTION 'The month of % is over, or more than a year ahead', month;
  END IF;
  IF to_regclass(format('sahay.%I', name)) IS NOT NULL
      OR EXISTS (SELECT 1 FROM sync_event_default WHERE server_time >= first AND server_time < beyond) THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF sync_event FOR VALUES FROM (%L) TO (%L)', name, first, beyond);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION sync_event_make_partition FROM PUBLIC;
