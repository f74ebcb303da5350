-- How many times a generation's state was written. Its writer sends the number it has seen with each write, so
-- a commit whose answer was lost with the connection is recognised when it is tried again, and not made twice.
alter table public.generations add column revision integer not null default 0;
