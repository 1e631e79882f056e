import { useState } from 'react'
import { Button } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Modal } from '../overlays/modal.tsx'
import styles from './conflict-dialog.module.css'

interface ConflictWords {
  title: string
  explain: (who: string) => string
  someone: string
  field: string
  mine: string
  theirs: string
  empty: string
  save: string
  discard: string
}

const words: Words<ConflictWords> = {
  ja: {
    title: '同時に変更されました',
    explain: who =>
      `編集中に${who}がこの文書を保存しました。項目ごとにどちらを残すか選んでください。まだ何も上書きされていません。`,
    someone: 'ほかの人',
    field: '項目',
    mine: 'あなたの変更',
    theirs: '保存済みの内容',
    empty: '(なし)',
    save: '選んだ内容で保存',
    discard: '自分の変更を破棄',
  },
  en: {
    title: 'Changed at the same time',
    explain: who =>
      `${who} saved this document while you were editing. Choose what to keep for each field. Nothing has been overwritten yet.`,
    someone: 'Someone else',
    field: 'Field',
    mine: 'Your change',
    theirs: 'Saved version',
    empty: '(empty)',
    save: 'Save with these choices',
    discard: 'Discard my changes',
  },
}

export type ConflictChoice = 'mine' | 'theirs'

export interface ConflictDialogProps {
  opened: boolean
  /** Who saved in the meantime, if known. */
  who?: string
  /** The fields that differ, formatted. */
  fields: readonly { key: string; label: string; mine: string; theirs: string }[]
  /** Saves again, based on the saved version, with the chosen value of each field. */
  onResolve: (choices: Record<string, ConflictChoice>) => void
  /** Takes the saved version as it is. */
  onDiscard: () => void
  /** Goes on editing; nothing is decided. */
  onClose: () => void
  busy?: boolean
}

/** Two people changed one document: shows both versions side by side and lets the person choose field by field. */
export function ConflictDialog({ opened, who, fields, onResolve, onDiscard, onClose, busy }: ConflictDialogProps) {
  const text = useWords(words)
  const [theirs, setTheirs] = useState<readonly string[]>([])
  const choiceOf = (key: string): ConflictChoice => (theirs.includes(key) ? 'theirs' : 'mine')
  const choose = (key: string, choice: ConflictChoice) =>
    setTheirs(choice === 'theirs' ? [...theirs, key] : theirs.filter(other => other !== key))
  const resolve = () => onResolve(Object.fromEntries(fields.map(field => [field.key, choiceOf(field.key)])))

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={text.title}
      size="lg"
      footer={
        <>
          <Button onClick={onDiscard}>{text.discard}</Button>
          <Button variant="primary" loading={busy} onClick={resolve}>
            {text.save}
          </Button>
        </>
      }
    >
      <p>{text.explain(who ?? text.someone)}</p>
      <table className={styles.conflict}>
        <thead>
          <tr>
            <th scope="col">{text.field}</th>
            <th scope="col">{text.mine}</th>
            <th scope="col">{text.theirs}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(field => (
            <tr key={field.key}>
              <th scope="row">{field.label}</th>
              {(['mine', 'theirs'] as const).map(choice => (
                <td key={choice}>
                  <label>
                    <input
                      type="radio"
                      name={`conflict-${field.key}`}
                      checked={choiceOf(field.key) === choice}
                      aria-label={`${field.label}: ${text[choice]}, ${field[choice] || text.empty}`}
                      onChange={() => choose(field.key, choice)}
                    />
                    {field[choice] || text.empty}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
