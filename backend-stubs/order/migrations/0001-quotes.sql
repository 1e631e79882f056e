-- The orders made of one quote.
create index documents_quote on documents ((state ->> 'quoteId'));
