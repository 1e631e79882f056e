-- Quotes that are out and can run past their day.
create index documents_valid_until on documents ((state ->> 'validUntil')) where status in ('approved', 'sent');
