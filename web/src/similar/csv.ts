import { csvLine } from '../../../src/cli/csv'
import type { SimilarGroup } from '../../../src/search/similar/types'
import type { Text } from '../i18n/use-text'

/** The hits as CSV, a byte order mark first so that spreadsheets read it as UTF-8. */
export function similarCsv(groups: readonly SimilarGroup[], text: Text): string {
  const rows = groups.flatMap(({ region, year, hits }) =>
    hits.map(({ relation, citation }) => [
      region?.path.join(' ') ?? text.similar.unknownRegion,
      year === null ? text.similar.unknownYear : `${year}`,
      text.similar.relation[relation],
      citation.title,
      citation.institution ?? '',
      citation.quote,
      citation.documentName,
    ]),
  )
  return `\ufeff${[text.similar.csvHead, ...rows].map(csvLine).join('')}`
}
