/**
 * Settings of the embedded server, given on its command line so that a new version of this list takes hold at the
 * next start. Durability (fsync, synchronous_commit) stays on: what a command reported as done survives a power cut.
 */
export const SERVER_SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path has a length limit that a deep checkout exceeds.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',

  // Small, for a laptop beside a browser: 10 services with a pool each, and a walsender each.
  max_connections: '120',
  shared_buffers: '48MB',
  huge_pages: 'off',
  max_parallel_workers_per_gather: '0',
  max_worker_processes: '4',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  io_method: 'sync',
  jit: 'off',

  // The outbox relay tails the log.
  wal_level: 'logical',
  max_replication_slots: '32',
  max_wal_senders: '32',
  max_wal_size: '256MB',

  // A transaction whose process hangs must not hold locks for ever.
  idle_in_transaction_session_timeout: '60s',
  client_connection_check_interval: '10s',

  log_line_prefix: '',
  log_checkpoints: 'off',
  // Business data stays out of the log.
  log_min_error_statement: 'panic',
  log_statement: 'none',
}
