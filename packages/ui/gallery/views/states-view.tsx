import {
  Button,
  Card,
  DocumentSkeleton,
  EmptyState,
  ErrorPanel,
  Grid,
  IconButton,
  ListSkeleton,
  Page,
  Row,
} from '@torrent/ui'
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
        <Card>
          {/* What is shown at the corner is not always the number of the name. */}
          <Row>
            <IconButton icon="bell" label={say('通知', 'Notifications')} />
            <IconButton icon="bell" label={say('通知、未読3件', 'Notifications, 3 unread')} count={3} />
            <IconButton icon="chat" label={say('未読2件', '2 unread')} count={1} countTone="danger" />
            <IconButton icon="jobs" label={say('実行中120件', '120 running')} count={120} />
          </Row>
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
