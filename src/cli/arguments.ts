import { type Command, InvalidArgumentError } from 'commander'
import type { Filters } from '../domain.js'

/** A parser of whole numbers in `[min, max]` for commander. */
export function wholeNumber(min: number, max: number) {
  return (given: string): number => {
    const value = /^\d{1,9}$/.test(given) ? Number(given) : Number.NaN
    if (value >= min && value <= max) return value
    throw new InvalidArgumentError(`须是 ${min} 到 ${max} 之间的整数。`)
  }
}

/** `2023` or `2021-2023`. */
export function yearRange(given: string): { from: number; to: number } {
  const [, first, last] = /^(\d{4})(?:[-—~至](\d{4}))?$/u.exec(given) ?? []
  const from = Number(first)
  const to = last === undefined ? from : Number(last)
  if (first === undefined || from > to) {
    throw new InvalidArgumentError('写作 2023 或 2021-2023。')
  }
  return { from, to }
}

/** For options that may be repeated. */
export function collect(given: string, before: string[] | undefined): string[] {
  return [...(before ?? []), given]
}

/** Adds `--region` and `--year`. */
export function addFilterOptions(command: Command): Command {
  return command
    .option('--region <name>', '只看这个地区（名称或区划代码，可重复）', collect)
    .option('--year <years>', '只看这些年份：2023 或 2021-2023', yearRange)
}

export interface FilterOptions {
  region?: string[]
  year?: { from: number; to: number }
}

/** Filters as the assistant takes them; undefined when none was given. */
export function toFilters({ region, year }: FilterOptions): Filters | undefined {
  return region === undefined && year === undefined ? undefined : { regions: region, years: year }
}
