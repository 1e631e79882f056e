import {
  Button,
  ConfirmDialog,
  Drawer,
  FormDialog,
  Menu,
  Modal,
  Page,
  Popover,
  Row,
  Stack,
  Tabs,
  TextField,
  Tooltip,
  toast,
} from '@torrent/ui'
import { Calendar, DateField } from '@torrent/ui/date'
import { ConflictDialog } from '@torrent/ui/document'
import { ComboboxField, type ComboboxOption } from '@torrent/ui/fields'
import { JobPanel } from '@torrent/ui/jobs'
import { useState } from 'react'
import { customers, searchIn } from '../sample.ts'
import type { ViewProps } from '../settings.ts'

export function OverlaysView({ say }: ViewProps) {
  const [open, setOpen] = useState<string | null>(new URLSearchParams(location.search).get('open'))
  const [tab, setTab] = useState('general')
  const [reason, setReason] = useState('')
  const [customer, setCustomer] = useState<ComboboxOption | null>(null)
  const [date, setDate] = useState('')
  const close = () => setOpen(null)
  return (
    <Page title={say('ダイアログ', 'Dialogs')} width="narrow">
      <Row>
        {['modal', 'confirm', 'conflict', 'drawer'].map(name => (
          <Button key={name} onClick={() => setOpen(name)}>
            {name}
          </Button>
        ))}
        <Button onClick={() => toast({ tone: 'success', title: say('保存しました', 'Saved'), text: 'Q-2026-01284' })}>
          toast
        </Button>
        <Button
          onClick={() =>
            toast({
              tone: 'danger',
              title: say('送信できませんでした', 'Could not be sent'),
              action: { label: say('再試行', 'Retry'), onSelect: () => {} },
            })
          }
        >
          toast with action
        </Button>
        <Tooltip label={say('説明', 'An explanation')}>
          <Button>tooltip</Button>
        </Tooltip>
        <Menu
          trigger={<Button iconRight="chevron-down">menu</Button>}
          items={[
            { label: say('複製', 'Duplicate'), icon: 'copy', onSelect: () => {} },
            { label: say('印刷', 'Print'), icon: 'printer', onSelect: () => {}, hint: 'Ctrl P' },
            { divider: true },
            { label: say('取消', 'Cancel order'), icon: 'ban', danger: true, onSelect: () => {} },
          ]}
        />
        <Popover label={say('絞り込み', 'Filter')} trigger={<Button icon="filter">popover</Button>} width={260}>
          <TextField label={say('金額 以上', 'Amount at least')} value="" onChange={() => {}} />
        </Popover>
      </Row>
      <Tabs
        label={say('設定', 'Settings')}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            id: 'general',
            label: say('一般', 'General'),
            content: <Calendar value="2026-11-25" today="2026-11-22" onSelect={() => {}} min="2026-11-05" />,
          },
          { id: 'lines', label: say('明細', 'Lines'), count: 12, content: <p>{say('明細の内容', 'The lines')}</p> },
        ]}
      />
      <FormDialog
        opened={open === 'modal'}
        title={say('見積を差し戻す', 'Reject quote')}
        submitLabel={say('差し戻す', 'Reject')}
        ready={reason.trim() !== ''}
        onSubmit={() => {
          toast({ tone: 'success', title: say('差し戻しました', 'Rejected'), text: reason })
          close()
        }}
        onClose={close}
      >
        <TextField
          label={say('理由', 'Reason')}
          required
          value={reason}
          onChange={setReason}
          error={reason.trim() === '' ? say('理由を入力してください', 'Enter a reason') : undefined}
        />
      </FormDialog>
      <Modal opened={open === 'form'} onClose={close} title={say('納期の変更', 'Change of date')}>
        <Stack>
          <ComboboxField
            label={say('得意先', 'Customer')}
            value={customer}
            onChange={setCustomer}
            search={searchIn(customers(say))}
          />
          <DateField label={say('希望納期', 'Requested date')} value={date} onChange={setDate} today="2026-11-22" />
        </Stack>
      </Modal>
      <Modal
        opened={open === 'stubborn'}
        onClose={() => {}}
        title={say('サインアウトしました', 'Signed out')}
        size="sm"
        footer={<Button variant="primary">{say('サインイン', 'Sign in')}</Button>}
      >
        {say('続けるにはもう一度サインインしてください。', 'Sign in again to go on.')}
      </Modal>
      <ConfirmDialog
        opened={open === 'confirm'}
        title={say('受注 SO-2026-00871 を取り消しますか?', 'Cancel order SO-2026-00871?')}
        irreversible={say(
          '取り消した受注は元に戻せません。出荷予定 1 件も取り消されます。',
          'A cancelled order cannot be reopened. One planned shipment is cancelled with it.',
        )}
        confirmLabel={say('受注を取り消す', 'Cancel order')}
        danger
        onConfirm={close}
        onCancel={close}
      >
        {say('得意先: 東海精機株式会社', 'Customer: Tokai Seiki Co., Ltd.')}
      </ConfirmDialog>
      <ConflictDialog
        opened={open === 'conflict'}
        who={say('田中 健', 'Ken Tanaka')}
        fields={[
          {
            key: 'subject',
            label: say('件名', 'Subject'),
            mine: say('搬送装置フレーム一式(改)', 'Conveyor frame (revised)'),
            theirs: say('搬送装置フレーム 2 式', 'Two conveyor frames'),
          },
          { key: 'valid', label: say('有効期限', 'Valid until'), mine: '2026/12/22', theirs: '2026/12/31' },
          { key: 'note', label: say('備考', 'Remarks'), mine: '', theirs: say('分納可', 'Partial delivery allowed') },
        ]}
        onResolve={close}
        onDiscard={close}
        onClose={close}
      />
      <Drawer opened={open === 'drawer'} onClose={close} title={say('処理', 'Jobs')}>
        <JobPanel
          jobs={[
            { id: '1', title: say('受注を作成', 'Create order'), state: 'succeeded', startedAt: Date.now() - 5000 },
            {
              id: '2',
              title: say('出荷を作成', 'Create shipment'),
              state: 'failed',
              startedAt: Date.now() - 90_000,
              error: say('在庫が不足しています。', 'Not enough stock.'),
              action: <Button size="sm">{say('再試行', 'Retry')}</Button>,
            },
          ]}
        />
      </Drawer>
    </Page>
  )
}
