CREATE SCHEMA platform;
CREATE SCHEMA enterprise;
CREATE SCHEMA permits;
CREATE SCHEMA bureau;
CREATE TABLE public.migration (id int PRIMARY KEY);
CREATE TABLE public.stray (id int PRIMARY KEY);
CREATE TABLE bureau.desk (id int PRIMARY KEY);

-- Right: a lower module's table, and states that agree with the lifecycle.
CREATE TABLE enterprise.enterprise (id int PRIMARY KEY);
CREATE TABLE permits.application (
  id int PRIMARY KEY,
  enterprise_id int NOT NULL REFERENCES enterprise.enterprise,
  state text NOT NULL CHECK (state IN ('accepted', 'approved'))
);
CREATE TABLE permits.single (id int PRIMARY KEY, state varchar(20) NOT NULL CHECK (state IN ('open')));
CREATE TABLE permits.cast_by_length (id int PRIMARY KEY, state varchar(20) NOT NULL CHECK (state IN ('open', 'closed')));

-- Wrong: upwards, and a view that looks upwards.
CREATE TABLE enterprise.last_application (id int PRIMARY KEY REFERENCES permits.application);
CREATE VIEW platform.open_application AS SELECT id FROM permits.application;

-- Wrong: one state too many, none forbidden, all but these, and a state that nobody moves.
CREATE TABLE permits.permit (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('valid', 'used_up', 'lost')));
CREATE TABLE permits.claim (id int PRIMARY KEY, state text NOT NULL);
CREATE TABLE permits.denied (id int PRIMARY KEY, state text NOT NULL CHECK (state NOT IN ('open', 'closed')));
CREATE TABLE enterprise.hold (id int PRIMARY KEY, state text NOT NULL CHECK (state IN ('on', 'off')));
