import type { ReactNode } from 'react'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useText } from '../i18n/use-text'
import { Button } from './button'

/** A dialog that a button opens: a card on wide screens, a sheet from below on phones. */
export function Sheet({
  trigger,
  title,
  children,
}: {
  trigger: ReactNode
  title: string
  children: (close: () => void) => ReactNode
}) {
  const text = useText()
  return (
    <DialogTrigger>
      {trigger}
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="sheet">
          <Dialog className="sheet-dialog">
            {({ close }) => (
              <>
                <header className="sheet-head">
                  <Heading slot="title">{title}</Heading>
                  <Button
                    look="plain"
                    icon="close"
                    iconOnly
                    label={text.app.close}
                    onPress={close}
                  />
                </header>
                {children(close)}
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  )
}
