import type { Stories } from './story.ts'

/** What is said in the default channels of a metal works' groups: sheets, a late coil, a certificate in English. */
export const ACME_METAL_GROUPS: Stories['groupChannels'] = {
  all: [
    {
      at: '-4 09:00',
      by: 'admin',
      say: '@{all} 本日より、見積・受注・出荷のやり取りはこのポータルに集約します。各伝票の画面の「ディスカッション」に書くと、関係者全員が同じ場所で確認できます。使い方の質問は情報システム課のチャネルへどうぞ。',
      react: { '👍': ['sales', 'orders', 'shipping', 'production'], '🎉': ['sales2', 'maker2'] },
      pinned: true,
    },
    {
      at: '-3 08:45',
      by: 'production',
      say: '来週水曜の午前、受電設備の点検で第2工場が停電します。9:00〜12:00はレーザー加工機と曲げ機を止めます。急ぎの加工がある場合は今週中に相談してください。',
      react: { '🙏': ['sales', 'orderLead', 'shipping'] },
      replies: [
        { at: '-3 09:05', by: 'orders', say: '承知しました。東海精機様の水曜分は火曜に前倒しできますか？' },
        {
          at: '-3 09:20',
          by: 'foreman',
          say: '火曜の夕方に段取りを入れます。材料は揃っています。',
          react: { '👍': ['orders', 'sales'] },
        },
      ],
    },
    {
      at: '-2 12:05',
      by: 'maker2',
      say: '社員食堂、今日から冷やし中華が始まっています🍜',
      react: { '🍜': ['sales', 'maker', 'dispatch', 'inspector'], '😋': ['sales3'] },
    },
    {
      at: '-1 17:30',
      by: 'orderLead',
      say: '月末の締めは通常どおり25日17時です。受注の登録漏れがないか、各自ご確認をお願いします。',
      react: { '👍': ['orders', 'orders2', 'sales2'] },
    },
  ],
  sales: [
    {
      at: '-4 10:12',
      by: 'sales',
      say: '東海精機様からSUS304 2B 1.5tの追加見積依頼をいただきました。前回と同じ条件で10枚、希望納期は再来週です。',
      replies: [
        {
          at: '-4 10:20',
          by: 'manager',
          say: '前回は値引き5%でしたね。今回もニッケルの市況を見てからにしましょう。',
        },
        {
          at: '-4 10:31',
          by: 'sales',
          say: '市況の表を添えて夕方までに出します。@{approver} 承認をお願いすることになります。',
        },
        { at: '-4 10:33', by: 'approver', say: '了解。16時以降は席にいます。', react: { '🙏': ['sales'] } },
      ],
    },
    {
      at: '-3 11:02',
      by: 'sales2',
      say: '新規のお客様（装置メーカー）を訪問してきました。A5052の切断と曲げまで一括で頼める先を探しているとのこと。試作は小ロットです。',
      react: { '🎉': ['sales', 'sales3', 'approver'] },
    },
    {
      at: '-3 11:10',
      by: 'approver',
      say: 'いいですね。試作の段階から製造部の{foreman}さんに図面を見てもらってください。',
    },
    {
      at: '-2 14:40',
      by: 'sales3',
      say: '見積の有効期限を過ぎたものが3件あります。改訂するか失効にするか、担当の方は明日までに判断をお願いします。',
      react: { '👀': ['sales', 'sales2'] },
    },
    {
      at: '-1 16:15',
      by: 'approver',
      say: '@{sales} 承認しました。送付をお願いします。掛け率の根拠が備考に書いてあって助かりました。',
      react: { '🙏': ['sales'] },
    },
  ],
  export: [
    {
      at: '-3 15:00',
      by: 'export',
      say: 'Our customer in Da Nang asks whether the mill certificate (EN 10204 3.1) can be issued in English. 英語のミルシートは発行できますか？',
      replies: [
        { at: '-3 15:25', by: 'sales', say: '品質保証課の{quality}さんに確認します。' },
        {
          at: '-3 16:10',
          by: 'sales',
          say: 'Yes, we can. Please ask two working days ahead of the shipment.',
          react: { '🙏': ['export'] },
        },
      ],
    },
    {
      at: '-1 10:30',
      by: 'export',
      say: 'The vessel was delayed by two days; new ETD is next Friday. 出荷日は変更なし、倉庫で保管をお願いする予定です。',
      react: { '👍': ['approver'] },
    },
  ],
  orders: [
    {
      at: '-3 09:30',
      by: 'orders2',
      say: 'お客様注文番号の転記ミスが今週2件ありました。見積から受注に変換するときに入力すると、出荷票まで引き継がれます。',
      react: { '👍': ['orders', 'orderLead'] },
    },
    {
      at: '-2 10:05',
      by: 'orderLead',
      say: '与信停止のお客様は受注登録の時点で止まります。経理の確認が済むまで保留にせず、その場で営業に連絡してください。',
    },
    {
      at: '-1 13:20',
      by: 'orders',
      say: '分納の希望が増えています。出荷センターと週次で打ち合わせする時間を取りましょう。',
      react: { '👍': ['orderLead', 'orders2'] },
    },
  ],
  making: [
    {
      at: '-4 08:20',
      by: 'foreman',
      say: '本日の段取り: レーザー1号機 SPCC 2.3t 120枚、2号機 SUS304 1.5t 40枚。2号機のネスティングを添付します。曲げは午後からです。',
      files: [{ asset: 'nesting.png', name: 'ネスティング_2号機.png' }],
      react: { '👍': ['maker', 'maker2'] },
    },
    {
      at: '-3 13:45',
      by: 'maker',
      say: 'レーザー2号機の集光レンズに焼けがあります。切断面が少し荒れてきました。',
      replies: [
        { at: '-3 13:52', by: 'foreman', say: '予備があるので休憩時間に交換しましょう。' },
        {
          at: '-3 15:10',
          by: 'maker',
          say: '交換しました。テストカットの面粗さは規格内です。',
          react: { '👏': ['foreman', 'production'] },
        },
        { at: '-3 15:30', by: 'inspector', say: '測定しました。Ra 3.2以下です。' },
      ],
    },
    {
      at: '-1 08:25',
      by: 'foreman',
      say: 'コイルの入荷が1日遅れます。SECC 1.0tの分は金曜に組み替えました。@{production} 確認をお願いします。',
      replies: [{ at: '-1 08:40', by: 'production', say: '問題ありません。受注管理課には私から伝えます。' }],
    },
  ],
  quality: [
    {
      at: '-2 09:10',
      by: 'quality',
      say: '北陸重工様から、前回ロットの板厚が公差の上限に寄っているとのご指摘がありました。規格内ですが、測定記録を送ります。',
      replies: [
        {
          at: '-2 11:45',
          by: 'inspector',
          say: '記録をまとめました。平均1.52mm、最大1.55mmです。',
          files: [{ asset: 'thickness.csv', name: '板厚測定記録.csv' }],
          react: { '🙏': ['quality'] },
        },
      ],
    },
    { at: '-1 15:05', by: 'inspector', say: '三次元測定機の校正が終わりました。証明書の期限は来年の同月です。' },
  ],
  shipping: [
    {
      at: '-4 16:40',
      by: 'shipping',
      say: '明日の便: 大阪方面 10t 1台、名古屋方面 4t 2台。長尺物は木枠にしてください。',
      react: { '👍': ['packer', 'dispatch'] },
    },
    {
      at: '-2 10:50',
      by: 'orders',
      say: '関東板金様の分、納期が1日早まりました。今日中に梱包できますか？',
      replies: [
        { at: '-2 10:58', by: 'packer', say: '防錆紙の在庫を確認します。' },
        {
          at: '-2 11:15',
          by: 'packer',
          say: '大丈夫です。15時に上がります。',
          react: { '🎉': ['orders'], '👍': ['shipping'] },
        },
      ],
    },
    {
      at: '-1 14:10',
      by: 'dispatch',
      say: '名古屋方面は雪のため、夕方の便が2時間ほど遅れる見込みです。お客様への連絡は済ませました。',
      react: { '🙏': ['shipping', 'orders', 'orderLead'] },
    },
    {
      at: '-1 18:05',
      by: 'shipping',
      say: '@{dispatch} 到着の確認が取れたら、出荷の画面で受領者名を登録してください。',
    },
  ],
  it: [
    {
      at: '-4 09:30',
      by: 'operator',
      say: 'よくある質問をまとめました。\n・言語とテーマは画面右上で切り替えられます\n・「?」キーでショートカットの一覧が出ます\n・通知が多いときは、チャネルごとに「メンションのみ」にできます',
      pinned: true,
      react: { '👍': ['admin'] },
    },
    { at: '-2 17:20', by: 'admin', say: '来月の棚卸しまでに、倉庫の端末を3台入れ替えます。' },
  ],
  kaizen: [
    {
      at: '-3 17:10',
      by: 'maker2',
      say: '提案: 端材置き場に材質と板厚の札を付けると、探す時間が1日15分ほど減りそうです。',
      react: { '👍': ['production', 'foreman', 'packer', 'sales'], '💡': ['quality'] },
      replies: [
        { at: '-3 17:25', by: 'production', say: '来週から第1工場で試してみましょう。' },
        {
          at: '-2 08:50',
          by: 'maker2',
          say: '札を20枚作りました。材質ごとに色を変えています。',
          react: { '👏': ['production', 'foreman'] },
        },
      ],
    },
  ],
  pricing: [
    {
      at: '-2 18:00',
      by: 'approver',
      say: '来期の価格改定案です。ステンレスは3%、アルミは据え置きで検討しています。金曜までに意見をください。',
    },
    {
      at: '-1 09:15',
      by: 'manager',
      say: 'ステンレスは主要3社に事前説明が要ります。{sales}さん、訪問日程を組めますか？',
    },
    { at: '-1 09:40', by: 'sales', say: '来週の火曜と木曜で調整します。', react: { '👍': ['approver', 'manager'] } },
  ],
}
