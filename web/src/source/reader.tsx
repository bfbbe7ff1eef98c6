import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { ApiError } from '../api/client'
import { type Opened, openDocument } from '../api/library'
import { headingsAt } from '../citing/seen'
import { useText } from '../i18n/use-text'
import type { Place } from '../state/router'
import { useResource } from '../state/use-resource'
import { Button } from '../ui/button'
import { Empty, Failure, Loading } from '../ui/states'
import { BlockView } from './block-view'
import { blocksOf, reportAt, type Shown } from './blocks'
import { bringUp } from './bring-up'
import { Legend } from './legend'
import { Outline, toReport } from './outline'
import { useSelectedSpan } from './selection'
import { SpanActions } from './span-actions'

/** A document's original with a span of it marked and scrolled to. */
export function Reader({ place }: { place: Place }) {
  const text = useText()
  const { documentId } = place
  const { data, error, reload } = useResource(
    useCallback((signal: AbortSignal) => openDocument(documentId, signal), [documentId]),
  )
  if (error instanceof ApiError && error.code === 'not_found') {
    return <Empty icon="missing" title={text.source.gone} />
  }
  if (error !== null) return <Failure error={error} retry={reload} />
  if (data === null || data.detail.id !== documentId) return <Loading />
  return <Loaded opened={data} place={place} />
}

function Loaded({ opened: { detail, original }, place }: { opened: Opened; place: Place }) {
  const text = useText()
  const { documentId, start, end } = place
  const [shown, setShown] = useState<Shown>('original')
  const box = useRef<HTMLDivElement>(null)
  const selected = useSelectedSpan(box)
  const mark = useMemo(() => (start < end ? { start, end } : null), [start, end])
  const blocks = useMemo(
    () => blocksOf(original, detail, { mark, shown }),
    [original, detail, mark, shown],
  )
  const toMark = useCallback(() => {
    const first = box.current?.querySelector<HTMLElement>('mark')
    if (first != null) bringUp(first, 'center')
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place is scrolled to
  useEffect(() => {
    toMark()
    const report = mark === null && start > 0 ? reportAt(detail.reports, start) : null
    if (report !== null) toReport(report.id)
  }, [toMark, documentId, mark, start])
  const headings = headingsAt(place)
  return (
    <div className="reader">
      <div className="reader-tools">
        <ToggleButtonGroup
          aria-label={text.source.views}
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[shown]}
          onSelectionChange={([key]) => setShown(key === 'cleaned' ? 'cleaned' : 'original')}
          className="toggles"
        >
          <ToggleButton id="original">{text.source.original}</ToggleButton>
          <ToggleButton id="cleaned">{text.source.cleaned}</ToggleButton>
        </ToggleButtonGroup>
        <span className="spring" />
        {mark !== null && (
          <Button look="plain" icon="source" label={text.source.toPassage} onPress={toMark} />
        )}
      </div>
      <Legend detail={detail} />
      <Outline reports={detail.reports} headings={headings} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolled text must be reachable by keyboard */}
      <section className="text" ref={box} lang="zh" tabIndex={0} aria-label={detail.name}>
        {blocks.map((block) => (
          <BlockView key={block.start} block={block} />
        ))}
      </section>
      <SpanActions detail={detail} original={original} selected={selected} mark={mark} />
    </div>
  )
}
