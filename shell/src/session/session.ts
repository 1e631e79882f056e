// The only module that knows the session library; it may be replaced here without anybody noticing.
// It loads when it is needed, because a page of somebody who is signed in starts without it.

/** The identity provider as the gateway calls it. */
const PROVIDER = 'torrent'

const library = () => import('next-auth/react')

/** Goes to the sign-in page of the identity provider and comes back to an address of the portal. */
export async function signIn(returnTo: string = location.href): Promise<void> {
  const { signIn: start } = await library()
  await start(PROVIDER, { redirectTo: returnTo })
}

/** Ends the session here, in the other tabs and at the identity provider. */
export async function signOut(): Promise<void> {
  const { signOut: end } = await library()
  await end({ redirectTo: '/' })
}

/** Whether somebody is signed in; undefined when the server cannot be asked at the moment. */
export async function hasSession(): Promise<boolean | undefined> {
  try {
    const answer = await fetch('/api/auth/session')
    return answer.ok ? Boolean(await answer.json()) : undefined
  } catch {
    return undefined
  }
}
