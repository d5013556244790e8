"""prose/redundant-phrase: no long way of saying what one verb says.

Why: することができます is できます with six letters more; a verb hidden in を行う is stiff.

Bad::

    データの分析を行う。

Good::

    データを分析する。

Fix: unsafe - 行う becomes する.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from editor.core.findings import Applicability, Severity
from editor.core.post import Post
from editor.core.prose.allow import allowed
from editor.core.prose.model import Kind, Mark
from editor.core.prose.prose import ANYWHERE
from editor.core.prose.words import find_words
from editor.core.text.edits import EditSet
from editor.core.text.span import Span
from editor.rules.model import Found, Need, Option, Rule, RuleContext

# Nouns that are no verbs with する, 最適化 that has its する already, and 処理, which programs do.
_OTHER_NOUNS = "意思決定 化 処理 事業 業務 策 儀式 行事 措置 実務 手続 作戦 行為 戦略 先 会 介助"
_NO_VERBS = tuple(_OTHER_NOUNS.split())
_VERBAL_NOUNS = (
    "診断 改善 協調 投資 導入 共同 設備 在庫 研究 修正 組織 輸出 輸入 同意 先行 学習 出荷 入荷 "
    "運転 加筆 生活 予約 進捗 関連 融資 交付 意図 治療 予知 契約 発音 予測 追加 故障 質問 分散 "
    "入力 出力 調達 駐車 動作 総合 信用 構成 創造 運用 購入 販売 製造 開発 検査 分析 評価 管理 "
    "教育 訓練 相談 連携 比較 変更 調査 設計 移行 監視 通信 計算 検索 推論 生成 作成 編集 翻訳 "
    "要約 配送 輸送 生産 加工 発注 受注 検証 検討 検出 認証 承認 申請 登録 送信 受信 接続 制御 "
    "操作 実装 実験 観測 測定 計測 解析 探索 採用 雇用 採点 指導 指示 提案 説明 講義 議論 交渉 "
    "営業 経営 融合 統合 共有 公開 配信 放送 撮影 録音 録画 描画 執筆 校正 校閲 取材 創作 介護 "
    "看護 手術 投薬 防災 避難 救助 修理 保守 点検 建設 建築 施工 清掃 警備 防御 攻撃 回答 応答 "
    "対話 会話 交流 協力 協議 競争 連絡 報告 通知 警告 確認 判断 選択 選定 分類 抽出 収集 整理 "
    "保存 複製 削除 更新 改修 改良 拡張 拡大 縮小 増強 強化 転換 変換 適応 適用 応用 活用 利用 "
    "使用 消費 発電 送電 充電 節電 貯蓄 決済 送金 返済 取引 売買 貿易 会計 監査 課税 納税 請求 "
    "買収 合併 提携 出資 寄付 募集 応募 面接 選考 就職 転職 起業 創業 留学 進学 受験 試験 復習 "
    "練習 演習"
)
"""Nouns of two characters that are verbs with する."""
_VERBAL = frozenset(_VERBAL_NOUNS.split())
_NOUN = re.compile(
    r"(?:[一-龠々]{2,8}|サポート|フォロー|スタート|(?<!デザイン)レビュー|トレーニング|シミュレーション|"
    r"フィードバック|ディスカッション|スクリーニング|エスカレーション|割り当て|棚卸し)\Z"
)
_CAN = re.compile(
    "すること(?<![^一-龠々][一-龠々]すること)(?:[がはも]|など|まで)(?:でき|可能[でだな]|不可能[でだな])"
)
"""With no verb of one character before: 制する, 対する."""
_DO = re.compile("を行(?:っ|い|う|わ|お)|を実行(?![ァ-ヶー一-龠])")
_SAID = {"であると言えます": "is-said", "であると考えている": "is-thought"}
_VERB = {"っ": "し", "い": "し", "う": "する", "わ": "し"}


def check(_post: Post, cx: RuleContext) -> Iterator[Found]:
    """Text outside headings, quotes, links and code."""
    off, fine = cx.list_option("off"), cx.list_option("allow")
    without = Mark.LINK | Mark.CODE | Mark.ALT
    layer = cx.reading.wording.layer(ANYWHERE, outside=Kind.QUOTE | Kind.HEADING, without=without)
    for found in (*_can(layer), *_do(layer), *_said(layer)):
        if found.variant not in off and not allowed(fine, str(found.args["text"])):
            yield found


def _can(layer: str) -> Iterator[Found]:
    for found in _CAN.finditer(layer):
        yield Found("can", Span(*found.span()), {"text": found.group()})


def _said(layer: str) -> Iterator[Found]:
    for at, words in find_words(layer, _SAID):
        yield Found(_SAID[words], Span(at, at + len(words)), {"text": words})


def _do(layer: str) -> Iterator[Found]:
    for found in _DO.finditer(layer):
        at = found.start()
        noun = _NOUN.search(layer, max(0, at - 8), at)
        if noun is None or layer.endswith(_NO_VERBS, 0, at) or _is_pair(layer, at):
            continue
        text = layer[noun.start() : found.end()]
        verb = _VERB.get(text[-1])
        edits = (
            None
            if verb is None or found.group()[1] == "実"
            else EditSet.replace(at, found.end(), verb)
        )
        fixes = RULE.offer("shorten", edits)
        variant = "do" if found.group().startswith("を行") else "run"
        yield Found(variant, Span(noun.start(), found.end()), {"text": text}, fixes=fixes)


def _is_pair(layer: str, at: int) -> bool:
    """Whether two verbal nouns stand before ``at`` as one word: 診断支援する would be no better.

    Of three, the last one is by itself again, as textlint has it.
    """
    verbs = 0
    at -= 2
    while layer[at - 2 : at] in _VERBAL:
        verbs += 1
        at -= 2
    return verbs % 2 == 1


RULE = Rule(
    id="prose/redundant-phrase",
    severity=Severity.HINT,
    needs=Need.DOCUMENT,
    check=check,
    fixes={"shorten": Applicability.UNSAFE},
    options=(Option("off", ()), Option("allow", ())),
    on=False,
)
