import { randomBytes, randomUUID } from 'node:crypto'
import type { Principal, Role } from '@torrent/policy'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JSONWebKeySet, SignJWT } from 'jose'
import { type CallContext, createTokenVerifier, type TokenVerifier } from '../src/index.ts'

const ISSUER = 'http://localhost/oidc'

/** An issuer of access tokens for tests, with the verifier that believes it. */
export interface TestIdentity {
  verify: TokenVerifier
  issuer: string
  /** What the issuer publishes, for verifiers in other processes. */
  jwks: JSONWebKeySet
  internalKey: Uint8Array
  /** Someone new with these roles; `call` is how they call services. */
  person(tenant: string, ...roles: readonly Role[]): Promise<{ principal: Principal; call: CallContext }>
  /** Somebody whom the services know already. */
  member(facts: { id: string; tenant: string; name: string; role: Role }): Promise<CallContext>
}

/** Makes an issuer with a key of its own. */
export async function testIdentity(): Promise<TestIdentity> {
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256' }] }
  const internalKey = randomBytes(32)
  return {
    issuer: ISSUER,
    jwks,
    internalKey,
    verify: createTokenVerifier({ issuer: ISSUER, keys: createLocalJWKSet(jwks), internalKey }),
    async person(tenant, ...roles) {
      const subject = randomUUID()
      const facts = { tenant, roles, name: `${roles.join(' ')} of ${tenant}`, email: `${subject}@${tenant}.example` }
      const token = await tokenOf(subject, facts)
      return { principal: { subject, ...facts, token }, call: { token } }
    },
    async member({ id, tenant, name, role }) {
      return { token: await tokenOf(id, { tenant, name, roles: [role], email: `${id}@${tenant}.example` }) }
    },
  }

  function tokenOf(subject: string, facts: Omit<Principal, 'subject' | 'token'>): Promise<string> {
    return new SignJWT({ ...facts })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(ISSUER)
      .setAudience('torrent')
      .setSubject(subject)
      .setExpirationTime('5m')
      .sign(privateKey)
  }
}
