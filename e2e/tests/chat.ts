import type { Locator, Page } from '@playwright/test'
import { demoMembers } from '@torrent/contracts/demo'
import { expect, type Role } from '@torrent/e2e-kit'
import { ask } from './business.ts'

/** A conversation as the BFF answers it, as far as tests look at it. */
interface Made {
  id: string
  name: string
}

/** The member with this role who is offered on the sign-in page. */
export function memberOf(role: Role, tenant = 'acme-metal'): { id: string; name: string } {
  const found = demoMembers(tenant).find(({ login }) => login === `${role}@${tenant}.example`)
  if (!found) throw new Error(`nobody in ${tenant} is ${role}`)
  return found
}

/** A channel of the person in this page, with these people in it. */
export function channelWith(page: Page, name: string, roles: readonly Role[], open = false): Promise<Made> {
  const memberIds = roles.map(role => memberOf(role).id)
  const unique = `${name} ${crypto.randomUUID().slice(0, 6)}`
  return ask<Made>(page, 'chat.createChannel', { id: crypto.randomUUID(), name: unique, topic: '', open, memberIds })
}

/** The text box of the conversation, or of the region given. */
export const composer = (within: Page | Locator) => within.getByRole('textbox', { name: 'Message', exact: true })

/** Opens a conversation's page and waits until something can be written. */
export async function openChannel(page: Page, id: string): Promise<void> {
  await page.goto(`/chat/${id}`)
  await expect(composer(page)).toBeEditable()
}

export async function say(within: Page | Locator, text: string): Promise<void> {
  await composer(within).fill(text)
  await within.getByRole('button', { name: 'Send', exact: true }).click()
}

/** Says something in a channel as the person in this page, whatever it shows. Answers the message's id. */
export async function said(page: Page, conversationId: string, body: string, more: object = {}): Promise<string> {
  const id = crypto.randomUUID()
  await ask(page, 'chat.post', {
    service: 'channel',
    conversationId,
    id,
    body,
    mentions: [],
    mentionsAll: false,
    ...more,
  })
  return id
}

/** The messages of the conversation; those of a thread stand in a log of their own beside it. */
export const messages = (within: Page | Locator) => within.getByRole('log').first().getByRole('article')

/** The message that says this, in the conversation and not in its thread. */
export function message(within: Page | Locator, text: string): Locator {
  return messages(within).filter({ hasText: text })
}

/** Types as a Japanese input method does: the text stands underlined, Enter takes it over, and sends nothing. */
export async function compose(page: Page, steps: readonly string[], text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  for (const step of steps) {
    const [selectionStart, selectionEnd] = [step.length, step.length]
    await session.send('Input.imeSetComposition', { text: step, selectionStart, selectionEnd })
  }
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter })
  await session.send('Input.insertText', { text })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter })
  await session.detach()
}
