CREATE INDEX wellness_flag_subject ON wellness_flag (subject, state, raised_at, id);
