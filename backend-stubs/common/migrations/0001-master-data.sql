-- `search` is what a record is found by, in comparable form (service-kit, search-text.ts).
create table customers (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  code text not null,
  name text not null,
  kana text not null,
  contact text not null default '',
  address text not null default '',
  payment_terms text not null default '',
  tax_rounding text not null default 'floor' check (tax_rounding in ('floor', 'ceil', 'half_up')),
  prices_include_tax boolean not null default false,
  currency text not null default 'JPY' check (currency ~ '^[A-Z]{3}$'),
  blocked boolean not null default false,
  search text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table items (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  code text not null,
  name text not null,
  kana text not null,
  specification text not null default '',
  unit text not null,
  unit_price numeric not null check (unit_price >= 0 and scale(unit_price) <= 4),
  tax_code text not null check (tax_code in ('standard', 'reduced', 'exempt')),
  search text not null,
  primary key (tenant_id, id),
  unique (tenant_id, code)
);

create table tax_rates (
  tenant_id text not null default current_setting('torrent.tenant'),
  tax_code text not null check (tax_code in ('standard', 'reduced', 'exempt')),
  effective_from date not null,
  percent numeric not null check (percent between 0 and 100),
  primary key (tenant_id, tax_code, effective_from)
);

create index customers_search on customers using gin (search gin_trgm_ops);
create index items_search on items using gin (search gin_trgm_ops);
