-- What a database of the replaced migrations needs before the functions of the baseline are put into it.

drop function
  events.entity_snapshot(text), monitoring.settle_findings(jsonb), monitoring.settle(jsonb),
  monitoring.acknowledge(uuid), monitoring.resolve(uuid),
  private.role_in_content(uuid, uuid), private.tell_person(uuid, text, jsonb);

create table private.metered_stages (
  stage text primary key,
  priced text unique check (priced in ('search', 'text')),
  has_total boolean not null default false
);
insert into private.metered_stages (stage, priced, has_total) values
  ('serp-analysis', 'search', false),
  ('content-generation', 'text', false),
  ('optimization', null, true);

create table private.charged_errors (
  code text primary key
);
insert into private.charged_errors (code) values ('keyword_not_covered'), ('too_few_results'), ('too_few_pages');
