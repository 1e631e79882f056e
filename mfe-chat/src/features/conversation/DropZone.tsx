import { Icon } from '@torrent/ui'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './conversation.module.css'

/**
 * Takes files that are dropped anywhere on the conversation around it, and says so while they are held over it.
 */
export function DropZone({ onFiles, children }: { onFiles: (files: Iterable<File>) => void; children: ReactNode }) {
  const t = useText()
  const here = useRef<HTMLDivElement>(null)
  const [over, setOver] = useState(false)
  const newest = useRef(onFiles)
  useEffect(() => {
    newest.current = onFiles
  })
  useEffect(() => {
    const pane = here.current?.parentElement
    if (!pane) return undefined
    let depth = 0
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      depth += 1
      setOver(true)
    }
    const leave = () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const drag = (event: DragEvent) => hasFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      newest.current(event.dataTransfer?.files ?? [])
    }
    pane.addEventListener('dragenter', enter)
    pane.addEventListener('dragleave', leave)
    pane.addEventListener('dragover', drag)
    pane.addEventListener('drop', drop)
    return () => {
      pane.removeEventListener('dragenter', enter)
      pane.removeEventListener('dragleave', leave)
      pane.removeEventListener('dragover', drag)
      pane.removeEventListener('drop', drop)
    }
  }, [])
  return (
    <div ref={here}>
      {children}
      {over && (
        <div className={styles.drop}>
          <Icon name="upload" size={28} />
          {t('composer.drop')}
        </div>
      )}
    </div>
  )
}
