export { clientOf } from './client.ts'
export { asSuperuser, databaseIn, testDatabase } from './database.ts'
export { type TestIdentity, testIdentity } from './identity.ts'
