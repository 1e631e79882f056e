export { type BffContract, bffContractSchema, type JsonSchema } from './bff-contract.ts'
export { LIMITS, MANIFEST_FILE, manifestSchema, type ReleaseFile, type ReleaseManifest } from './manifest.ts'
