import styles from './members.module.css'
import { useMember } from './use-member.ts'

/** Where somebody works and as what, small; nothing while it is not known. */
export function MemberPost({ id }: { id: string }) {
  const { department = '', title = '' } = useMember(id)?.profile ?? {}
  const text = [department, title].filter(Boolean).join(' · ')
  return text !== '' && <p className={styles.soft}>{text}</p>
}
