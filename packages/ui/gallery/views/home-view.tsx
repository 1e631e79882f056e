import { Alert, Badge, Button, ButtonLink, Card, Grid, Icon, Kbd, Page, Row, Stack, StatCard } from '@torrent/ui'
import { JobPanel, NotificationsList } from '@torrent/ui/jobs'
import { addressOf, type ViewProps } from '../settings.ts'

export function HomeView({ say, settings }: ViewProps) {
  const now = Date.now()
  const minutes = (count: number) => now - count * 60_000
  return (
    <Page
      title={say('おはようございます、佐藤さん', 'Good morning, Misaki')}
      subtitle={say('2026年11月22日(日)', 'Sunday, 22 November 2026')}
      actions={
        <ButtonLink variant="primary" icon="plus" href={addressOf(settings, { view: 'edit' })}>
          {say('新規見積', 'New quote')}
        </ButtonLink>
      }
    >
      <Grid min={240}>
        <StatCard
          icon="edit"
          label={say('下書きの見積', 'Draft quotes')}
          value="7"
          href="?view=list"
          hint={say('うち 2 件は 3 日以上前', '2 older than three days')}
        />
        <StatCard
          icon="clock"
          label={say('承認待ち', 'Waiting for approval')}
          value="3"
          href="?view=list"
          hint="¥4,820,000"
        />
        <StatCard
          icon="alert"
          label={say('今週で期限切れ', 'Expire this week')}
          value="5"
          href="?view=list"
          hint={say('最も近い期限 11/24', 'First on 24 Nov')}
        />
        <StatCard
          icon="shipment"
          label={say('本日の出荷', 'Shipments today')}
          value="12"
          href="?view=list"
          hint={say('9 件完了', '9 done')}
        />
      </Grid>
      <Grid min={340}>
        <Card title={say('処理', 'Jobs')}>
          <JobPanel
            jobs={[
              {
                id: '1',
                title: say('見積 Q-2026-01284 を受注に変換', 'Convert quote Q-2026-01284 to an order'),
                state: 'running',
                startedAt: minutes(0),
                steps: [
                  { key: 'a', label: say('見積の残数量を確保', 'Reserve open quantities'), state: 'done' },
                  { key: 'b', label: say('受注を作成', 'Create order'), state: 'running' },
                  { key: 'c', label: say('見積を更新', 'Update quote'), state: 'pending' },
                ],
              },
              {
                id: '2',
                title: say('出荷 SH-2026-00311 を作成', 'Create shipment SH-2026-00311'),
                state: 'compensated',
                startedAt: minutes(42),
                error: say(
                  '受注が保留中のため出荷を作成できません。',
                  'The order is on hold, so it cannot be shipped.',
                ),
                steps: [
                  { key: 'a', label: say('数量を引き当て', 'Allocate quantities'), state: 'compensated' },
                  { key: 'b', label: say('出荷を作成', 'Create shipment'), state: 'failed' },
                ],
              },
            ]}
          />
        </Card>
        <Card title={say('通知', 'Notifications')}>
          <NotificationsList
            onReadAll={() => {}}
            notifications={[
              {
                id: '1',
                title: say(
                  '田中さんが Q-2026-01279 の承認を依頼しました',
                  'Ken Tanaka asks for approval of Q-2026-01279',
                ),
                text: say('制御盤筐体 20台 · ¥3,214,000', 'Control cabinets, 20 units · ¥3,214,000'),
                at: minutes(4),
                read: false,
                icon: 'checklist',
                href: '#',
              },
              {
                id: '2',
                title: say('Q-2026-01251 の有効期限は明後日です', 'Q-2026-01251 expires the day after tomorrow'),
                at: minutes(190),
                read: false,
                tone: 'warning',
                href: '#',
              },
              {
                id: '3',
                title: say('SO-2026-00871 が出荷されました', 'SO-2026-00871 was shipped'),
                at: minutes(1500),
                read: true,
                icon: 'shipment',
                tone: 'success',
                href: '#',
              },
            ]}
          />
        </Card>
        <Stack>
          <Card title={say('部品', 'Parts')}>
            <Stack space={3}>
              <Row>
                <Button variant="primary">{say('保存', 'Save')}</Button>
                <Button>{say('複製', 'Duplicate')}</Button>
                <Button variant="subtle" icon="refresh">
                  {say('更新', 'Refresh')}
                </Button>
                <Button variant="danger" icon="trash">
                  {say('削除', 'Delete')}
                </Button>
                <Button variant="dangerOutline">{say('却下', 'Reject')}</Button>
                <Button variant="primary" loading>
                  {say('送信中', 'Sending')}
                </Button>
                <Button disabled>{say('無効', 'Disabled')}</Button>
              </Row>
              <Row>
                <Badge dot>{say('下書き', 'Draft')}</Badge>
                <Badge dot tone="info">
                  {say('承認待ち', 'Submitted')}
                </Badge>
                <Badge dot tone="success">
                  {say('承認済み', 'Approved')}
                </Badge>
                <Badge dot tone="warning">
                  {say('期限切れ', 'Expired')}
                </Badge>
                <Badge dot tone="danger">
                  {say('差し戻し', 'Rejected')}
                </Badge>
              </Row>
              <Row>
                <Kbd>Ctrl</Kbd> <Kbd>K</Kbd> <Icon name="search" />{' '}
                <a href="?view=list">{say('一覧へ', 'To the list')}</a>
              </Row>
            </Stack>
          </Card>
          <Alert tone="warning" title={say('通信が不安定です', 'The connection is unstable')}>
            {say('変更は保存されています。', 'Your changes are safe.')}
          </Alert>
          <Alert
            tone="danger"
            title={say('保存できませんでした', 'Not saved')}
            actions={<Button size="sm">{say('再試行', 'Retry')}</Button>}
          >
            {say('明細 3 行目の数量を確認してください。', 'Check the quantity in line 3.')}
          </Alert>
          <Alert tone="success">{say('受注 SO-2026-00874 を登録しました。', 'Order SO-2026-00874 was created.')}</Alert>
          <Alert tone="info">
            {say('承認されると編集できなくなります。', 'Once approved it can no longer be edited.')}
          </Alert>
        </Stack>
      </Grid>
    </Page>
  )
}
