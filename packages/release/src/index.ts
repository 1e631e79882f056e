export { type BffContract, bffContractSchema, type JsonSchema } from './bff-contract.ts'
export { bucketOf } from './bucket.ts'
export { type BuiltFile, buildManifest, COMPRESSIBLE, SIGNATURE_FILE, UnusableBuild } from './build-manifest.ts'
export { serves, servesProcedure } from './contract-compatibility.ts'
export { describeIncompatibility, type Incompatibility, type IncompatibilityReason } from './incompatibility.ts'
export { LIMITS, MANIFEST_FILE, manifestSchema, type ReleaseFile, type ReleaseManifest } from './manifest.ts'
export {
  inChannel,
  type PlacedPerson,
  type PlacementInForce,
  type ResolvedRelease,
  resolve,
  STABLE,
} from './resolve.ts'
export { accepts } from './schema-compatibility.ts'
export { keyIdOf, newSigningKey, publicKeyOf, type SigningKeyPair, sign, UnusableKey, verify } from './signing.ts'
