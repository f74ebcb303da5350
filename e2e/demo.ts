/** The projects of the demo data (supabase/seed.sql): the one of four people, and the one of the outsider. */
export const DEMO_PROJECT = 'd1000000-0000-4000-8000-000000000001';
export const OUTSIDERS_PROJECT = 'd1000000-0000-4000-8000-000000000002';
