import type { Repair } from '../../domain.js'

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    nbsp: ' ',
    ensp: ' ',
    emsp: '\u3000',
    thinsp: ' ',
    quot: '"',
    apos: "'",
    amp: '&',
    lt: '<',
    gt: '>',
    ldquo: '“',
    rdquo: '”',
    lsquo: '‘',
    rsquo: '’',
    mdash: '—',
    ndash: '–',
    hellip: '…',
    middot: '·',
    bull: '•',
    times: '×',
    deg: '°',
    permil: '‰',
    yen: '¥',
    reg: '®',
    copy: '©',
    sect: '§',
    laquo: '«',
    raquo: '»',
    divide: '÷',
    plusmn: '±',
  }),
)
const ENTITY = /&(?:amp;)*(?:#(\d{2,7})|#x([0-9a-f]{2,6})|([a-z]{2,8}));/gi
const ESCAPES = /(?:\\u[0-9a-f]{4}){2,}/gi

/** HTML entities and `\u` escapes left in a text, once or doubly escaped. One that would make a digit stays as it is. */
export function entityRepairs(text: string): Repair[] {
  const repairs: Repair[] = []
  const add = (start: number, from: string, to: string | null) => {
    if (to !== null && !/\p{N}/u.test(to))
      repairs.push({ start, end: start + from.length, from, to })
  }
  if (text.includes('&')) {
    for (const match of text.matchAll(ENTITY)) {
      const [from, decimal, hex, name] = match
      const code =
        decimal !== undefined
          ? Number(decimal)
          : hex !== undefined
            ? Number.parseInt(hex, 16)
            : null
      add(
        match.index,
        from,
        code === null ? (NAMED.get(name?.toLowerCase() ?? '') ?? null) : printable(code),
      )
    }
  }
  if (text.includes('\\u')) {
    for (const match of text.matchAll(ESCAPES)) {
      const to = match[0].replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      )
      add(
        match.index,
        match[0],
        /^[\u3000-\u9fff\uff00-\uffef\u2010-\u2026]+$/.test(to) ? to : null,
      )
    }
  }
  return repairs
}

/** Runs of no-break spaces as ordinary ones, as many. */
export function spaceRepairs(text: string): Repair[] {
  return [...text.matchAll(/[\u00a0\u202f\u2007]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    from: match[0],
    to: ' '.repeat(match[0].length),
  }))
}

function printable(code: number): string | null {
  if (code === 0xa0) return ' '
  const valid =
    code >= 0x20 &&
    code <= 0x10ffff &&
    (code < 0x7f || code > 0x9f) &&
    (code < 0xd800 || code > 0xdfff)
  return valid ? String.fromCodePoint(code) : null
}
