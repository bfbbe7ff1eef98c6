import type { Initiative } from '../../../src/search/initiatives/types'
import { Quote } from '../citing/quote'
import { useText } from '../i18n/use-text'
import { hrefOf, placeCode, sourceHref } from '../state/router'
import { Icon } from '../ui/icon'

/** A named initiative; opened, its mentions and its likes elsewhere. */
export function InitiativeView({
  initiative,
  search,
}: {
  initiative: Initiative
  search: (name: string) => void
}) {
  const text = useText()
  const { name, kind, variants, regions, years, mentions, relatives } = initiative
  const [first] = mentions
  return (
    <li>
      <details className="initiative">
        <summary>
          <Icon name="chevron" size={16} />
          <strong>{name}</strong>
          <span className="tag">{text.catalogue.kind[kind]}</span>
          <span className="muted">
            {[regions.map((region) => region.name).join(text.list), yearSpan(years)]
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          <span className="muted count">{text.catalogue.mentions(mentions.length)}</span>
        </summary>
        <div className="initiative-body">
          {variants.length > 0 && (
            <p className="muted">
              {text.catalogue.variants}：{variants.join(text.list)}
            </p>
          )}
          <ol className="plain">
            {mentions.map((mention) => (
              <li key={placeCode(mention)}>
                <Quote citation={mention} />
                <a className="open" href={sourceHref(mention)}>
                  {text.ask.open}
                </a>
              </li>
            ))}
          </ol>
          {relatives.length > 0 && (
            <p className="relatives">
              {text.catalogue.relatives}：
              {relatives.map((one) => (
                <button
                  key={one.id}
                  type="button"
                  className="link"
                  onClick={() => search(one.name)}
                >
                  {one.name}
                  {one.region !== null && `（${one.region.name}）`}
                </button>
              ))}
            </p>
          )}
          {first !== undefined && (
            <a className="button quiet" href={hrefOf('similar', { of: placeCode(first) })}>
              <Icon name="similar" />
              <span>{text.catalogue.findSimilar}</span>
            </a>
          )}
        </div>
      </details>
    </li>
  )
}

function yearSpan(years: readonly number[]): string {
  const [first] = years
  const last = years.at(-1)
  return first === undefined ? '' : first === last ? `${first}` : `${first}–${last}`
}
