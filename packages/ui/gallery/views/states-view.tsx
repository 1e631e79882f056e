import { Button, Card, DocumentSkeleton, EmptyState, ErrorPanel, Grid, ListSkeleton, Page } from '@torrent/ui'
import type { ViewProps } from '../settings.ts'

export function StatesView({ say }: ViewProps) {
  return (
    <Page title={say('状態', 'States')}>
      <Grid min={420}>
        <Card flush>
          <EmptyState
            icon="quote"
            title={say('見積はまだありません', 'No quotes yet')}
            action={
              <Button variant="primary" icon="plus">
                {say('新規見積', 'New quote')}
              </Button>
            }
          >
            {say(
              '最初の見積を作成するか、Excel から取り込んでください。',
              'Create the first one, or import from Excel.',
            )}
          </EmptyState>
        </Card>
        <Card flush>
          <ErrorPanel
            onRetry={() => {}}
            icon="plug-off"
            title={say('出荷の画面を読み込めませんでした', 'The shipping screen could not be loaded')}
            code="remote.unreachable · 4f1c0b"
          >
            {say('他の画面は引き続きお使いいただけます。', 'Everything else goes on working.')}
          </ErrorPanel>
        </Card>
        <Card flush>
          <ListSkeleton rows={5} />
        </Card>
        <Card flush>
          <DocumentSkeleton />
        </Card>
      </Grid>
    </Page>
  )
}
