import { load } from 'cheerio/slim'
import { XiezhengError } from '../../errors.js'
import { LineWriter } from './line-writer.js'

/** As much of a parsed node as is read here. */
interface Node {
  readonly type: string
  readonly data?: string
  readonly name?: string
  readonly attribs?: Record<string, string>
  readonly children?: readonly Node[]
}

/** Deeper nesting than any page people wrote; the parser's time grows with its square. */
const MAX_DEPTH = 10_000

const SKIPPED = new Set(
  'script style noscript template head svg math canvas iframe object embed audio video select textarea button'.split(
    ' ',
  ),
)
const BLOCKS = new Set(
  'address article aside blockquote body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section table tbody tfoot thead tr ul caption'.split(
    ' ',
  ),
)
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const OPTIONAL_END = new Set('p li td th tr dd dt option tbody thead tfoot colgroup'.split(' '))

/** A page's body saved without its page: block elements from the first character on. */
const FRAGMENT = /^\s*<(p|div|h[1-6]|table|section|article|center|ul|ol)(\s[^<>]*)?>[\s\S]*<\/\1>/i

/** Web pages: the text a reader sees becomes the original; blocks are lines, cells are parted by tabs. */
export const html = {
  mediaType: 'text/html',
  accepts: (name: string, head: string): boolean =>
    /\.(x?html?|shtml|jhtml|mht)$/i.test(name) ||
    /^\s*(<!doctype html|<html[\s>])/i.test(head) ||
    FRAGMENT.test(head),
  extract: extractHtml,
}

/** The charset a page declares for itself in its first 2,048 bytes, lower case; null when it declares none. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const found = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,20})/i.exec(head)
  return found?.[1]?.toLowerCase() ?? null
}

/**
 * The visible text of a page: scripts, styles, templates and hidden elements left out, entities
 * decoded, white space collapsed within a block. Nothing is run and nothing is fetched. The
 * page's `<title>` stands first where the body does not say it.
 *
 * @throws XiezhengError `unreadable` when elements nest deeper than 10,000.
 */
export function extractHtml(markup: string): string {
  if (nestsDeeperThan(markup, MAX_DEPTH)) {
    throw new XiezhengError(
      'unreadable',
      '网页的标签嵌套过深，无法解析。请另存为纯文本（txt）后重试。',
    )
  }
  const root: Node | undefined = load(markup).root().get(0)
  if (root === undefined) return ''
  const text = write(root, hiddenClasses(markup))
  const title = titleOf(root)
  const lead = title.split(/[-_|—]/)[0]?.trim() ?? ''
  return lead === '' || text.includes(lead) ? text : `${title}\n${text}`
}

/** The page's title. Sought by hand: a selector's time grows with the square of a page's loose elements. */
function titleOf(root: Node): string {
  let level: readonly Node[] = root.children ?? []
  for (let depth = 0; depth < 4; depth++) {
    const title = level.find((node) => node.name?.toLowerCase() === 'title')
    if (title) {
      return (title.children ?? [])
        .map((node) => node.data ?? '')
        .join('')
        .replace(/\s+/g, ' ')
        .trim()
    }
    level = level
      .filter((node) => /^(?:html|head)$/i.test(node.name ?? ''))
      .flatMap((node) => node.children ?? [])
  }
  return ''
}

/** Depth-first over an explicit stack, so that no page can exhaust the call stack. */
function write(root: Node, hidden: ReadonlySet<string>): string {
  const writer = new LineWriter()
  const stack: { node: Node; leaving: boolean }[] = []
  const push = (children: readonly Node[] = []) => {
    for (let i = children.length - 1; i >= 0; i--) {
      const node = children[i]
      if (node) stack.push({ node, leaving: false })
    }
  }
  push(root.children)
  let afterLink = false
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const { node, leaving } = top
    // Menus leave the gap between their links to the style sheet.
    if (afterLink && !leaving && node.name === 'a') writer.text(' ')
    afterLink = leaving && node.name === 'a'
    if (node.type === 'text') {
      writer.text(node.data ?? '')
      continue
    }
    if (node.name === undefined) continue
    const name = node.name.toLowerCase()
    if (leaving) {
      if (name === 'pre') writer.preformatted(-1)
      if (BLOCKS.has(name)) writer.breakLine()
      continue
    }
    if (SKIPPED.has(name) || isHidden(node.attribs ?? {}, hidden)) continue
    if (name === 'br') writer.breakLine()
    else if (name === 'td' || name === 'th') writer.cell()
    else if (BLOCKS.has(name)) writer.breakLine()
    if (name === 'pre') writer.preformatted(1)
    stack.push({ node, leaving: true })
    push(node.children)
  }
  return writer.finish()
}

function isHidden(attribs: Record<string, string>, hidden: ReadonlySet<string>): boolean {
  if (attribs.class?.split(/\s+/).some((name) => hidden.has(name))) return true
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return true
  const style = attribs.style?.replace(/\s+/g, '').toLowerCase() ?? ''
  return HIDING.test(style)
}

const HIDING =
  /(^|;)(display:none|visibility:(hidden|collapse)|opacity:0(\.0*)?(;|$)|font-size:0|(left|top|right|text-indent|margin-left):-\d{3,}|clip(-path)?:(rect\(0|inset\((50|100)%))/

/** Classes that a style sheet of the page hides by themselves: `.x{display:none}`. */
function hiddenClasses(markup: string): Set<string> {
  const classes = new Set<string>()
  for (const [, sheet] of markup.matchAll(/<style[^>]*>([\s\S]{0,200000}?)<\/style/gi)) {
    for (const [, name, rules] of (sheet ?? '').matchAll(/\.([\w-]+)\s*\{([^{}]*)\}/g)) {
      const style = rules?.replace(/\s+/g, '').toLowerCase() ?? ''
      if (name !== undefined && HIDING.test(style)) classes.add(name)
    }
  }
  return classes
}

function nestsDeeperThan(markup: string, limit: number): boolean {
  let depth = 0
  for (const [tag, slash, name] of markup.matchAll(
    /<(\/?)([a-z][a-z0-9]{0,15})\b[^<>]{0,2000}>?/gi,
  )) {
    const element = name?.toLowerCase() ?? ''
    if (VOID.has(element) || OPTIONAL_END.has(element) || tag.endsWith('/>')) continue
    depth = Math.max(0, depth + (slash === '' ? 1 : -1))
    if (depth > limit) return true
  }
  return false
}
