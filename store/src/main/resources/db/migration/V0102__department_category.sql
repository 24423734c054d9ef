-- Which categories a department serves: its officers are candidates for them.
CREATE TABLE department_category (
  department text NOT NULL REFERENCES department (code),
  category text NOT NULL REFERENCES category (code),
  PRIMARY KEY (department, category)
);
