import { expect, it } from 'vitest'
import { type JobStepState, jobProgress } from './job-panel.tsx'

const steps = (...states: JobStepState[]) => states.map((state, index) => ({ key: String(index), label: '', state }))

it('counts the steps that are over, whatever their outcome', () => {
  expect(jobProgress({ state: 'running', steps: steps('done', 'running', 'pending', 'pending') })).toBe(0.25)
  expect(jobProgress({ state: 'compensating', steps: steps('compensated', 'failed') })).toBe(1)
})

it('is whole when the job is done, and unknown while a job has no steps', () => {
  expect(jobProgress({ state: 'succeeded' })).toBe(1)
  expect(jobProgress({ state: 'running', steps: [] })).toBeUndefined()
})
