import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import styles from './document-stepper.module.css'

/** `stopped`: the document ended here and not where the path leads (rejected, lost, cancelled). */
export type StepState = 'done' | 'current' | 'upcoming' | 'stopped'

const words: Words<Record<StepState, string> & { label: string }> = {
  ja: { label: '進み具合', done: '完了', current: '現在', upcoming: 'これから', stopped: '終了' },
  en: { label: 'Progress', done: 'Done', current: 'Now', upcoming: 'To come', stopped: 'Ended' },
}

export interface DocumentStepperProps {
  steps: readonly {
    label: string
    state: StepState
    /** Under the label: who or when. */
    hint?: string
  }[]
}

/** Where a document stands on its ordinary path. */
export function DocumentStepper({ steps }: DocumentStepperProps) {
  const text = useWords(words)
  return (
    <ol className={styles.steps} aria-label={text.label}>
      {steps.map((step, index) => (
        <li
          key={step.label}
          className={styles.step}
          data-state={step.state}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.stepMark} aria-hidden="true">
            {step.state === 'done' ? <Icon name="check" size={14} /> : null}
            {step.state === 'stopped' ? <Icon name="x" size={14} /> : null}
            {step.state === 'current' || step.state === 'upcoming' ? index + 1 : null}
          </span>
          <span className={styles.stepLabel}>
            {step.label}
            <VisuallyHidden> ({text[step.state]})</VisuallyHidden>
          </span>
          {step.hint && <span className={styles.stepHint}>{step.hint}</span>}
        </li>
      ))}
    </ol>
  )
}
