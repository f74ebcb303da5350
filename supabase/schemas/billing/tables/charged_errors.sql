-- The error codes of failures that count against the plan, because their cause is the keyword. Every other failure is
-- taken off the count again.
create table private.charged_errors (
  code text primary key
);
insert into private.charged_errors (code) values ('keyword_not_covered'), ('too_few_results'), ('too_few_pages');
