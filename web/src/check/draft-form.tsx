import { useState } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { LONGEST_DRAFT } from '../../../src/check/limits'
import { useText } from '../i18n/use-text'
import { ScopeButton } from '../scope/scope-sheet'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { draft } from './draft'

/** What one check takes at most, so that its JSON stays within a megabyte. */

/** Where a draft is pasted, dropped or chosen. */
export function DraftForm({ run, running }: { run: () => void; running: boolean }) {
  const text = useText()
  const written = useStore(draft)
  const [problem, setProblem] = useState('')
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    if (!/\.(txt|md|markdown)$/i.test(file.name)) return setProblem(text.check.notText)
    setProblem('')
    draft.set(decoded(await file.arrayBuffer()))
  }
  const tooLong = written.length > LONGEST_DRAFT
  return (
    <form
      className="draft-form"
      onSubmit={(event) => {
        event.preventDefault()
        run()
      }}
    >
      <DropZone
        className="draft-drop"
        getDropOperation={() => 'copy'}
        onDrop={({ items }) => {
          const file = items.find((item) => item.kind === 'file')
          if (file !== undefined) void file.getFile().then(read)
        }}
      >
        <textarea
          aria-label={text.check.label}
          placeholder={text.check.placeholder}
          rows={12}
          value={written}
          onChange={({ target }) => draft.set(target.value)}
        />
      </DropZone>
      <div className="ask-bar">
        <FileTrigger
          acceptedFileTypes={['.txt', '.md', 'text/plain', 'text/markdown']}
          onSelect={(files) => void read(files?.[0])}
        >
          <Button icon="upload" label={text.check.choose} />
        </FileTrigger>
        <ScopeButton />
        <span className="spring" />
        <span className="muted">{text.check.chars(text.number(written.length))}</span>
        <Button
          type="submit"
          look="solid"
          icon="check"
          label={text.check.run}
          isDisabled={running || tooLong || written.trim() === ''}
        />
      </div>
      {(problem !== '' || tooLong) && (
        <p className="problem" role="alert">
          {tooLong ? text.check.tooLong(text.number(LONGEST_DRAFT)) : problem}
        </p>
      )}
    </form>
  )
}

/** UTF-8 where it is that, else GB 18030, in which older Chinese files are kept. */
function decoded(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
