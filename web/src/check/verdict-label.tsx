import type { CheckVerdict } from '../../../src/check/types'
import { useText } from '../i18n/use-text'
import { Icon, type IconName } from '../ui/icon'

const ICONS: Record<CheckVerdict, IconName> = {
  exact: 'equal',
  close: 'near',
  supported: 'check',
  conflict: 'conflict',
  not_found: 'missing',
}

/** A verdict by colour, sign and word. */
export function VerdictLabel({ verdict }: { verdict: CheckVerdict }) {
  const text = useText()
  return (
    <span className={`verdict ${verdict}`}>
      <Icon name={ICONS[verdict]} size={16} />
      {text.check.verdict[verdict]}
    </span>
  )
}
