/** An emoji with the words that find it, in both languages. */
export interface Emoji {
  emoji: string
  words: string
}

const list = (text: string): Emoji[] =>
  text
    .trim()
    .split('\n')
    .map(line => {
      const [emoji = '', ...words] = line.trim().split(' ')
      return { emoji, words: words.join(' ') }
    })

/** What people at work send each other; anything else can be typed with the keyboard of the system. */
const EMOJI: readonly Emoji[] = list(`
👍 thumbs up yes ok いいね 了解 賛成
👎 thumbs down no だめ 反対
🙏 thanks please お願い ありがとう 感謝
✅ check done 完了 済み 確認
👀 eyes looking 確認中 見ています
🎉 party tada お祝い おめでとう
😊 smile blush 笑顔 にこにこ
😂 joy laugh 笑い 爆笑
😅 sweat smile 苦笑 汗
🤔 thinking 考え中 うーん
😢 cry sad 悲しい 泣く
😭 sob loud cry 号泣
😮 surprised wow 驚き
😍 love heart eyes 大好き
😎 cool sunglasses かっこいい
😴 sleep 眠い
😡 angry 怒り
🙇 bow sorry お辞儀 申し訳 お願いします
🙆 ok gesture オーケー 大丈夫
🙅 no gesture だめ
🙋 raise hand はい 挙手
💁 information ご案内
👏 clap applause 拍手
🙌 hooray raised hands やった 万歳
💪 muscle strong 頑張る 力
🤝 handshake agreement 握手 合意
👋 wave hello bye こんにちは さようなら
👌 ok perfect オーケー
✌️ victory peace ピース
🫡 salute 承知 敬礼
❤️ heart love ハート
💯 hundred perfect 満点 百点
🔥 fire hot 炎 すごい
⭐ star 星
✨ sparkles きらきら 新しい
🚀 rocket launch ロケット 開始
💡 idea bulb アイデア 電球
📌 pin pushpin ピン
📎 paperclip attachment 添付
📝 memo note メモ 書く
📄 document page 書類 文書
📦 package box 荷物 箱 梱包
🚚 truck delivery 配送 トラック 出荷
🏭 factory 工場
🔧 wrench tool 工具 修理
⚙️ gear settings 歯車 設定
🔩 bolt nut ボルト 部品
📈 chart up 上昇 売上
📉 chart down 下降
💰 money お金 金額
💴 yen 円
📅 calendar date カレンダー 日程
⏰ alarm clock 時計 締切
⏳ hourglass waiting 待ち 砂時計
📞 phone call 電話
📧 mail メール
🔔 bell notify 通知
⚠️ warning 注意 警告
❗ exclamation important 重要
❓ question 質問
❌ cross no 不可 ばつ
⭕ circle yes まる
🆗 ok オーケー
🆕 new 新規
🔴 red stop 赤
🟡 yellow 黄色
🟢 green go 緑
☕ coffee コーヒー 休憩
🍵 tea お茶
🍱 bento lunch 弁当 昼食
🍻 beer cheers 乾杯 飲み会
🎂 cake birthday ケーキ 誕生日
🎁 gift プレゼント
🏆 trophy 優勝
🥇 gold medal 金メダル
🌸 cherry blossom 桜
☀️ sun 晴れ
☔ rain umbrella 雨 傘
❄️ snow 雪
🌈 rainbow 虹
🐶 dog 犬
🐱 cat 猫
🏠 home 家 在宅
🏢 office 会社 出社
🚗 car 車
🚄 train shinkansen 新幹線 出張
✈️ plane 飛行機
🇯🇵 japan 日本
`)

/** Emoji by a word in either language; all of them for an empty text. */
export function findEmoji(text: string): readonly Emoji[] {
  const wanted = text.trim().toLowerCase()
  return wanted === '' ? EMOJI : EMOJI.filter(({ emoji, words }) => emoji === wanted || words.includes(wanted))
}
