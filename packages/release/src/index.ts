export { type BffContract, bffContractSchema, type JsonSchema } from './bff-contract.ts'
export { type BuiltFile, buildManifest, COMPRESSIBLE, SIGNATURE_FILE, UnusableBuild } from './build-manifest.ts'
export { LIMITS, MANIFEST_FILE, manifestSchema, type ReleaseFile, type ReleaseManifest } from './manifest.ts'
