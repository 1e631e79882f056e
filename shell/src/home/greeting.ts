/** The greeting for an hour of the day (0–23, the person's own clock). */
export function greetingAt(hour: number): 'home.morning' | 'home.day' | 'home.evening' {
  if (hour >= 4 && hour < 11) return 'home.morning'
  return hour >= 11 && hour < 18 ? 'home.day' : 'home.evening'
}
