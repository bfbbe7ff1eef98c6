import { expect, it } from 'vitest'
import { BAICHENG } from '../../../test/support/evidence.js'
import { fakeHit } from '../../api/testing/fake-assistant.js'
import type { Citation, Region } from '../../domain.js'
import { groupsOf, matrixOf } from './groups.js'
import type { SimilarHit } from './types.js'

const HUZHOU: Region = {
  code: '330500',
  name: '湖州市',
  level: 'city',
  path: ['浙江省', '湖州市'],
}
const hit = (rank: number, cited: Partial<Citation>): SimilarHit => {
  const one = fakeHit()
  const citation = { ...one.citation, ...cited }
  return { ...one, rank, citation, relation: 'parallel', pieces: [] }
}
const hits = [
  hit(1, { region: HUZHOU, year: 2022 }),
  hit(2, { region: BAICHENG, year: 2023 }),
  hit(3, { region: HUZHOU, year: 2022 }),
  hit(4, { region: HUZHOU, year: null }),
  hit(5, { region: null, year: 2022, reportId: 'a' }),
  hit(6, { region: null, year: 2022, reportId: 'b' }),
]
const ranks = (some: readonly SimilarHit[]) => some.map(({ rank }) => rank)

it('groups by region and year, in the order of each one’s best hit; unknown regions apart', () => {
  const groups = groupsOf(hits)
  expect(
    groups.map((group) => [group.region?.name ?? null, group.year, ranks(group.hits)]),
  ).toEqual([
    ['湖州市', 2022, [1, 3]],
    ['白城市', 2023, [2]],
    ['湖州市', null, [4]],
    [null, 2022, [5]],
    [null, 2022, [6]],
  ])
})

it('a matrix of regions by years, every hit once', () => {
  const { years, rows } = matrixOf(groupsOf(hits))
  expect(years).toEqual([2022, 2023, null])
  expect(rows.map(({ region, hits: cells }) => [region?.name ?? null, cells.map(ranks)])).toEqual([
    ['白城市', [[], [2], []]],
    ['湖州市', [[1, 3], [], [4]]],
    [null, [[5, 6], [], []]],
  ])
})

it('nothing has no rows', () => {
  expect(matrixOf(groupsOf([]))).toEqual({ years: [], rows: [] })
})
