import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useText } from '../i18n/use-text'
import { go, useRoute } from '../state/router'
import '../styles/similar.css'
import { Catalogue } from './catalogue'
import { Finder } from './finder'

/** What other regions did: from a passage or words, and by the names of initiatives. */
export default function SimilarView() {
  const text = useText()
  const { params } = useRoute()
  const tab = params.get('tab') === 'catalogue' ? 'catalogue' : 'find'
  return (
    <div className="page">
      <h1>{text.similar.title}</h1>
      <p className="lead">{text.similar.lead}</p>
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => {
          const next = new URLSearchParams(params)
          next.set('tab', String(key))
          if (key !== tab) go('similar', next)
        }}
      >
        <TabList aria-label={text.similar.title} className="tabs">
          <Tab id="find">{text.similar.tabs.find}</Tab>
          <Tab id="catalogue">{text.similar.tabs.catalogue}</Tab>
        </TabList>
        <TabPanel id="find">
          <Finder />
        </TabPanel>
        <TabPanel id="catalogue">
          <Catalogue />
        </TabPanel>
      </Tabs>
    </div>
  )
}
