import type pg from 'pg'

/** Creates a role that cannot log in and that the current role may become, and nothing more. */
export async function provisionRole(pool: pg.Pool, role: string): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(`do $$ begin
      if not exists (select from pg_roles where rolname = '${role}') then create role "${role}" nologin; end if;
      execute format('grant %I to %I with set true, inherit false', '${role}', current_user);
    exception when duplicate_object or unique_violation then null; end $$`)
  } finally {
    client.release()
  }
}
