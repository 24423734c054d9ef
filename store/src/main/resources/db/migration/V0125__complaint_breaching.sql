-- view=breaching
CREATE INDEX complaint_by_due ON complaint (due_at, id) WHERE clock_state = 'RUNNING';
