import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openAssistant, textSource } from '../../test/support/library.js'
import { type TemporaryFolder, temporaryFolder } from '../../test/support/temporary-folder.js'
import type { Assistant } from '../assistant.js'

const FILLER =
  '会议听取了有关方面的情况介绍，委员们认真审议并提出了意见和要求，各项筹备事宜均已就绪。'
/** One paragraph too long for a passage: it is cut, and its two ends part. */
const LONG = `市政协建成鹤湖书屋四十座。${FILLER.repeat(9)}每座书屋配备驻点馆员三名。`
const REPORT = `政协白城市委员会常务委员会工作报告
——在政协白城市第七届委员会第三次会议上

一、2023年工作回顾
2023年，市政协共立案提案126件，遴选重点提案18件，由主席会议成员领衔督办，办复率百分之百。
${LONG}
`

let folder: TemporaryFolder
let assistant: Assistant
beforeAll(async () => {
  folder = temporaryFolder()
  assistant = await openAssistant(folder.path)
  await assistant.ingest([
    textSource('白城市政协2023年工作报告.txt', REPORT),
    textSource('白城市政协2023年工作报告（转载）.txt', `${REPORT}\n`),
  ])
})
afterAll(async () => {
  await assistant.close()
  folder.remove()
})

const quoted = ({ documentId, start, end }: { documentId: string; start: number; end: number }) =>
  assistant.getOriginal(documentId).slice(start, end)

describe('a report that is held twice', () => {
  it('is found once, the other place told beside it', async () => {
    const { hits } = await assistant.search({ query: '立案提案126件' })
    const telling = hits.filter(({ text }) => text.includes('126件'))
    expect(telling).toHaveLength(1)
    const [hit] = telling
    expect(hit?.copies).toHaveLength(1)
    const [copy] = hit?.copies ?? []
    expect(copy?.documentId).not.toBe(hit?.citation.documentId)
    expect(copy && quoted(copy)).toBe(copy?.quote)
  })
})

describe('an answer cut in two', () => {
  it('is one hit, cited from the first piece’s start to the last one’s end', async () => {
    const { hits } = await assistant.search({ query: '鹤湖书屋的驻点馆员' })
    const [first] = hits
    expect(first?.text).toContain('鹤湖书屋四十座')
    expect(first?.text).toContain('驻点馆员三名')
    for (const { citation } of hits) expect(quoted(citation)).toBe(citation.quote)
  })

  it('is answered from both pieces', async () => {
    const question = '白城市政协建成多少座鹤湖书屋，每座配备驻点馆员几名？'
    const { refused, answer } = await assistant.chat({
      messages: [{ role: 'user', content: question }],
    })
    expect(refused).toBe(false)
    expect(answer).toContain('四十座')
    expect(answer).toContain('三名')
  })
})
