import { ACME_METAL_GROUPS } from './acme-metal-groups.ts'
import type { Stories } from './story.ts'

/** A few days at a metal works: sheets, a late coil, an urgent order, a certificate. */
export const ACME_METAL: Stories = {
  groupChannels: ACME_METAL_GROUPS,
  channels: [
    {
      ...{ key: 'chatter', name: '雑談', topic: 'お昼、天気、週末のこと', members: 'all' },
      lines: [
        {
          at: '-3 12:20',
          by: 'sales3',
          say: '駅前に新しいパン屋ができました。カレーパンが揚げたてです🥐',
          react: { '😋': ['maker2', 'orders', 'export'] },
        },
        { at: '-2 12:40', by: 'maker', say: '週末に山に行った方、紅葉はどうでしたか？' },
        {
          at: '-2 12:46',
          by: 'packer',
          say: 'まだ早かったです。来週あたりが見頃だと思います🍁',
          react: { '🍁': ['maker', 'inspector'] },
        },
      ],
    },
    {
      ...{ key: 'urgent', name: '特急対応', topic: '当日・翌日の依頼。部門をまたいで調整します' },
      members: ['sales', 'sales2', 'orders', 'orderLead', 'production', 'foreman', 'shipping', 'dispatch', 'approver'],
      lines: [
        {
          at: '-1 10:02',
          by: 'sales2',
          say: '装置メーカー様のラインが止まっていて、SS400 6t のベースプレート4枚が明日朝に必要です。可能でしょうか。',
          replies: [
            { at: '-1 10:08', by: 'foreman', say: '材料はあります。今日の15時に切断できます。' },
            { at: '-1 10:11', by: 'orders', say: '受注を登録します。注文番号が出たら知らせてください。' },
            {
              at: '-1 10:30',
              by: 'dispatch',
              say: '18時の便に載せます。明朝8時着です。',
              react: { '🙏': ['sales2'], '🚚': ['shipping', 'foreman'] },
            },
            {
              at: '-1 17:55',
              by: 'sales2',
              say: '皆さん、ありがとうございました。先方にとても喜ばれました！',
              react: { '🎉': ['foreman', 'orders', 'dispatch', 'approver'] },
            },
          ],
        },
      ],
    },
  ],
  groupRooms: {
    sales: [
      { at: '-1 08:55', by: 'manager', say: 'おはようございます。今日の朝会は9:10からです。' },
      { at: '-1 08:57', by: 'sales3', say: '客先直行のため、オンラインで参加します。', react: { '👌': ['manager'] } },
    ],
    shipping: [
      {
        at: '-1 07:50',
        by: 'shipping',
        say: 'フォークリフト2号機、充電できていませんでした。午前中は1号機を使ってください。',
      },
      { at: '-1 07:58', by: 'packer', say: '了解です。', react: { '👍': ['shipping'] } },
    ],
  },
  directs: [
    {
      between: ['sales', 'approver'],
      lines: [
        { at: '-2 15:30', by: 'sales', say: '東海精機様の見積、提出しました。お時間のあるときに確認をお願いします。' },
        { at: '-2 16:05', by: 'approver', say: '掛け率だけ一点。理由を備考に書いてもらえますか？' },
        { at: '-2 16:20', by: 'sales', say: '追記しました。', react: { '👍': ['approver'] } },
      ],
    },
    {
      between: ['sales', 'orders'],
      lines: [
        { at: '-1 11:15', by: 'orders', say: '先ほどの受注、納品先の住所が前回と違うようです。新しい倉庫でしょうか？' },
        { at: '-1 11:22', by: 'sales', say: 'はい、今月から第二倉庫です。共有が遅れてすみません。' },
        { at: '-1 11:24', by: 'orders', say: '了解しました。登録しておきます😊' },
      ],
    },
    {
      between: ['sales', 'orders', 'shipping'],
      lines: [
        { at: '-1 13:00', by: 'sales', say: '来週の北陸重工様、立ち会いで出荷します。時間を合わせたいです。' },
        { at: '-1 13:12', by: 'shipping', say: '木曜の10時なら荷受け場が空いています。' },
      ],
    },
  ],
  unread: {
    sales: { all: 1, sales: 1, 'sales+orders+shipping': 1 },
    approver: { pricing: 1, all: 1 },
    orders: { shipping: 2, all: 1 },
    shipping: { shipping: 1, 'sales+orders+shipping': 1 },
  },
}
