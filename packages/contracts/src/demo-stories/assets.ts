import { readFileSync } from 'node:fs'

/** What the files turn out to be when they are looked into: type, and of images their size in pixels. */
const ASSETS = {
  'nesting.png': { contentType: 'image/png', width: 960, height: 640 },
  'storage-test.png': { contentType: 'image/png', width: 960, height: 600 },
  'thickness.csv': { contentType: 'text/csv; charset=utf-8', width: 0, height: 0 },
} as const

export type DemoAsset = keyof typeof ASSETS

/** A file that people of the demo have shared, with its bytes. */
export function demoAsset(asset: DemoAsset) {
  const bytes = readFileSync(new URL(`./files/${asset}`, import.meta.url))
  return { ...ASSETS[asset], bytes }
}
