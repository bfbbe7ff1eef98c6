import { type RefObject, useEffect, useState } from 'react'
import type { Span } from '../../../src/domain'

/** The span of the original that is selected on the page within `box`; null where none is. */
export function useSelectedSpan(box: RefObject<HTMLElement | null>): Span | null {
  const [span, setSpan] = useState<Span | null>(null)
  useEffect(() => {
    const follow = () => {
      const next = selectedSpan(box.current)
      // A click on a button of the page may take the selection away; what was selected stays meant.
      if (next !== null || box.current?.contains(document.activeElement)) setSpan(next)
    }
    document.addEventListener('selectionchange', follow)
    return () => document.removeEventListener('selectionchange', follow)
  }, [box])
  return span
}

function selectedSpan(box: HTMLElement | null): Span | null {
  const selection = getSelection()
  if (box === null || selection === null || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  if (!range.intersectsNode(box)) return null
  const pieces = [...box.querySelectorAll<HTMLElement>('[data-start]')].filter((one) =>
    range.intersectsNode(one),
  )
  const [first] = pieces
  const last = pieces.at(-1)
  if (first === undefined || last === undefined) return null
  const start = offsetIn(first, range.startContainer, range.startOffset) ?? startOf(first)
  const end = offsetIn(last, range.endContainer, range.endOffset) ?? endOf(last)
  return start < end ? { start, end } : null
}

/** A position in a piece's text as an offset in the original; repaired text counts as its whole. */
function offsetIn(piece: HTMLElement, container: Node, offset: number): number | null {
  if (!(container instanceof Text) || !piece.contains(container)) return null
  if (container.data.length !== endOf(piece) - startOf(piece)) return null
  return startOf(piece) + offset
}

function startOf({ dataset }: HTMLElement): number {
  return Number(dataset.start)
}

function endOf({ dataset }: HTMLElement): number {
  return Number(dataset.end)
}
