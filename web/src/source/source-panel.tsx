import { useEffect, useRef } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../i18n/use-text'
import { useDocuments } from '../state/documents'
import { closeSource, type Place, sourceHref } from '../state/router'
import { useMedia, WIDE } from '../state/use-media'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Reader } from './reader'

/** The original beside the view where there is room, over it where there is not. */
export function SourcePanel({ place }: { place: Place }) {
  const wide = useMedia(WIDE)
  return wide ? <Beside place={place} /> : <Over place={place} />
}

function Beside({ place }: { place: Place }) {
  const text = useText()
  const opener = useRef<Element | null>(document.activeElement)
  const name = useName(place)
  useEffect(() => {
    const from = opener.current
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) closeSource()
    }
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener('keydown', onKey)
      if (from instanceof HTMLElement) from.focus({ preventScroll: true })
    }
  }, [])
  return (
    <aside className="panel" aria-label={text.source.panel(name)}>
      <Head place={place} name={name} />
      <Reader place={place} />
    </aside>
  )
}

function Over({ place }: { place: Place }) {
  const text = useText()
  const name = useName(place)
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(open) => {
        if (!open) closeSource()
      }}
    >
      <Modal className="sheet full">
        <Dialog className="sheet-dialog panel" aria-label={text.source.panel(name)}>
          <Head place={place} name={name} />
          <Reader place={place} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function Head({ place, name }: { place: Place; name: string }) {
  const text = useText()
  return (
    <header className="panel-head">
      <h2>{name}</h2>
      <a
        className="button plain icon-only"
        href={sourceHref(place, 'source')}
        aria-label={text.source.expand}
      >
        <Icon name="expand" />
      </a>
      <Button look="plain" icon="close" iconOnly label={text.app.close} onPress={closeSource} />
    </header>
  )
}

function useName({ documentId }: Place): string {
  return useDocuments().all?.find(({ id }) => id === documentId)?.name ?? ''
}
