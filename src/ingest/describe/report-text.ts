/** What describing a report looks at. Everything is Simplified; lengths and offsets do not matter here. */
export interface ReportText {
  /** The title line, or ''. */
  title: string
  /** Title, occasion, date, speaker, salutation: what stands before the text. */
  front: string
  /** The whole report, cleaned. */
  body: string
  /** The file's name without its extension. */
  fileName: string
  /** What a portal put around the report and cleaning removed; '' for one of several reports. */
  furniture: string
  /** One of several reports in its file: file name and portal speak for it less. */
  compiled: boolean
}

/** One piece of evidence for a region. */
export interface Clue {
  /** As it stands in the text, the file name, or the portal's furniture. */
  clue: string
  /** GB/T 2260 code. */
  code: string
  weight: number
  /** It names whose report this is, so no count of mentions outweighs it. */
  decisive: boolean
}
