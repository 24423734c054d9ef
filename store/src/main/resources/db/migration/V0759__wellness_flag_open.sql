CREATE UNIQUE INDEX wellness_flag_open ON wellness_flag (subject, metric, key_id) WHERE state = 'OPEN';
