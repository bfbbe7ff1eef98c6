import { Component, type ReactNode } from 'react'
import { useText } from '../i18n/use-text'
import { Button } from './button'
import { Empty } from './states'

/** Shows a way on where a view breaks, as when its file is gone because the service was updated. */
export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

function Broken() {
  const text = useText()
  return (
    <Empty icon="warning" title={text.errors.broken} hint={text.errors.brokenHint}>
      <Button look="solid" label={text.errors.reload} onPress={() => location.reload()} />
    </Empty>
  )
}
