import { useState } from 'react'
import type { Relation, SimilarGroup, SimilarHit } from '../../../src/search/similar/types'
import { useText } from '../i18n/use-text'
import { placeCode, sourceHref } from '../state/router'
import { Button } from '../ui/button'
import { Icon, type IconName } from '../ui/icon'

/** Groups shown before more are asked for. */
const STEP = 20
const RELATION_ICONS: Record<Relation, IconName> = {
  verbatim: 'equal',
  near: 'near',
  parallel: 'similar',
}

/** The passages by region and year. */
export function HitGroups({ groups }: { groups: readonly SimilarGroup[] }) {
  const text = useText()
  const [room, setRoom] = useState(STEP)
  return (
    <>
      {groups.slice(0, room).map(({ region, year, hits }) => (
        <section key={`${region?.code}.${year}`} className="hit-group">
          <h2>
            {region?.path.join(' ') ?? text.similar.unknownRegion}
            <span>{year ?? text.similar.unknownYear}</span>
          </h2>
          {hits.map((hit) => (
            <HitView key={placeCode(hit.citation)} hit={hit} />
          ))}
        </section>
      ))}
      {groups.length > room && (
        <Button label={text.app.more} onPress={() => setRoom(room + STEP)} />
      )}
    </>
  )
}

function HitView({ hit: { relation, pieces, citation } }: { hit: SimilarHit }) {
  const text = useText()
  let at = 0
  return (
    <article className="hit">
      <p className="hit-head">
        <span className={`relation ${relation}`} title={text.similar.relationHint[relation]}>
          <Icon name={RELATION_ICONS[relation]} size={16} />
          {text.similar.relation[relation]}
        </span>
        <span className="quote-title">{citation.title}</span>
      </p>
      <blockquote lang="zh">
        {pieces.map((piece) => {
          at += piece.text.length
          return piece.shared ? (
            <mark key={at}>{piece.text}</mark>
          ) : (
            <span key={at}>{piece.text}</span>
          )
        })}
      </blockquote>
      <p className="quote-place">
        {[citation.documentName, ...citation.headings].join(' › ')}
        <a className="open" href={sourceHref(citation)}>
          {text.ask.open}
        </a>
      </p>
    </article>
  )
}
