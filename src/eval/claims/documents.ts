import type { PreparedDocument, PreparedReport } from '../../ingest/prepared.js'
import type { ClaimDocument } from './types.js'

/** The reports of prepared files as claims are made from them; those without a region are left out. */
export function claimDocuments(prepared: readonly PreparedDocument[]): ClaimDocument[] {
  return prepared.flatMap(({ name, original, removed, repairs, reports }) =>
    reports.flatMap((report) => {
      const { region, start, end } = report
      if (region === null) return []
      return {
        file: name,
        text: original,
        region: region.name,
        report: reportName(report, region.name),
        issuer: isGovernment(report) ? ('government' as const) : ('cppcc' as const),
        start,
        end,
        skip: [...removed, ...repairs],
      }
    }),
  )
}

function isGovernment({ institution }: PreparedReport): boolean {
  return institution?.endsWith('人民政府') ?? false
}

function reportName(report: PreparedReport, region: string): string {
  if (isGovernment(report))
    return `${region}${report.year ?? ''}年政府工作报告`.replace(/^(\D+)年/, '$1')
  return report.institution === null ? `${region}的一份政协委员履职报告` : `${region}政协工作报告`
}
