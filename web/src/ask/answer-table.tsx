import type { NumberedCitation, AnswerTable as Table } from '../../../src/chat/types'
import { useText } from '../i18n/use-text'
import { Chips } from './chips'

/** Figures of one kind across regions. */
export function AnswerTable({
  table: { unit, rows },
  citations,
}: {
  table: Table
  citations: readonly NumberedCitation[]
}) {
  const text = useText()
  return (
    <table className="figures">
      <caption>{text.ask.table(unit)}</caption>
      <thead>
        <tr>
          <th scope="col">{text.ask.region}</th>
          <th scope="col">{text.ask.year}</th>
          <th scope="col">{text.ask.value}</th>
          <th scope="col">{text.ask.ref}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ region, year, value, citation }) => (
          <tr key={`${region}${year}${citation}`}>
            <th scope="row">{region}</th>
            <td>{year ?? text.ask.unknownYear}</td>
            <td className="number">{value}</td>
            <td>
              <Chips numbers={[citation]} citations={citations} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
