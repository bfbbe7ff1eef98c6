import { useCallback, useDeferredValue, useMemo, useState } from 'react'
import type { Initiative } from '../../../src/search/initiatives/types'
import { initiatives } from '../api/library'
import { remember } from '../citing/seen'
import { useText } from '../i18n/use-text'
import { regionTree } from '../scope/regions'
import { useDocuments } from '../state/documents'
import { useRoute } from '../state/router'
import { useResource } from '../state/use-resource'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Empty, Failure, Loading } from '../ui/states'
import { InitiativeView } from './initiative-view'

const PAGE = 30

/** The named initiatives of the library, found by name and region. */
export function Catalogue() {
  const text = useText()
  const { params } = useRoute()
  const [q, setQ] = useState(params.get('q') ?? '')
  const [region, setRegion] = useState('')
  const [limit, setLimit] = useState(PAGE)
  const wanted = useDeferredValue(q)
  const { all } = useDocuments()
  const provinces = useMemo(() => regionTree(all ?? []), [all])
  const { data, error, loading, reload } = useResource(
    useCallback(
      async (signal: AbortSignal) => {
        const found = await pages({ q: wanted, region, limit }, signal)
        remember(found.list.flatMap(({ mentions }) => mentions))
        return found
      },
      [wanted, region, limit],
    ),
  )
  return (
    <div className="catalogue">
      <search className="catalogue-search">
        <label className="search">
          <Icon name="search" />
          <span className="visually-hidden">{text.catalogue.label}</span>
          <input
            type="search"
            maxLength={100}
            placeholder={text.catalogue.placeholder}
            value={q}
            onChange={({ target }) => {
              setQ(target.value)
              setLimit(PAGE)
            }}
          />
        </label>
        <label className="select">
          {text.catalogue.region}
          <select value={region} onChange={({ target }) => setRegion(target.value)}>
            <option value="">{text.catalogue.anyRegion}</option>
            {provinces.map(({ value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </search>
      {error !== null && <Failure error={error} retry={reload} />}
      {data === null && error === null && <Loading label={text.catalogue.first} />}
      {data !== null && (
        <div aria-busy={loading}>
          <p className="muted" role="status">
            {text.catalogue.total(data.total)}
          </p>
          {data.total === 0 && (
            <Empty icon="missing" title={text.catalogue.none} hint={text.catalogue.noneHint} />
          )}
          <ul className="initiatives">
            {data.list.map((one) => (
              <InitiativeView key={one.id} initiative={one} search={setQ} />
            ))}
          </ul>
          {data.list.length < data.total && (
            <Button label={text.app.more} onPress={() => setLimit(limit + PAGE)} />
          )}
        </div>
      )}
    </div>
  )
}

/** The first `limit` entries; the service gives a hundred at a time. */
async function pages(
  { q, region, limit }: { q: string; region: string; limit: number },
  signal: AbortSignal,
): Promise<{ list: Initiative[]; total: number }> {
  const list: Initiative[] = []
  for (;;) {
    const room = Math.min(100, limit - list.length)
    const page = await initiatives({ q, region, limit: room, offset: list.length }, signal)
    list.push(...page.initiatives)
    const { total } = page
    if (page.initiatives.length === 0 || list.length >= Math.min(limit, total)) {
      return { list, total }
    }
  }
}
