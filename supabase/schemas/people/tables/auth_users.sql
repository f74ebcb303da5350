-- The table of Supabase Auth. Every new account gets a profile; the operators' setting decides who may create one, and the
-- first becomes an operator. The address of a deleted account leaves the activity of projects.
create trigger check_sign_up before insert on auth.users
for each row execute function private.check_sign_up();

create trigger create_profile after insert on auth.users
for each row execute function private.create_profile();

create trigger appoint_first_operator after insert or update of email_confirmed_at on auth.users
for each row when (new.email_confirmed_at is not null) execute function private.appoint_first_operator();

create trigger forget_address after delete on auth.users
for each row execute function private.forget_address();
