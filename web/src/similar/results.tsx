import { useMemo, useState } from 'react'
import { matrixOf } from '../../../src/search/similar/groups'
import type { SimilarResponse } from '../../../src/search/similar/types'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { download } from '../ui/download'
import { similarCsv } from './csv'
import { byProvince, type Focus, focused, rowKey } from './focus'
import { Grid } from './grid'
import { HitGroups } from './hit-groups'
import { TileMap } from './tile-map'

const ALL: Focus = { province: null, cell: null }

/** What was found: where and when, and the passages themselves. */
export function Results({ response: { groups } }: { response: SimilarResponse }) {
  const text = useText()
  const [focus, setFocus] = useState<Focus>(ALL)
  const matrix = useMemo(() => matrixOf(groups), [groups])
  const provinces = useMemo(() => byProvince(groups), [groups])
  const hits = groups.reduce((sum, group) => sum + group.hits.length, 0)
  const shown = focused(groups, focus)
  const row = matrix.rows.find(({ region }) => rowKey(region) === focus.cell?.row)
  const words =
    focus.cell === null
      ? focus.province
      : `${row?.region?.name ?? text.similar.unknownRegion} ${focus.cell.year ?? text.similar.unknownYear}`
  return (
    <>
      <div className="results-head">
        <p role="status">{text.similar.count(hits, matrix.rows.length)}</p>
        <span className="spring" />
        <Button
          icon="download"
          label={text.similar.csv}
          onPress={() => download('xiezheng-similar.csv', 'text/csv', similarCsv(groups, text))}
        />
      </div>
      <div className="overview">
        <Grid matrix={matrix} focus={focus} choose={(cell) => setFocus({ province: null, cell })} />
        <TileMap
          counts={provinces}
          chosen={focus.province}
          choose={(province) => setFocus({ province, cell: null })}
        />
      </div>
      {words !== null && (
        <p className="focus-note" role="status">
          {text.similar.showing(words)}
          <Button look="plain" label={text.similar.showAll} onPress={() => setFocus(ALL)} />
        </p>
      )}
      <HitGroups groups={shown} />
    </>
  )
}
