import type { Command } from 'commander'
import type { Citation } from '../domain.js'
import { INITIATIVE_LABELS } from '../labels.js'
import type { Initiative, InitiativesResponse } from '../search/initiatives/types.js'
import { wholeNumber } from './arguments.js'
import { type CliContext, EXIT, type GlobalOptions, printJson, withAssistant } from './context.js'
import { csvLine } from './csv.js'
import type { Runner } from './program.js'
import { cutDisplay, plain, table } from './width.js'

interface InitiativesOptions extends GlobalOptions {
  region?: string
  limit: number
  csv?: true
}

const HEADER = ['名称', '类型', '地区', '年份', '提及', '首个出处']
/** Columns of a terminal that each of these may take, at most. */
const WIDTH = { name: 32, regions: 24, years: 14, source: 90 }

/** `initiatives [q]`. */
export function registerInitiatives(program: Command, run: Runner): void {
  program
    .command('initiatives')
    .description('报告中有名称的平台、品牌、机制与活动')
    .argument('[q...]', '名称中含有的文字，简繁皆可')
    .option('--region <name>', '只看这个地区（名称或区划代码）')
    .option('--limit <n>', '最多几条', wholeNumber(1, 100), 20)
    .option('--csv', '输出 CSV')
    .action((words: string[], _, self: Command) => {
      const options = self.optsWithGlobals<InitiativesOptions>()
      return run((context) => initiatives(context, words.join(' '), options))
    })
}

async function initiatives(
  context: CliContext,
  q: string,
  { dataDir, json, region, limit, csv }: InitiativesOptions,
): Promise<number> {
  const { io } = context
  const response = await withAssistant(context, { dataDir }, (assistant) =>
    assistant.initiatives({ q: q === '' ? undefined : q, region, limit, offset: 0 }),
  )
  if (json) printJson(io, response)
  else if (csv) io.out(csvLines(response).join(''))
  else io.out(`${tableLines(response).join('\n')}\n`)
  return EXIT.ok
}

function tableLines({ initiatives: listed, total }: InitiativesResponse): string[] {
  if (total === 0) return ['没有找到。']
  const rows = listed.map((one) => {
    const [name = '', kind = '', regions = '', years = '', count = ''] = cellsOf(one, '、')
    const [first] = one.mentions
    return [
      cutDisplay(name, WIDTH.name),
      kind,
      cutDisplay(regions, WIDTH.regions),
      cutDisplay(years, WIDTH.years),
      count,
      first === undefined ? '—' : cutDisplay(sourceOf(first), WIDTH.source),
    ]
  })
  const shown = listed.length < total ? `，列出 ${listed.length} 条` : ''
  return [...table([HEADER, ...rows]), `共 ${total} 条${shown}。`]
}

function csvLines({ initiatives: listed }: InitiativesResponse): string[] {
  const header = [...HEADER, '原文', '异写', '相近']
  const rows = listed.map((one) => {
    const [first] = one.mentions
    return [
      ...cellsOf(one, ';'),
      first === undefined ? '' : `${plain(first.documentName)} [${first.start}, ${first.end})`,
      first === undefined ? '' : plain(first.quote),
      one.variants.map(plain).join(';'),
      one.relatives.map(({ name }) => plain(name)).join(';'),
    ]
  })
  return [header, ...rows].map(csvLine)
}

function cellsOf(one: Initiative, separator: string): string[] {
  const { name, kind, regions, years, mentions } = one
  return [
    plain(name),
    INITIATIVE_LABELS[kind],
    regions.map((region) => region.name).join(separator) || '地区不详',
    years.join(separator) || '年份不详',
    String(mentions.length),
  ]
}

function sourceOf({ documentName, start, end, quote }: Citation): string {
  return `${plain(documentName)} [${start}, ${end}) “${plain(quote)}”`
}
