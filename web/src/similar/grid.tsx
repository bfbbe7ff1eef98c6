import type { Matrix } from '../../../src/search/similar/groups'
import { useText } from '../i18n/use-text'
import { type Focus, rowKey } from './focus'

/** Regions by years with counts; a count is a button that shows its passages. */
export function Grid({
  matrix: { rows, years },
  focus,
  choose,
}: {
  matrix: Matrix
  focus: Focus
  choose: (cell: Focus['cell']) => void
}) {
  const text = useText()
  const yearName = (year: number | null) => (year === null ? text.similar.unknownYear : `${year}`)
  return (
    <section className="grid-box" aria-label={text.similar.grid}>
      <table className="grid">
        <caption>{text.similar.gridCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.similar.region}</th>
            {years.map((year) => (
              <th scope="col" key={year}>
                {yearName(year)}
              </th>
            ))}
            <th scope="col">{text.similar.total}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ region, hits }) => {
            const key = rowKey(region)
            const name = region?.name ?? text.similar.unknownRegion
            return (
              <tr key={key}>
                <th scope="row">{name}</th>
                {years.map((year, column) => {
                  const n = hits[column]?.length ?? 0
                  const pressed = focus.cell?.row === key && focus.cell.year === year
                  return (
                    <td key={year}>
                      {n > 0 && (
                        <button
                          type="button"
                          aria-pressed={pressed}
                          aria-label={text.similar.cell(name, yearName(year), n)}
                          onClick={() => choose(pressed ? null : { row: key, year })}
                        >
                          {n}
                        </button>
                      )}
                    </td>
                  )
                })}
                <td className="total">{hits.flat().length}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
