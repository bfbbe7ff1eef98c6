import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fakeAnswer } from '../api/testing/fake-assistant.js'
import { XiezhengError } from '../errors.js'
import { runCli } from './program.js'
import { createFakeContext, type FakeContextOptions } from './testing/fake-context.js'

async function run(argv: string[], options: FakeContextOptions = {}) {
  const context = createFakeContext(options)
  const code = await runCli(argv, context, '9.9.9')
  return { code, out: context.stdout(), err: context.stderr(), context }
}

describe('usage', () => {
  test.each([
    [['nonsense'], '没有命令“nonsense”'],
    [['serch'], '您是不是要用 search'],
    [['search', 'x', '--colour'], '没有选项 --colour'],
    [['search'], '缺少参数 <query>'],
    [['ingest'], '缺少参数 <paths>'],
    [['search', 'x', '--limit'], '选项 --limit <n> 缺少值'],
    [['search', 'x', '--limit', '0'], '--limit 的值不对：须是 1 到 100 之间的整数'],
    [['search', 'x', '--mode', 'magic'], '只能是 hybrid, dense, lexical'],
    [['search', 'x', '--year', '2024-2020'], '写作 2023 或 2021-2023'],
    [['serve', '--port', '70000'], '--port 的值不对'],
    [['documents', 'show'], '缺少参数 <id>'],
    [[], '请给出命令'],
  ])('%j exits 2 and says so in Chinese', async (argv, problem) => {
    const { code, out, err, context } = await run(argv)
    expect(code).toBe(2)
    expect(err).toContain(problem)
    expect(err).not.toContain('error:')
    expect(out).toBe('')
    expect(context.opened).toEqual([])
  })

  test('help and version are no errors and open nothing', async () => {
    const help = await run(['--help'])
    expect(help.code).toBe(0)
    for (const word of [
      '用法：',
      '命令：',
      '选项：',
      'ingest',
      'serve',
      'ask',
      'search',
      'initiatives',
      'documents',
      'doctor',
    ]) {
      expect(help.out).toContain(word)
    }
    expect(help.out).not.toMatch(/Usage|Options|Commands|display help/)
    expect((await run(['help', 'search'])).out).toContain('通用选项：')
    expect(await run(['--version'])).toMatchObject({ code: 0, out: '9.9.9\n' })
    expect(help.context.opened).toEqual([])
  })
})

describe('ask and search', () => {
  test('ask shows the answer with numbers, and where each stands', async () => {
    const { code, out, context } = await run([
      'ask',
      '立案提案',
      '多少件？',
      '--data-dir',
      '/lib',
      '--region',
      '白城市',
      '--year',
      '2021-2024',
    ])
    expect(code).toBe(0)
    expect(out).toContain('全年立案提案二百件。[1]')
    expect(out).toContain('[1] 常务委员会工作报告 · 白城市 · 2024年')
    expect(out).toContain('报告.txt [3, 13)')
    expect(out).toContain('“全年立案提案二百件。”')
    expect(context.opened).toEqual([{ dataDir: '/lib' }])
    expect(context.assistant.calls[0]?.[1]).toMatchObject({
      messages: [{ role: 'user', content: '立案提案 多少件？' }],
      filters: { regions: ['白城市'], years: { from: 2021, to: 2024 } },
      engine: 'auto',
    })
    expect(context.assistant.calls.at(-1)?.[0]).toBe('close')
  })

  test('a refusal shows its reason and the nearest passages', async () => {
    const refusal = {
      ...fakeAnswer(),
      refused: true,
      reason: '本库中没有依据。',
      sentences: [],
      answer: '',
    }
    const { code, out } = await run(['ask', '问'], { overrides: { chat: async () => refusal } })
    expect(code).toBe(0)
    expect(out).toMatch(/^本库中没有依据。\n\n最接近的段落：\n\[1\]/)
  })

  test('--json gives the response itself, wherever the option stands', async () => {
    for (const argv of [
      ['--json', 'ask', '问'],
      ['ask', '问', '--json'],
    ]) {
      expect(JSON.parse((await run(argv)).out)).toEqual(fakeAnswer())
    }
    const { out, context } = await run([
      'search',
      '协商',
      '--json',
      '--limit',
      '3',
      '--mode',
      'dense',
    ])
    expect(JSON.parse(out).hits).toHaveLength(1)
    expect(context.assistant.calls[0]?.[1]).toMatchObject({
      query: '协商',
      limit: 3,
      mode: 'dense',
    })
  })

  test('control characters of a report do not reach the terminal', async () => {
    const answer = fakeAnswer()
    const [first] = answer.citations
    const evil = {
      ...answer,
      citations:
        first === undefined ? [] : [{ ...first, title: 'a\u001b[2Jb\u009bc', quote: 'x\u202ey' }],
    }
    const { out } = await run(['ask', '问'], { overrides: { chat: async () => evil } })
    expect(out).toContain('a[2Jbc')
    for (const mark of ['\u001b', '\u009b', '\u202e']) expect(out).not.toContain(mark)
  })

  test('a failure: exit 1, its message on standard error, JSON for machines', async () => {
    const overrides = {
      search: async () => {
        throw new XiezhengError('invalid_input', '没有“某地”这个地区。')
      },
    }
    const { code, out, err, context } = await run(['search', 'x', '--json'], { overrides })
    expect(code).toBe(1)
    expect(err).toContain('没有“某地”这个地区。')
    expect(JSON.parse(out)).toEqual({
      error: { code: 'invalid_input', message: '没有“某地”这个地区。' },
    })
    expect(context.assistant.calls.at(-1)?.[0]).toBe('close')
  })
})

