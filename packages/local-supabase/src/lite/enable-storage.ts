// @supabase/lite reads this variable while it loads, and serves Storage only with it.
process.env['EXPERIMENTAL_STORAGE'] = '1';
