/** What a model writes for itself: reasoning, and calls of tools it was not given. */
const HIDDEN =
  'think|thinking|thought|thoughts|reasoning|reason|analysis|reflection|scratchpad|inner_monologue|tool_call|tool_calls|tool_response|tool_result|tools|function_call|function_calls|function|invoke|parameter|antml:[a-z_]+'
const BLOCK = new RegExp(`<(${HIDDEN})(?:[=\\s][^>]*)?>[\\s\\S]*?</\\1\\s*>`, 'gi')
const OPENER = new RegExp(`<(?:${HIDDEN})(?:[=\\s][^>]*)?>`, 'i')
const CLOSER = new RegExp(`</(?:${HIDDEN})\\s*>`, 'gi')
const OTHER_BLOCKS = [
  /◁think▷[\s\S]*?◁\/think▷/g,
  /\[THINK\][\s\S]*?\[\/THINK\]/g,
  /```[\s\S]*?```/g,
]
const OTHER_OPENERS = [/◁think▷/, /\[THINK\]/, /```/]
const FINAL_CHANNEL = /<\|channel\|>\s*final[^<]*<\|message\|>/i
const TOKEN = /<\|[^|>]{0,40}\|>|<｜[^｜>]{0,40}｜>/g
const TAG = /<\/?[a-z!][^<>]{0,300}>/gi
const EMPHASIS = /\*\*|__|`/g
/** A line that is a call, an object or a list of a machine's. */
const MACHINE_LINE =
  /^\s*(?:\[?\{\s*"|\[(?:TOOL_CALLS|TOOL_RESULTS|AVAILABLE_TOOLS)\]|(?:Action|Action Input|Observation|Thought|Tool|Function)\s*[:：])/
const ROLE = /^\s*(?:assistant|助手|AI)\s*[:：]\s*/i
/** Longest tag that may still be in the making at the end. */
const HELD_BACK = 60

/**
 * What of a model's raw text so far is meant for the reader: without reasoning, tool calls, code,
 * special tokens, tags, role names and marks of emphasis. What may still turn out to be one of them at the end is
 * held back until `ended`. A closing tag of reasoning whose opening stood in the prompt takes all
 * before it along, so the visible text may once become shorter.
 */
export function visibleText(raw: string, ended: boolean): string {
  let text = finalChannel(raw)
  for (const block of [BLOCK, ...OTHER_BLOCKS]) text = text.replace(block, '')
  const closed = [...text.matchAll(CLOSER)].at(-1)
  if (closed) text = text.slice(closed.index + closed[0].length)
  text = text.replace(/^[\s\S]*◁\/think▷/, '')
  for (const opener of [OPENER, ...OTHER_OPENERS]) {
    const open = opener.exec(text)
    if (open) text = text.slice(0, open.index)
  }
  if (!ended) text = withoutTail(text)
  const lines = text
    .replace(TOKEN, '')
    .replace(TAG, '')
    .replace(EMPHASIS, '')
    .split('\n')
    .filter((line) => !MACHINE_LINE.test(line))
  return lines.map((line) => line.replace(ROLE, '')).join('\n')
}

/** Of a model with channels (harmony) only the final one is for the reader. */
function finalChannel(raw: string): string {
  if (!raw.includes('<|channel|>')) return raw
  const final = FINAL_CHANNEL.exec(raw)
  if (!final) return ''
  return raw.slice(final.index + final[0].length).replace(/<\|(?:end|return|call)\|>[\s\S]*$/, '')
}

/** Without the beginning of a tag, a fence or a machine's line that is not all there yet. */
function withoutTail(text: string): string {
  const from = Math.max(0, text.length - HELD_BACK)
  const tail = text.slice(from)
  const starts = [/<[^>]*$/, /[*_`]{1,2}$/, /◁[^▷]*$/, /\[[A-Z_]*$/]
    .map((pattern) => tail.search(pattern))
    .filter((at) => at >= 0)
  const lineStart = text.lastIndexOf('\n') + 1
  const line = text.slice(lineStart)
  const cuts = starts.map((at) => from + at)
  if (MACHINE_LINE.test(line) || /^\s*[[{]?\s*\{?\s*$/.test(line)) cuts.push(lineStart)
  return text.slice(0, Math.min(text.length, ...cuts))
}
