-- The table of Supabase Auth. Every new account gets a profile.
create trigger create_profile after insert on auth.users
for each row execute function private.create_profile();
