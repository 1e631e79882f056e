import type pg from 'pg'

/** Creates a role that cannot log in and that the current role may become, and nothing more. */
export async function provisionRole(client: pg.PoolClient, role: string): Promise<void> {
  // Roles belong to the whole server, so another database's migration may make the same one at this moment.
  await client.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${role}') then create role "${role}" nologin; end if;
    execute format('grant %I to %I with set true, inherit false', '${role}', current_user);
  exception when duplicate_object or unique_violation then null; end $$`)
}
