-- Counts the readings that a statement really added into their hours, in the statement's transaction and in one order.
CREATE FUNCTION wellness_roll_up() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = sahay, pg_temp AS $$
BEGIN
  INSERT INTO wellness_hour AS h (subject, metric, hour, key_id, lowest, highest, total, readings)
  SELECT a.subject, a.metric, date_trunc('hour', a.measured_at, 'Asia/Kolkata') AS hour, a.key_id,
         min(a.value), max(a.value), sum(a.value), count(*)
  FROM added a
  GROUP BY 1, 2, 3, 4
  ORDER BY 1, 2, 3, 4
  ON CONFLICT (subject, metric, hour, key_id) DO UPDATE SET
    lowest = least(h.lowest, excluded.lowest),
    highest = greatest(h.highest, excluded.highest),
    total = h.total + excluded.total,
    readings = h.readings + excluded.readings;
  RETURN NULL;
END
$$;
REVOKE EXECUTE ON FUNCTION wellness_roll_up FROM PUBLIC;
