/**
 * The chance of at least `hits` in `trials` when each has the chance `p` (one-sided exact binomial test): small when
 * what was seen can hardly be chance.
 */
export function chanceOfAtLeast(hits: number, trials: number, p: number): number {
  if (hits <= 0) return 1
  if (hits > trials || p <= 0) return 0
  if (p >= 1) return 1
  let sum = 0
  for (let k = hits; k <= trials; k++) {
    const term = Math.exp(logChoose(trials, k) + k * Math.log(p) + (trials - k) * Math.log1p(-p))
    sum += term
    // Beyond the mean the terms only get smaller.
    if (k > trials * p && term < 1e-15) break
  }
  return Math.min(1, sum)
}

function logChoose(n: number, k: number): number {
  return logFactorial(n) - logFactorial(k) - logFactorial(n - k)
}

const known = [0]

function logFactorial(n: number): number {
  // Stirling's series; its error is below 1e-12 from here on.
  if (n > 250) return n * Math.log(n) - n + Math.log(2 * Math.PI * n) / 2 + 1 / (12 * n) - 1 / (360 * n ** 3)
  for (let k = known.length; k <= n; k++) known.push((known[k - 1] ?? 0) + Math.log(k))
  return known[n] ?? 0
}
