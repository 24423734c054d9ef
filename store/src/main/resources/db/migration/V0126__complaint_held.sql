-- view=held, and the cases a change of the roster may concern
CREATE INDEX complaint_wanting_somebody ON complaint (lgd_state, lgd_district, id) WHERE wants_somebody;
