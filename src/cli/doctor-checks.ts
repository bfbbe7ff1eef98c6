import { access, constants, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { toXiezhengError } from '../errors.js'
import { type CliContext, withAssistant } from './context.js'

export interface Finding {
  status: 'ok' | 'warn' | 'fail'
  /** What was found. */
  message: string
  /** What to do; absent when all is well. */
  advice?: string
}

export interface Check {
  name: string
  /** A throw counts as `fail`, with the error's message. */
  run(): Promise<Finding>
}

const ok = (message: string): Finding => ({ status: 'ok', message })

/** Lowest Node the product runs on: `engines` of package.json. */
const LOWEST_NODE: readonly [number, number] = [20, 19]

/** `version` as process.versions.node. */
export function checkNode(version: string): Check {
  return {
    name: 'Node 版本',
    async run() {
      const [major = 0, minor = 0] = version.split('.').map(Number)
      const [lowMajor, lowMinor] = LOWEST_NODE
      if (major > lowMajor || (major === lowMajor && minor >= lowMinor)) return ok(version)
      const advice = `请安装 Node ${lowMajor}.${lowMinor} 或更新的版本。`
      return { status: 'fail', message: version, advice }
    },
  }
}

/** Loads a native module for real: a binary for another Node fails here. */
export function checkNative(name: string, load: () => Promise<unknown>): Check {
  return {
    name: `原生模块 ${name}`,
    async run() {
      try {
        await load()
        return ok('可以加载')
      } catch (cause) {
        const [message = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n')
        const advice = `请在程序目录运行 npm rebuild ${name}；编译需要 C++ 编译器、make 和 python3。`
        return { status: 'fail', message: `加载失败：${message}`, advice }
      }
    },
  }
}

export const NATIVE_CHECKS: readonly Check[] = [
  checkNative('better-sqlite3', async () => {
    const { default: Database } = await import('better-sqlite3')
    new Database(':memory:').close()
  }),
  checkNative('hnswlib-node', async () => {
    const { default: hnswlib } = await import('hnswlib-node')
    new hnswlib.HierarchicalNSW('ip', 2).initIndex(1)
  }),
  checkNative('onnxruntime-node', async () => {
    const fromTransformers = createRequire(import.meta.resolve('@xenova/transformers'))
    fromTransformers('onnxruntime-node')
  }),
]

/** The model's files are there and, of a built-in one, are the published ones. */
export function checkModel(name: string): Check {
  return {
    name: '模型文件',
    async run() {
      const { resolveModel, verifyModel } = await import('../embed/models.js')
      const model = resolveModel(name)
      const wrong = (await verifyModel(model)).filter((file) => file.ok === false)
      if (wrong.length === 0) return ok(`${model.name}，摘要相符`)
      const message = `摘要不符：${wrong.map(({ path }) => path).join('、')}`
      return { status: 'fail', message, advice: '文件可能损坏，请重新安装本程序。' }
    },
  }
}

/** The data folder, or the nearest folder above it that exists, can be written to. */
export function checkDataDir(dataDir: string): Check {
  return {
    name: '数据目录',
    async run() {
      try {
        await rm(await mkdtemp(join(dataDir, '.doctor-')), { recursive: true })
        return ok(`${dataDir}，可写`)
      } catch (cause) {
        const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
        if (absent && (await canCreate(dataDir))) return ok(`${dataDir}，首次使用时创建`)
        const advice = '请检查目录权限与磁盘空间，或用 --data-dir 换一个目录。'
        return { status: 'fail', message: `${dataDir} 不可写`, advice }
      }
    },
  }
}

async function canCreate(folder: string): Promise<boolean> {
  for (let at = dirname(folder); ; at = dirname(at)) {
    try {
      await access(at, constants.W_OK)
      return true
    } catch (cause) {
      const absent = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      if (!absent || at === dirname(at)) return false
    }
  }
}

/** Every database in the data folder passes SQLite's integrity check. */
export function checkDatabase(dataDir: string): Check {
  return {
    name: '资料库',
    async run() {
      const files = await databases(dataDir)
      if (files.length === 0) return ok('还没有；导入报告时创建')
      const { openStore } = await import('../index/store.js')
      for (const file of files) {
        const store = openStore(join(dataDir, file))
        try {
          const [problem] = store.integrityProblems()
          if (problem === undefined) continue
          const advice = '请从备份恢复，或移走数据目录后重新导入报告。'
          return { status: 'fail', message: `${file} 已损坏：${problem}`, advice }
        } finally {
          store.close()
        }
      }
      return ok('完好')
    },
  }
}

async function databases(dataDir: string): Promise<string[]> {
  const names = await readdir(dataDir).catch(() => [])
  return names.filter((name) => /\.(db|sqlite3?)$/.test(name))
}

/** Opens the library for real, which verifies the index and rebuilds it where needed. */
export function checkLibrary(context: CliContext, dataDir: string): Check {
  return {
    name: '索引',
    async run() {
      if ((await databases(dataDir)).length === 0) return ok('还没有；导入报告时创建')
      return withAssistant(context, { dataDir }, async (assistant) => {
        const { documents, reports, passages, sentences, model } = assistant.status()
        const counts = `${documents} 个文件，${reports} 篇报告，${passages} 段，${sentences} 句，模型 ${model}`
        return documents === 0
          ? { status: 'warn', message: '库是空的', advice: '用 ingest 导入报告。' }
          : ok(counts)
      })
    },
  }
}

/** POSIX locales name their encoding; one that is not UTF-8 would garble Chinese. */
export function checkTerminal(locale: string | null, platform: string): Check {
  return {
    name: '终端编码',
    async run() {
      if (platform === 'win32') return ok('Windows：若出现乱码，先运行 chcp 65001')
      if (locale !== null && /utf-?8/i.test(locale)) return ok(locale)
      const advice = '若出现乱码，请设置 LANG=zh_CN.UTF-8 或 C.UTF-8。'
      return { status: 'warn', message: locale ?? '未设置', advice }
    },
  }
}

/** Runs checks one after another; a throw is a `fail` with the error's message. */
export async function runChecks(checks: readonly Check[]): Promise<({ name: string } & Finding)[]> {
  const findings = []
  for (const { name, run } of checks) {
    const failed = (thrown: unknown): Finding => ({
      status: 'fail',
      message: toXiezhengError(thrown).message,
    })
    findings.push({ name, ...(await run().catch(failed)) })
  }
  return findings
}
