import { type Command, InvalidArgumentError } from 'commander'
import type { Region } from '../domain.js'
import { RELATION_LABELS } from '../labels.js'
import { matrixOf } from '../search/similar/groups.js'
import type { SimilarHit, SimilarResponse } from '../search/similar/types.js'
import { addFilterOptions, type FilterOptions, toFilters, wholeNumber } from './arguments.js'
import {
  type CliContext,
  EXIT,
  type GlobalOptions,
  printJson,
  withAssistant,
  withInterrupt,
} from './context.js'
import { csvLine } from './csv.js'
import type { Runner } from './program.js'
import { plain } from './width.js'

interface SpanOption {
  documentId: string
  start: number
  end: number
}

interface SimilarOptions extends GlobalOptions, FilterOptions {
  passage?: string
  at?: SpanOption
  limit: number
  csv?: true
  matrix?: true
}

/** `similar [text…]`. */
export function registerSimilar(program: Command, run: Runner): void {
  const command = program
    .command('similar')
    .description('各地同类做法：由一段文字、一个段落或原文的一处去找')
    .argument('[text...]', '要找同类的文字')
    .option('--passage <id>', '库中段落的编号')
    .option('--at <place>', '原文的一处：文件编号:起点-终点', place)
    .option('--limit <n>', '最多几条', wholeNumber(1, 100), 20)
  addFilterOptions(command)
    .option('--csv', '输出 CSV，每条一行')
    .option('--matrix', '输出 CSV，地区为行、年份为列的条数')
    .action((words: string[], _, self: Command) => {
      const options = self.optsWithGlobals<SimilarOptions>()
      return run((context) => similar(context, words.join(' '), options))
    })
}

function place(given: string): SpanOption {
  const [, documentId, start, end] = /^(.+):(\d{1,9})-(\d{1,9})$/.exec(given) ?? []
  if (documentId === undefined) throw new InvalidArgumentError('写作 文件编号:起点-终点。')
  return { documentId, start: Number(start), end: Number(end) }
}

async function similar(context: CliContext, text: string, options: SimilarOptions) {
  const { dataDir, json, passage, at, limit, csv, matrix } = options
  const filters = toFilters(options)
  const anchor = { text: text === '' ? undefined : text, passageId: passage, ...at }
  const response = await withInterrupt(context, (signal) =>
    withAssistant(context, { dataDir, signal }, (assistant) =>
      assistant.similar({ ...anchor, limit, filters, signal }),
    ),
  )
  if (json) printJson(context.io, response)
  else if (matrix) context.io.out(matrixLines(response).join(''))
  else if (csv) context.io.out(csvLines(response).join(''))
  else context.io.out(`${textLines(response).join('\n')}\n`)
  return EXIT.ok
}

function textLines({ groups }: SimilarResponse): string[] {
  if (groups.length === 0) return ['没有找到同类。']
  const lines = groups.flatMap(({ region, year, hits }) => [
    `${regionName(region)} · ${yearName(year)}`,
    ...hits.flatMap(hitLines),
    '',
  ])
  return [...lines, '【】内是与所给文字相同的文字。']
}

function hitLines({ rank, relation, citation, pieces }: SimilarHit): string[] {
  const { title, documentName, start, end } = citation
  const marked = pieces.map(({ text, shared }) => (shared ? `【${plain(text)}】` : plain(text)))
  return [
    `${rank}. ${RELATION_LABELS[relation]} · ${plain(title)}`,
    `   ${plain(documentName)} [${start}, ${end})`,
    `   ${marked.join('')}`,
  ]
}

function csvLines({ groups }: SimilarResponse): string[] {
  const header = ['地区', '年份', '关系', '报告', '文件', '起点', '终点', '原文', '得分']
  const rows = groups.flatMap(({ region, year, hits }) =>
    hits.map(({ relation, citation, score }) => [
      regionName(region),
      yearName(year),
      RELATION_LABELS[relation],
      plain(citation.title),
      plain(citation.documentName),
      String(citation.start),
      String(citation.end),
      plain(citation.quote),
      score.toFixed(3),
    ]),
  )
  return [header, ...rows].map(csvLine)
}

function matrixLines({ groups }: SimilarResponse): string[] {
  const { years, rows } = matrixOf(groups)
  const header = ['地区', ...years.map(yearName)]
  const lines = rows.map(({ region, hits }) => [
    regionName(region),
    ...hits.map(({ length }) => String(length)),
  ])
  return [header, ...lines].map(csvLine)
}

function regionName(region: Region | null): string {
  return region?.path.join('') ?? '地区不详'
}

function yearName(year: number | null): string {
  return year === null ? '年份不详' : `${year}年`
}
