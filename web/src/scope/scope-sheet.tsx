import { useMemo, useState } from 'react'
import { useText } from '../i18n/use-text'
import { useDocuments } from '../state/documents'
import { useStore } from '../state/store'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { Sheet } from '../ui/sheet'
import { Failure, Loading } from '../ui/states'
import { type RegionNode, regionTree, yearsOf } from './regions'
import { EVERYTHING, scope, scopeWords } from './scope'

/** The button that tells the scope and opens the choice of regions and years. */
export function ScopeButton() {
  const text = useText()
  const words = scopeWords(useStore(scope))
  const label = words.length === 0 ? text.scope.all : words.join(text.list)
  return (
    <Sheet
      title={text.scope.title}
      trigger={
        <Button
          look={words.length === 0 ? 'plain' : 'quiet'}
          icon="filter"
          label={`${text.scope.title}：${label}`}
        />
      }
    >
      {(close) => <ScopeForm close={close} />}
    </Sheet>
  )
}

function ScopeForm({ close }: { close: () => void }) {
  const text = useText()
  const { all, error } = useDocuments()
  const now = useStore(scope)
  const tree = useMemo(() => regionTree(all ?? []), [all])
  const years = useMemo(() => yearsOf(all ?? []), [all])
  if (all === null) return error === null ? <Loading /> : <Failure error={error} />
  const wrong = now.from !== null && now.to !== null && now.from > now.to
  return (
    <form className="scope" onSubmit={(event) => event.preventDefault()}>
      <fieldset className="scope-years">
        <legend>{text.scope.years}</legend>
        <YearSelect name="from" label={text.scope.from} years={years} />
        <YearSelect name="to" label={text.scope.to} years={years} />
        {wrong && (
          <p className="problem" role="alert">
            {text.scope.wrongWay}
          </p>
        )}
      </fieldset>
      <fieldset className="scope-regions">
        <legend>{text.scope.regions}</legend>
        {tree.length === 0 ? <p className="muted">{text.scope.none}</p> : <Regions nodes={tree} />}
      </fieldset>
      <footer className="sheet-foot">
        <Button label={text.scope.clear} look="plain" onPress={() => scope.set(EVERYTHING)} />
        <Button label={text.scope.apply} look="solid" isDisabled={wrong} onPress={close} />
      </footer>
    </form>
  )
}

function YearSelect({
  name,
  label,
  years,
}: {
  name: 'from' | 'to'
  label: string
  years: readonly number[]
}) {
  const text = useText()
  const value = useStore(scope)[name]
  return (
    <label className="select">
      {label}
      <select
        value={value ?? ''}
        onChange={({ target }) =>
          scope.set((now) => ({
            ...now,
            [name]: target.value === '' ? null : Number(target.value),
          }))
        }
      >
        <option value="">{text.scope.any}</option>
        {years.map((year) => (
          <option key={year}>{year}</option>
        ))}
      </select>
    </label>
  )
}

function Regions({ nodes }: { nodes: readonly RegionNode[] }) {
  return (
    <ul className="regions">
      {nodes.map((node) => (
        <RegionItem key={node.value} node={node} />
      ))}
    </ul>
  )
}

function RegionItem({ node }: { node: RegionNode }) {
  const text = useText()
  const { regions } = useStore(scope)
  const { value, name, reports, children } = node
  const checked = regions.some((one) => one.value === value)
  const [open, setOpen] = useState(() => holds(children, new Set(regions.map((r) => r.value))))
  const toggle = () =>
    scope.set((now) => ({
      ...now,
      regions: checked
        ? now.regions.filter((one) => one.value !== value)
        : [...now.regions, { value, name }],
    }))
  return (
    <li>
      <div className="region-row">
        {children.length > 0 ? (
          <button
            type="button"
            className="twist"
            aria-expanded={open}
            aria-label={text.scope.expand(name)}
            onClick={() => setOpen(!open)}
          >
            <Icon name="chevron" size={16} />
          </button>
        ) : (
          <span className="twist" />
        )}
        <label className="tick">
          <input type="checkbox" checked={checked} onChange={toggle} />
          {name}
          <span className="muted">{text.scope.reports(reports)}</span>
        </label>
      </div>
      {open && children.length > 0 && <Regions nodes={children} />}
    </li>
  )
}

function holds(nodes: readonly RegionNode[], values: ReadonlySet<string>): boolean {
  return nodes.some((node) => values.has(node.value) || holds(node.children, values))
}
