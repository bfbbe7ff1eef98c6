import type { Citation, Document } from '../domain.js'
import type { IngestFileResult } from '../ingest/types.js'
import { plain } from './width.js'

const STATES = {
  added: '已加入',
  replaced: '已更新',
  unchanged: '没有变化',
  failed: '失败',
} as const

/** A file's fate in one line. */
export function describeResult(result: IngestFileResult): string {
  const line = `${plain(result.name)}：${STATES[result.state]}`
  return result.state === 'failed' ? `${line}，${result.error.message}` : line
}

/** Cleaning rules by name, for people. */
const REASONS: Readonly<Record<string, string>> = {
  contents: '目录',
  promotion: '垃圾广告',
  site: '文档网站的附加文字',
  share: '分享与下载按钮',
  navigation: '网页导航与页脚',
  'page-mark': '页码与页眉',
  invisible: '不可见字符',
  'model-order': '对机器发话的文字',
}

/** What was made of a file: its reports, what was removed, what to know. Indented lines. */
export function describeDocument(document: Document): string[] {
  const { reports, removed, notes } = document
  const lines = reports.map((report) => `  · ${plain(report.title)}（${facts(report)}）`)
  if (reports.length === 0) lines.push('  · 没有认出报告')
  if (removed.chars > 0) {
    const kinds = Object.entries(removed.byReason).map(([k, n]) => `${REASONS[k] ?? plain(k)} ${n}`)
    lines.push(`  去掉与报告无关的文字 ${removed.chars} 字（${kinds.join('，')}）`)
  }
  return [...lines, ...notes.map(({ message }) => `  注意：${plain(message)}`)]
}

function facts(report: Document['reports'][number]): string {
  const { region, year, passages } = report
  const where = region?.path.join('') ?? '地区不详'
  return `${where}，${year === null ? '年份不详' : `${year}年`}，${passages} 段`
}

/** Where a citation stands, then its quote. */
export function describeCitation(citation: Citation): string[] {
  const { title, region, year, documentName, start, end, quote } = citation
  const source = [plain(title), region?.name, year === null ? '年份不详' : `${year}年`]
  return [
    source.filter((part) => part !== undefined).join(' · '),
    `${plain(documentName)} [${start}, ${end})`,
    `“${plain(quote)}”`,
  ]
}
