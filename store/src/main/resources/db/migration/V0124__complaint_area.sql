-- view=area
CREATE INDEX complaint_by_area ON complaint (lgd_state, lgd_district, id);
