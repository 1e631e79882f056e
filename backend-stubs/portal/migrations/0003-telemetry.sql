-- What pages measured of micro-frontends, added up by hour. Nothing in here says who it was.
create table measurements (
  tenant text not null references tenants,
  -- Of the placement that the release came by.
  channel text not null,
  name text not null,
  version text not null,
  -- When the canary of that placement began (ISO 8601), empty without one: a release may be tried more than once.
  trial text not null,
  hour timestamptz not null,
  -- view, error, load_failure, lcp, inp, cls, fcp, ttfb
  kind text not null,
  -- 0 for what is only counted; else the bucket of the value, see histogram.ts of @torrent/release.
  bucket int not null,
  times bigint not null,
  primary key (tenant, name, channel, trial, version, kind, bucket, hour)
);
create index measurements_hour on measurements (hour);
