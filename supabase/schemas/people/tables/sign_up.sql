-- Who may create an account: anybody, people with an invitation to a project, or nobody. Without a row, anybody may.
create table private.sign_up (
  only_row boolean primary key default true check (only_row),
  who text not null check (who in ('anybody', 'invited', 'nobody'))
);
