import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useText } from '../i18n/use-text'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { showToast } from '../ui/toasts'
import { droppedFiles } from './dropped'
import { addFiles } from './uploads'

/** Where files and folders are dropped or chosen. */
export function AddFiles() {
  const text = useText()
  const add = (files: readonly File[]) => {
    const real = files.filter(({ name }) => !name.startsWith('.'))
    if (real.length === 0) showToast(text.library.nothing)
    else addFiles(real)
  }
  return (
    <DropZone
      className="drop"
      aria-label={text.library.drop}
      getDropOperation={() => 'copy'}
      onDrop={({ items }) => void droppedFiles(items).then(add)}
    >
      <Icon name="upload" size={28} />
      <div>
        <p className="drop-title">{text.library.drop}</p>
        <p className="muted">{text.library.formats}</p>
      </div>
      <span className="spring" />
      <FileTrigger
        allowsMultiple
        onSelect={(files) => {
          if (files !== null && files.length > 0) add([...files])
        }}
      >
        <Button look="solid" icon="plus" label={text.library.files} />
      </FileTrigger>
      <FileTrigger
        acceptDirectory
        onSelect={(files) => {
          if (files !== null) add([...files])
        }}
      >
        <Button icon="folder" label={text.library.folder} />
      </FileTrigger>
    </DropZone>
  )
}
