import type { Stories } from './story.ts'

/** A few days at a food maker: best-before dates, a cold chain, a new product, an audit. */
export const MORI_FOODS: Stories = {
  groupChannels: {
    all: [
      {
        at: '-4 09:00',
        by: 'admin',
        say: '@{all} 今週から、見積・受注・出荷の連絡をこのポータルにまとめます。各伝票の「ディスカッション」に書くと、営業から出荷まで同じ内容を確認できます。',
        react: { '👍': ['sales', 'orders', 'shipping', 'quality'], '🎉': ['sales3'] },
        pinned: true,
      },
      {
        at: '-3 08:40',
        by: 'quality',
        say: '来週、FSSC 22000の更新審査があります。製造エリアに入る方は、手洗いの記録と着衣の確認をお願いします。',
        react: { '👍': ['production', 'foreman', 'maker', 'packer'] },
      },
      {
        at: '-1 16:30',
        by: 'orderLead',
        say: '年末の早納入について、締め日の一覧を更新しました。お客様ごとに異なるのでご注意ください。',
        react: { '🙏': ['sales', 'sales2', 'orders'] },
      },
    ],
    sales: [
      {
        at: '-4 10:30',
        by: 'sales',
        say: '量販店様から、年末向けの詰め合わせの見積依頼をいただきました。数量は3,000セット、軽減税率の対象です。',
        replies: [
          { at: '-4 10:45', by: 'manager', say: '箱は課税対象になりませんか？一体資産の判定を確認しましょう。' },
          {
            at: '-4 11:20',
            by: 'sales',
            say: '経理に確認しました。税抜1万円以下で食品の割合が2/3以上なので、8%で問題ありません。',
            react: { '👍': ['manager', 'approver'] },
          },
        ],
      },
      {
        at: '-2 13:15',
        by: 'sales2',
        say: '試食会、大変好評でした。新しい柚子味のドレッシングに引き合いが5件あります🍋',
        react: { '🎉': ['sales', 'approver', 'sales3'] },
      },
      {
        at: '-1 15:40',
        by: 'approver',
        say: '@{sales} 詰め合わせの見積、承認しました。賞味期限の残日数の条件を忘れずに記載してください。',
        react: { '🙏': ['sales'] },
      },
    ],
    export: [
      {
        at: '-3 14:10',
        by: 'export',
        say: 'The importer asks for an ingredient list in English and the allergen sheet. アレルゲン一覧の英語版はありますか？',
        replies: [
          {
            at: '-3 14:35',
            by: 'sales',
            say: '品質保証課に最新版があります。午後にお送りします。',
            react: { '🙏': ['export'] },
          },
        ],
      },
    ],
    orders: [
      {
        at: '-2 09:20',
        by: 'orders2',
        say: '本日17時以降の追加注文は、翌々日着になります。お客様への案内文を更新しました。',
        react: { '👍': ['orders', 'orderLead'] },
      },
      {
        at: '-1 11:00',
        by: 'orders',
        say: 'ケース単位とバラ単位の取り違えが1件ありました。単位欄の確認をお願いします。',
      },
    ],
    making: [
      {
        at: '-4 07:50',
        by: 'foreman',
        say: '本日の製造: Aライン ドレッシング 4バッチ、Bライン ジャム 2バッチ。Bラインは15時から洗浄です。',
        react: { '👍': ['maker', 'maker2'] },
      },
      {
        at: '-2 10:35',
        by: 'maker',
        say: 'Aラインの充填量が平均で2g多くなっています。ノズルを調整します。',
        replies: [
          { at: '-2 10:50', by: 'inspector', say: '抜き取り検査では規格内でした。調整後にもう一度測ります。' },
          {
            at: '-2 11:30',
            by: 'maker',
            say: '調整しました。平均+0.3gです。',
            react: { '👏': ['foreman', 'production'] },
          },
        ],
      },
      {
        at: '-1 09:05',
        by: 'production',
        say: '@{foreman} 来週のゆず果汁、入荷が月曜から火曜に変わりました。計画の入れ替えをお願いします。',
      },
    ],
    quality: [
      {
        at: '-2 09:00',
        by: 'inspector',
        say: 'ジャムの保存試験、90日目の結果が出ました。糖度・pHとも規格内です。',
        files: [{ asset: 'storage-test.png', name: '保存試験_90日.png' }],
        react: { '👍': ['quality'] },
      },
      { at: '-1 14:20', by: 'quality', say: '審査の日程が決まりました。初日は製造、二日目は倉庫と物流です。' },
    ],
    shipping: [
      {
        at: '-4 15:30',
        by: 'shipping',
        say: '明日は冷蔵便が2便増えます。保冷箱の数を確認してください。',
        react: { '👍': ['packer', 'dispatch'] },
      },
      {
        at: '-2 16:10',
        by: 'packer',
        say: '賞味期限が混在したパレットがありました。先入れ先出しで積み直しています。',
        replies: [
          { at: '-2 16:20', by: 'shipping', say: 'ロットの登録も忘れずに。' },
          {
            at: '-2 17:05',
            by: 'packer',
            say: '完了しました。出荷の画面にロットを入力済みです。',
            react: { '🙏': ['shipping', 'orders'] },
          },
        ],
      },
      { at: '-1 13:45', by: 'dispatch', say: '冷蔵車の温度記録、全便2〜6℃で推移しました。' },
    ],
    it: [
      {
        at: '-3 10:00',
        by: 'operator',
        say: 'ポータルの言語とテーマは、画面右上でいつでも切り替えられます。',
        pinned: true,
        react: { '👍': ['admin'] },
      },
    ],
    kaizen: [
      {
        at: '-3 16:50',
        by: 'maker2',
        say: '提案: 洗浄の手順書を写真入りにすると、新人の方も迷わないと思います。',
        react: { '👍': ['foreman', 'quality', 'packer'], '💡': ['production'] },
        replies: [{ at: '-2 08:30', by: 'quality', say: '審査でも喜ばれると思います。Bラインから作りましょう。' }],
      },
    ],
    pricing: [
      {
        at: '-2 17:45',
        by: 'approver',
        say: '砂糖と容器の値上がりを受けて、ジャムの価格改定案を作りました。金曜に話しましょう。',
      },
      {
        at: '-1 10:10',
        by: 'manager',
        say: '容量を変えない前提で進めたいです。{sales}さんの得意先の反応も聞かせてください。',
      },
    ],
  },
  channels: [
    {
      ...{ key: 'chatter', name: '雑談', topic: 'お昼、天気、週末のこと', members: 'all' },
      lines: [
        {
          at: '-2 12:25',
          by: 'sales3',
          say: '試作の栗ジャム、休憩室に置いてあります🌰',
          react: { '😋': ['orders', 'export', 'dispatch'] },
        },
        { at: '-2 12:50', by: 'dispatch', say: 'ごちそうさまでした。トーストに合います！' },
      ],
    },
    {
      ...{ key: 'new-products', name: '新商品開発', topic: '試作、試食、パッケージ' },
      members: ['sales', 'sales2', 'approver', 'production', 'quality', 'maker2'],
      lines: [
        {
          at: '-1 10:40',
          by: 'sales2',
          say: '柚子ドレッシングのラベル案、A案とB案があります。どちらがよいでしょうか。A案なら👍、B案なら❤️を付けてください。',
          react: { '👍': ['sales', 'quality'], '❤️': ['approver', 'production', 'maker2'] },
        },
      ],
    },
  ],
  groupRooms: {
    sales: [
      {
        at: '-1 08:50',
        by: 'manager',
        say: 'おはようございます。朝会は9:10からです。',
        react: { '👌': ['sales', 'sales2'] },
      },
    ],
    shipping: [{ at: '-1 07:45', by: 'shipping', say: '冷蔵庫2番の霜取りを9時に行います。' }],
  },
  directs: [
    {
      between: ['sales', 'approver'],
      lines: [
        { at: '-2 15:10', by: 'sales', say: '詰め合わせの見積を提出しました。確認をお願いします。' },
        { at: '-2 15:40', by: 'approver', say: '夕方に見ます。' },
      ],
    },
    {
      between: ['orders', 'shipping'],
      lines: [
        { at: '-1 10:05', by: 'orders', say: '本日の追加分、15時の便に間に合いますか？' },
        { at: '-1 10:12', by: 'shipping', say: '間に合います。' },
      ],
    },
  ],
  unread: { sales: { all: 1, sales: 1 }, approver: { pricing: 1 }, orders: { shipping: 1 }, shipping: { all: 1 } },
}
