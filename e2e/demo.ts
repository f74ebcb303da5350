/** The project of the demo data (supabase/seed.sql) that four of the demo accounts share. */
export const DEMO_PROJECT = 'd1000000-0000-4000-8000-000000000001';