test('an unexpected error: one line of cause, the stack only where it was asked for', async () => {
  const overrides = {
    search: async () => {
      throw new TypeError('x is not a function')
    },
  }
  const { code, err } = await run(['search', 'x'], { overrides })
  expect(code).toBe(1)
  expect(err).toMatch(/^错误：程序内部出错.*\n原因：x is not a function（.*\n$/)
  const verbose = createFakeContext({ overrides })
  verbose.io.verbose = true
  await runCli(['search', 'x'], verbose, '0')
  expect(verbose.stderr()).toMatch(/\n {4}at /)
})

describe('documents', () => {
  test('list, show, remove', async () => {
    const { out } = await run(['documents'])
    expect(out).toMatch(/编号 +地区与年份 +文件\nd1 +白城市 2024 +报告\.txt\n共 1 个。/)
    expect(JSON.parse((await run(['documents', '--json'])).out).total).toBe(1)
    expect((await run(['documents', 'show', 'd1'])).out).toContain(
      '常务委员会工作报告（吉林省白城市，2024年，1 段）\n  去掉与报告无关的文字 2 字（网页导航与页脚 2）',
    )
    const removed = await run(['documents', 'remove', 'd1'])
    expect(removed.out).toBe('已删除：报告.txt\n')
    expect(removed.context.assistant.status().documents).toBe(0)
    expect(await run(['documents', 'show', 'nope'])).toMatchObject({
      code: 1,
      err: '错误：没有这个文件。\n',
    })
  })
})

describe('ingest', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'xiezheng-cli-'))
    await writeFile(join(folder, 'a.txt'), 'x')
    await writeFile(join(folder, 'b.zip'), 'x')
    await writeFile(join(folder, '坏.txt'), 'x')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('all fine: 0, each file with its reports', async () => {
    const { code, out, err } = await run(['ingest', join(folder, 'a.txt')])
    expect(code).toBe(0)
    expect(out).toContain('a.txt：已加入\n  · 常务委员会工作报告（吉林省白城市，2024年，1 段）')
    expect(out).toContain('去掉与报告无关的文字 2 字')
    expect(out).toContain('注意：示例说明')
    expect(out).toContain('加入 1，更新 0，没有变化 0，失败 0。')
    expect(err).toBe('[1/1] a.txt：已加入\n')
  })

  test('a failure among them: 1, with its reason; the rest is taken in', async () => {
    const { code, out } = await run(['ingest', folder, join(folder, 'missing.txt')])
    expect(code).toBe(1)
    expect(out).toContain('坏.txt：失败，文件读不出来。')
    expect(out).toContain('missing.txt：失败，没有这个文件或文件夹')
    expect(out).toContain('加入 1，更新 0，没有变化 0，失败 2，跳过其他类型的文件 1 个。')
  })

  test('nothing readable: 1, and the library is not even opened', async () => {
    const { code, context } = await run(['ingest', join(folder, 'missing.txt')])
    expect({ code, opened: context.opened }).toEqual({ code: 1, opened: [] })
  })

  test('--json: one object', async () => {
    const summary = JSON.parse((await run(['ingest', folder, '--json'])).out)
    expect(summary).toMatchObject({ added: 1, failed: 1, skipped: 1, interrupted: false })
    expect(summary.files.map(({ state }: { state: string }) => state)).toEqual(['added', 'failed'])
    expect(summary.files[1].error).toEqual({ code: 'unreadable', message: '文件读不出来。' })
  })

  test('interrupted: 130, what is done is told', async () => {
    const context = createFakeContext()
    const { ingest } = context.assistant
    context.assistant.ingest = (sources, options) =>
      ingest(sources, {
        ...options,
        onEvent: (event) => {
          options?.onEvent?.(event)
          if (event.type === 'file') context.interrupt()
        },
      })
    expect(await runCli(['ingest', folder], context, '0')).toBe(130)
    expect(context.stdout()).toContain('加入 1，')
    expect(context.stderr()).toContain('再次运行')
  })
})
