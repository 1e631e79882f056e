import { useWords, type Words } from '../language/ui-language.tsx'
import { VisuallyHidden } from '../layout/stack.tsx'
import styles from './feedback.module.css'

const words: Words<{ loading: string }> = { ja: { loading: '読み込み中' }, en: { loading: 'Loading' } }

/** One grey bar in the place of text that is on its way. */
export function Skeleton({ width = '100%', height }: { width?: number | string; height?: number | string }) {
  return <span className={styles.skeleton} style={{ width, height }} aria-hidden="true" />
}

/** The shape of a list page while it loads. */
export function ListSkeleton({ rows = 12 }: { rows?: number }) {
  const { loading } = useWords(words)
  return (
    <div className={styles.skeletonPage} aria-busy="true">
      <VisuallyHidden>{loading}</VisuallyHidden>
      <Skeleton width={180} height={24} />
      <Skeleton width="45%" height={32} />
      <div>
        {Array.from({ length: rows }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never change places
          <div className={styles.skeletonRow} key={row}>
            <Skeleton width={110} />
            <Skeleton width={`${28 + ((row * 7) % 18)}%`} />
            <Skeleton width={80} />
            <Skeleton width={90} />
            <Skeleton width={70} />
          </div>
        ))}
      </div>
    </div>
  )
}

/** The shape of a document page while it loads. */
export function DocumentSkeleton() {
  const { loading } = useWords(words)
  return (
    <div className={styles.skeletonPage} aria-busy="true">
      <VisuallyHidden>{loading}</VisuallyHidden>
      <Skeleton width={280} height={26} />
      <Skeleton height={40} />
      <div className={styles.skeletonFields}>
        {Array.from({ length: 8 }, (_, field) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never change places
          <div className={styles.skeletonField} key={field}>
            <Skeleton width={70} height={10} />
            <Skeleton height={32} />
          </div>
        ))}
      </div>
      <Skeleton height={200} />
    </div>
  )
}
