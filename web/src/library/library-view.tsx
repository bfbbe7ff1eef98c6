import { useMemo, useState } from 'react'
import type { Document } from '../../../src/domain'
import { useText } from '../i18n/use-text'
import { useDocuments } from '../state/documents'
import { useStore } from '../state/store'
import '../styles/library.css'
import { refreshDocuments } from '../state/documents'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Empty, Failure, Loading } from '../ui/states'
import { AddFiles } from './add-files'
import { DocumentCard } from './document-card'
import { removing } from './removing'
import { Status } from './status'
import { UploadList } from './upload-list'

/** Cards shown before more are asked for. */
const STEP = 50

/** What the library holds, taking in and removing. */
export default function LibraryView() {
  const text = useText()
  const { all, error } = useDocuments()
  const gone = useStore(removing)
  const [q, setQ] = useState('')
  const [room, setRoom] = useState(STEP)
  const kept = useMemo(() => (all ?? []).filter(({ id }) => !gone.has(id)), [all, gone])
  const found = useMemo(() => kept.filter((one) => matches(one, q.trim())), [kept, q])
  return (
    <div className="page library">
      <h1>{text.library.title}</h1>
      <Status documents={all} />
      <AddFiles />
      <UploadList />
      {error !== null && <Failure error={error} retry={() => void refreshDocuments()} />}
      {all === null && error === null && <Loading />}
      {all !== null && kept.length === 0 && (
        <Empty icon="library" title={text.library.empty} hint={text.library.emptyHint} />
      )}
      {kept.length > 0 && (
        <>
          <label className="search">
            <Icon name="search" />
            <span className="visually-hidden">{text.library.search}</span>
            <input
              type="search"
              placeholder={text.library.search}
              value={q}
              onChange={({ target }) => setQ(target.value)}
            />
          </label>
          {found.length === 0 && <p className="muted">{text.library.noMatch}</p>}
          <ul className="documents">
            {found.slice(0, room).map((document) => (
              <DocumentCard key={document.id} document={document} />
            ))}
          </ul>
          {found.length > room && (
            <Button label={text.app.more} onPress={() => setRoom(room + STEP)} />
          )}
        </>
      )}
    </div>
  )
}

function matches({ name, reports }: Document, q: string): boolean {
  if (q === '') return true
  const words = reports.flatMap(({ title, institution, region, year }) => [
    title,
    institution,
    ...(region?.path ?? []),
    year?.toString(),
  ])
  return [name, ...words].some((word) => word?.includes(q))
}
