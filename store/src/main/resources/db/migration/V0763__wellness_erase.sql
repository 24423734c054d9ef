-- Deletes whatever there is of somebody's readings under a data key that is no more: readings, hours and flags. While it runs nobody
-- writes, so that nothing comes in behind it.
CREATE FUNCTION wellness_erase(whose uuid, under integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp SET lock_timeout = '2s' AS $$
DECLARE
  hours text := 'wellness_hour';
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('wellness readings', 0));
  IF wellness_on_timescale() THEN
    SELECT format('%I.%I', materialization_hypertable_schema, materialization_hypertable_name) INTO STRICT hours
    FROM timescaledb_information.continuous_aggregates WHERE view_schema = 'sahay' AND view_name = 'wellness_hour';
  END IF;
  DELETE FROM wellness_reading WHERE subject = whose AND key_id = under;
  EXECUTE format('DELETE FROM %s WHERE subject = $1 AND key_id = $2', hours) USING whose, under;
  DELETE FROM wellness_flag WHERE subject = whose AND key_id = under;
  DELETE FROM wellness_subject WHERE subject = whose AND key_id = under;
END
$$;
REVOKE EXECUTE ON FUNCTION wellness_erase FROM PUBLIC;
