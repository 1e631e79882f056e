/** What the person has to change; shown without a stack trace. */
export class Problem extends Error {}
