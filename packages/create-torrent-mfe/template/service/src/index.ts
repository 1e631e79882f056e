export type { Change, Command, EntryQuery, SampleParts } from './api.ts'
export { type Entry, type EntryInput, isEditable, type Status } from './entry.ts'
export { MAY_READ, MAY_WRITE } from './permissions.ts'
export { openSampleParts } from './service.ts'
