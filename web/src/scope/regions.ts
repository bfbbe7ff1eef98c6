import type { Document, Region } from '../../../src/domain'

/** A division with what the library holds of it and below. */
export interface RegionNode {
  /** What a filter takes: its code, or its name where only reports below it are held. */
  value: string
  name: string
  code: string
  reports: number
  children: RegionNode[]
}

/** The tree of regions of the library's reports, by code. */
export function regionTree(documents: readonly Document[]): RegionNode[] {
  const roots: RegionNode[] = []
  for (const { reports } of documents) {
    for (const { region } of reports) if (region !== null) add(roots, region)
  }
  return sorted(roots)
}

function add(roots: RegionNode[], region: Region): void {
  let siblings = roots
  region.path.forEach((name, depth) => {
    const own = depth === region.path.length - 1
    let node = siblings.find((one) => one.name === name)
    if (node === undefined) {
      const value = own ? region.code : name
      const code = own ? region.code : region.code.slice(0, 2 * (depth + 1)).padEnd(6, '0')
      node = { value, name, code, reports: 0, children: [] }
      siblings.push(node)
    }
    if (own) node.value = region.code
    node.reports += 1
    siblings = node.children
  })
}

function sorted(nodes: RegionNode[]): RegionNode[] {
  nodes.sort((a, b) => a.code.localeCompare(b.code))
  for (const { children } of nodes) sorted(children)
  return nodes
}

/** The years of the library's reports, latest first. */
export function yearsOf(documents: readonly Document[]): number[] {
  const years = documents.flatMap(({ reports }) => reports.map(({ year }) => year))
  return [...new Set(years)].filter((year) => year !== null).sort((a, b) => b - a)
}
