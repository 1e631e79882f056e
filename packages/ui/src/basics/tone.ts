/** What a colour means: never the only carrier of the meaning, there is always a word or an icon with it. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger'
