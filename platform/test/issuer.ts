import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type DemoMember, demoMembers } from '@torrent/contracts/demo'
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTVerifyGetKey, SignJWT } from 'jose'

export interface Issuer {
  issuer: string
  /** Where processes of their own fetch the public keys. */
  jwksUrl: string
  /** The same keys for this process. */
  keys: JWTVerifyGetKey
  /** An access token of the demo's person with this role. */
  tokenOf(tenant: string, role: DemoMember['role']): Promise<string>
  close(): Promise<void>
}

/** In the place of the identity provider: signs the demo's people in without asking, and publishes its keys. */
export async function startIssuer(): Promise<Issuer> {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] }
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify(jwks))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/oidc`
  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    keys: createLocalJWKSet(jwks),
    async tokenOf(tenant, role) {
      const member = demoMembers(tenant).find(candidate => candidate.role === role)
      if (!member) throw new Error(`nobody in ${tenant} is ${role}`)
      return new SignJWT({ tenant, roles: [member.role], name: member.name, email: member.login })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setIssuer(issuer)
        .setAudience('torrent')
        .setSubject(member.id)
        .setExpirationTime('1h')
        .sign(privateKey)
    },
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
}
