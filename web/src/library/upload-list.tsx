import { ApiError } from '../api/client'
import { useText } from '../i18n/use-text'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { messageOf } from '../ui/states'
import { dismissFinished, type Upload, uploads } from './uploads'

/** Files on their way in, each with its progress or what to do about it. */
export function UploadList() {
  const text = useText()
  const all = useStore(uploads)
  if (all.length === 0) return null
  const over = all.every(({ state }) => state !== 'waiting' && state !== 'working')
  const failed = all.filter(({ state }) => state === 'failed').length
  return (
    <section className="uploads" aria-labelledby="uploads">
      <header>
        <h2 id="uploads">{text.library.upload}</h2>
        <span className="spring" />
        {over && <Button look="plain" label={text.library.dismiss} onPress={dismissFinished} />}
      </header>
      <p className="visually-hidden" role="status">
        {over ? text.library.finished(all.length - failed, failed) : text.library.uploading}
      </p>
      <ul>
        {all.map((upload) => (
          <UploadItem key={upload.id} upload={upload} />
        ))}
      </ul>
    </section>
  )
}

function UploadItem({ upload: { name, state, stage, done, total, error } }: { upload: Upload }) {
  const text = useText()
  const word =
    state === 'waiting'
      ? text.library.queued
      : state === 'working'
        ? `${stage === null ? text.library.uploading : text.library.stage[stage]} ${total > 1 ? text.library.progress(done, total) : ''}`
        : text.library.state2[state]
  return (
    <li className={`upload ${state}`}>
      <Icon name={state === 'failed' ? 'warning' : state === 'waiting' ? 'upload' : 'check'} />
      <span className="upload-name">{name}</span>
      <span className="upload-state">{word}</span>
      {state === 'working' && (
        <progress aria-label={name} {...(total > 0 ? { value: done, max: total } : {})} />
      )}
      {error !== null && (
        <p className="problem">
          {messageOf(new ApiError(error.code, error.message), text)}
          {text.library.advice[error.code]}
        </p>
      )}
    </li>
  )
}
