import { useText } from '../i18n/use-text'
import { TILES } from './provinces'

/** Steps of shade above none. */
const SHADES = 4

/** A tile a province, its count as number and shade; one with hits is a button. */
export function TileMap({
  counts,
  chosen,
  choose,
}: {
  counts: ReadonlyMap<string, number>
  chosen: string | null
  choose: (province: string | null) => void
}) {
  const text = useText()
  const most = Math.max(1, ...counts.values())
  return (
    <section className="map-box" aria-label={text.similar.map}>
      <div className="map">
        {TILES.map(([short, start, column, row]) => {
          const [name = start, n = 0] = [...counts].find(([one]) => one.startsWith(start)) ?? []
          const shade = n === 0 ? 0 : Math.ceil((n / most) * SHADES)
          const place = { gridColumn: column, gridRow: row }
          if (n === 0) {
            return (
              <span key={short} className="tile" style={place} aria-hidden="true">
                {short}
              </span>
            )
          }
          return (
            <button
              key={short}
              type="button"
              className="tile"
              data-shade={shade}
              style={place}
              aria-pressed={chosen === name}
              onClick={() => choose(chosen === name ? null : name)}
            >
              <span aria-hidden="true">
                {short}
                <b>{n}</b>
              </span>
              <span className="visually-hidden">{text.similar.mapCell(name, n)}</span>
            </button>
          )
        })}
      </div>
      <p className="muted">{text.similar.mapNote}</p>
    </section>
  )
}
