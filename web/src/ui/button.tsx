import { Button as AriaButton, type ButtonProps } from 'react-aria-components/Button'
import { Icon, type IconName } from './icon'

interface Props extends Omit<ButtonProps, 'children' | 'className'> {
  label: string
  icon?: IconName
  /** `solid` for the one thing a view is for; default `quiet`. */
  look?: 'solid' | 'quiet' | 'plain' | 'danger'
  /** Shows the icon alone; the label stays its name. */
  iconOnly?: boolean
}

/** A button with words, an icon, or both. */
export function Button({ label, icon, look = 'quiet', iconOnly = false, ...rest }: Props) {
  return (
    <AriaButton
      {...rest}
      className={`button ${look}${iconOnly ? ' icon-only' : ''}`}
      {...(iconOnly ? { 'aria-label': label } : {})}
    >
      {icon !== undefined && <Icon name={icon} />}
      {!iconOnly && <span>{label}</span>}
    </AriaButton>
  )
}
