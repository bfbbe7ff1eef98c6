import { describe, expect, it } from 'vitest'
import { citation } from '../../test/support/evidence.js'
import type { Citation } from '../domain.js'
import { markOf, type RankTask, runTasks, scoreTasks } from './rank-tasks.js'

const at = (file: string, start: number, reportId = file): Citation =>
  citation('十个字的一句话说完。', { documentName: file, start, reportId })
const span = (file: string, start: number) => ({ file, start, end: start + 5 })

const task = (rest: Partial<RankTask>): RankTask => ({
  id: 't',
  type: 'fact',
  query: '提案',
  gold: [[span('甲', 0)]],
  recall: 'any',
  ...rest,
})
const two = [[span('甲', 0)], [span('甲', 100)], [span('乙', 0)]]

describe('markOf', () => {
  it.each<[string, Partial<RankTask>, Citation[], [number, number, number], number]>([
    ['found first', {}, [at('甲', 0)], [1, 1, 1], 1],
    ['found second', {}, [at('乙', 0), at('甲', 0)], [0, 1, 1], 1 / Math.log2(3)],
    ['touching is not overlapping', {}, [at('甲', 5)], [0, 0, 0], 0],
    ['not found', {}, [at('乙', 0)], [0, 0, 0], 0],
    ['nothing to find', { gold: [[]] }, [at('甲', 0)], [0, 0, 0], 0],
    ['any gold is enough, and once', { gold: two }, [at('乙', 0), at('甲', 0)], [1, 1, 1], 1],
    ['every file', { gold: two, recall: 'files' }, [at('甲', 100), at('乙', 0)], [1, 1, 1], 1],
    ['one of two files', { gold: two, recall: 'files' }, [at('甲', 0)], [1, 0.5, 0.5], 0.613],
    [
      'all gold',
      { gold: two, recall: 'all' },
      [at('甲', 0), at('甲', 100)],
      [1, 2 / 3, 2 / 3],
      0.765,
    ],
  ])('%s', (_, rest, found, recall, ndcg) => {
    const marks = markOf(task(rest), found)
    expect(Object.values(marks.recall)).toEqual(recall)
    expect(marks.ndcgAt10).toBeCloseTo(ndcg, 3)
  })

  it('what is related counts a third of gold in nDCG, and not in recall', () => {
    const related = [[span('丙', 0)]]
    const marks = markOf(task({ related, recall: 'all' }), [at('丙', 0), at('甲', 0)])
    expect(marks.recall).toEqual({ at1: 0, at5: 1, at10: 1 })
    expect(marks.ndcgAt10).toBeCloseTo((1 + 3 / Math.log2(3)) / (3 + 1 / Math.log2(3)), 6)
  })

  it.each<[string, Citation[], number]>([
    ['of three gold two in the first three', [at('甲', 0), at('丙', 0), at('乙', 0)], 2 / 3],
    ['what comes later does not count', [at('丙', 0), at('丁', 0), at('戊', 0), at('乙', 0)], 0],
    ['nothing found', [], 0],
  ])('R-precision: %s', (_, found, expected) => {
    expect(markOf(task({ gold: two, recall: 'all' }), found).rPrecision).toBeCloseTo(expected, 6)
  })

  it('leaves the report of the anchor out', () => {
    const without = span('甲', 50)
    const found = [at('甲', 50, 'r1'), at('甲', 0, 'r1'), at('乙', 0, 'r2')]
    const marks = markOf(task({ gold: [[span('乙', 0)]], recall: 'all', without }), found)
    expect(marks.reciprocalRank).toBe(1)
  })
})

describe('runTasks and scoreTasks', () => {
  it('asks each query once and averages', async () => {
    const asked: string[] = []
    const search = async ({ query }: RankTask) => {
      asked.push(query)
      return query === '一' ? [at('甲', 0)] : []
    }
    const outcomes = await runTasks([task({ query: '一' }), task({ query: '二' })], search)
    expect(asked).toEqual(['一', '二'])
    const scores = scoreTasks(outcomes)
    expect(scores).toMatchObject({ cases: 2, recallAt10: 0.5, mrr: 0.5, ndcgAt10: 0.5 })
    const [low, high] = scores.ndcgInterval
    expect(low).toBeLessThan(0.5)
    expect(high).toBeGreaterThan(0.5)
  })
})
