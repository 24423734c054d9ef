-- Deletes the oldest month of readings when it is over before a time that is a year ago at least, and what the default partition has of
-- before; their hours stay. Returns how much of it there was: months, or rows of the default partition. With dry_run it only counts
-- the months. From the first on nothing of before is kept any more, and while it runs nobody writes.
CREATE FUNCTION wellness_retire(before timestamptz, dry_run boolean) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  horizon timestamptz := date_trunc('month', before, 'UTC');
  oldest text;
  over bigint := 0;
BEGIN
  IF before > now() - interval '1 year' THEN
    RAISE EXCEPTION 'Readings of the last year are kept';
  END IF;
  IF wellness_on_timescale() THEN
    SELECT count(*) INTO over FROM public.show_chunks('wellness_reading', older_than => horizon);
  ELSE
    SELECT count(*), min(c.relname::text) INTO over, oldest
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'wellness_reading'::regclass AND c.relname ~ '_[0-9]{4}_[0-9]{2}$'
      AND right(c.relname::text, 7) < to_char(horizon AT TIME ZONE 'UTC', 'YYYY_MM');
  END IF;
  IF dry_run THEN
    RETURN over;
  END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended('wellness readings', 0));
  UPDATE wellness_horizon SET kept_from = horizon WHERE kept_from < horizon;
  IF wellness_on_timescale() THEN
    PERFORM public.drop_chunks('wellness_reading', older_than => horizon);
    RETURN 0;
  ELSIF oldest IS NOT NULL THEN
    EXECUTE format('DROP TABLE %I', oldest);
    RETURN 1;
  END IF;
  DELETE FROM wellness_reading_default WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM wellness_reading_default WHERE measured_at < horizon LIMIT 10000));
  GET DIAGNOSTICS over = ROW_COUNT;
  RETURN over;
END
$$;
REVOKE EXECUTE ON FUNCTION wellness_retire FROM PUBLIC;
