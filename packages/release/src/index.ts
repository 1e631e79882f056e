export { type BffContract, bffContractSchema, type JsonSchema } from './bff-contract.ts'
export { bucketOf } from './bucket.ts'
export { entryFiles, overBudget, type Weights, weigh } from './budget.ts'
export { type BuiltFile, buildManifest, COMPRESSIBLE, SIGNATURE_FILE, UnusableBuild } from './build-manifest.ts'
export { type CanaryLimits, DEFAULT_CANARY_LIMITS, type Health, judge, type Verdict } from './canary.ts'
export { serves, servesProcedure } from './contract-compatibility.ts'
export { diff, type FileChange, type ReleaseDiff } from './diff.ts'
export { explain, matrix } from './explain.ts'
export { allResolved, type Finding, RULES, type Rule } from './finding.ts'
export { bucketOfValue, count, type Histogram, percentile, valueOfBucket } from './histogram.ts'
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
export type {
  Candidate,
  CompositionInForce,
  Offer,
  Question,
  ReleaseInForce,
  SignatureState,
} from './situation.ts'
export { type BffQuestion, solveBff } from './solve-bff.ts'
export { solve } from './solver.ts'
