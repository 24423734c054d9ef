-- The partition of a month, with what the default one holds of it. False when it is there, when its readings are deleted by now, or
-- when TimescaleDB makes its own. Waits for nobody longer than two seconds.
CREATE FUNCTION wellness_make_partition(month date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  beyond timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  name text := 'wellness_reading_' || to_char(month, 'YYYY_MM');
BEGIN
  IF first > now() + interval '1 year' OR beyond < now() - interval '10 years' THEN
    RAISE EXCEPTION 'The month of % is more than a year ahead, or ten years ago', month;
  END IF;
  IF wellness_on_timescale() OR to_regclass(format('sahay.%I', name)) IS NOT NULL
      OR first < (SELECT kept_from FROM wellness_horizon) THEN
    RETURN false;
  END IF;
  LOCK TABLE wellness_reading_default IN ACCESS EXCLUSIVE MODE;
  EXECUTE format('CREATE TABLE %I (LIKE wellness_reading INCLUDING ALL)', name);
  EXECUTE format('
    WITH moved AS (DELETE FROM wellness_reading_default WHERE measured_at >= %L AND measured_at < %L RETURNING *)
    INSERT INTO %I SELECT * FROM moved', first, beyond, name);
  EXECUTE format('ALTER TABLE wellness_reading ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', name, first, beyond);
  RETURN true;
END
$$;
REVOKE EXECUTE ON FUNCTION wellness_make_partition FROM PUBLIC;
